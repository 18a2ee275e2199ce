/** How this face shows a device: among the devices of each person who holds it, and with that person. */
import { rolesOf } from '../../../core/rights.ts';
import { HOLDING_ROLES, type NamedAssignment } from '../../../domain/assignment.ts';
import { HANDSET_KINDS } from '../../../domain/device.ts';
import { maskedToken } from '../../../domain/push.ts';
import {
  type AskedDevice,
  hiddenFrom,
  type Showing,
  type Shows,
  showsNothing,
  spokenKind,
  together,
} from '../../../http/dialect/shows.ts';
import type { Services } from '../../../services/services.ts';
import { renderId } from '../ids.ts';
import { toDevice, toPairing } from '../mapping/devices.ts';

export const shows: Shows = async (asked, services) => {
  const { device, holders } = asked;
  if (!HANDSET_KINDS.includes(device.kind)) {
    const detail = `The Apperian face shows mobile devices and app catalogs, and this is ${spokenKind(device)}.`;
    return showsNothing('kind_not_carried', detail);
  }
  if (holders.length === 0) {
    return showsNothing('not_held', 'The Apperian face shows a device with the people who hold it, and nobody holds it now.');
  }
  return together(await Promise.all(holders.map(holder => toOne(asked, holder, services))));
};

async function toOne({ actor, device }: AskedDevice, holder: NamedAssignment, { handsets }: Services): Promise<Showing> {
  const { owner, role, names } = holder;
  if (owner.kind !== 'person') {
    const kind = owner.kind.replace('_', ' ');
    return hiddenFrom(holder, 'owner_not_carried', `The Apperian face shows devices of people, and ${names.owner} is a ${kind}.`);
  }
  if (!HOLDING_ROLES.includes(role)) {
    return hiddenFrom(
      holder,
      'role_not_carried',
      `${names.owner} has it in the role ${role}; the Apperian face shows what people have as owner or user.`,
    );
  }
  const found = await handsets.find(actor, { id: device.id }, { id: owner.id });
  if (found === undefined) return hiddenFrom(holder, 'not_held', `${names.owner} holds it no longer.`);
  const { handset, ...person } = found;
  const user = renderId(owner.id);
  const common = { holder, roles: rolesOf('read devices'), body: toDevice(handset) };
  const pairing = toPairing(person, handset);
  return {
    views: [
      {
        ...common,
        path: `/devices/users/${user}`,
        within: 'devices',
        toHolder: true,
        scope: 'devices:read',
        body: masked(common.body),
      },
      {
        ...common,
        path: `/devices/${renderId(device.id)}/users/${user}`,
        within: 'device_user',
        toHolder: false,
        scope: 'devices.org:read',
        body: { ...pairing, device: masked(pairing.device) },
      },
    ],
    hidden: [],
  };
}

function masked<D extends { readonly apns_token: string | null }>(device: D): D {
  return { ...device, apns_token: device.apns_token && maskedToken(device.apns_token) };
}
