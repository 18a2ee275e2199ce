/** How this face shows a device: as a device, to its owner and to administrators, and among the devices of those with a line on it. */
import { rolesOf } from '../../../core/rights.ts';
import type { NamedAssignment } from '../../../domain/assignment.ts';
import { DESK_KINDS } from '../../../domain/device.ts';
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
import { toDevice } from '../mapping/devices.ts';
import { toLineDevices } from '../mapping/owners.ts';
import { ownerId } from '../mapping/shared.ts';

const DEVICES_SCOPE = 'spark:devices_read';
const LINES_SCOPE = 'spark-admin:telephony_config_read';

export const shows: Shows = async (asked, services) => {
  const { device, holders } = asked;
  if (!DESK_KINDS.includes(device.kind)) {
    const detail = `The Webex face shows desk phones and room devices, and this is ${spokenKind(device)}.`;
    return showsNothing('kind_not_carried', detail);
  }
  const parts = [
    await asDevice(asked, services),
    ...(await Promise.all(holders.map(holder => amongLines(asked, holder, services)))),
  ];
  return together(parts);
};

async function asDevice({ actor, device, holders }: AskedDevice, { deskPhones }: Services): Promise<Showing> {
  const desk = await deskPhones.find(actor, device.id);
  if (desk === undefined) {
    return holders.length === 0
      ? showsNothing('not_held', 'The Webex face shows a device while somebody has a line on it, and nobody holds it now.')
      : showsNothing('no_line', 'The Webex face shows a device while somebody has a line on it, and nobody has one on this.');
  }
  const view = {
    path: `/v1/devices/${renderId('DEVICE', device.id)}`,
    within: null,
    holder: holders.find(({ owner }) => owner.id === desk.owner?.id) ?? null,
    toHolder: desk.owner?.kind === 'person',
    roles: rolesOf('read desk devices'),
    scope: DEVICES_SCOPE,
    body: toDevice(desk, actor),
  };
  return { views: [view], hidden: [] };
}

/** The calls, by the kinds of owners that have one. */
const LINES = {
  person: { path: 'people', shape: 'person', purpose: 'read lines of people' },
  workspace: { path: 'workspaces', shape: 'workspace', purpose: 'read lines of workspaces' },
} as const;

async function amongLines({ actor, device }: AskedDevice, holder: NamedAssignment, { lineDevices }: Services): Promise<Showing> {
  const { owner, names } = holder;
  if (owner.kind !== 'person' && owner.kind !== 'workspace') {
    const kind = owner.kind.replace('_', ' ');
    return hiddenFrom(
      holder,
      'owner_not_carried',
      `The Webex face lists devices of people and workspaces, and ${names.owner} is a ${kind}.`,
    );
  }
  const found = await lineDevices.find(actor, owner, device.id);
  if (found === null) {
    return hiddenFrom(
      holder,
      'holder_not_called',
      `${names.owner} cannot be called: they have no calling location, which is the licence for calling.`,
    );
  }
  const { path, shape, purpose } = LINES[owner.kind];
  const [body] = toLineDevices(found, shape, actor.policy).devices;
  if (body === undefined) return hiddenFrom(holder, 'no_line', `${names.owner} has no line on it.`);
  const view = {
    path: `/v1/telephony/config/${path}/${ownerId(owner)}/devices`,
    within: 'devices',
    holder,
    toHolder: false,
    roles: rolesOf(purpose),
    scope: LINES_SCOPE,
    body,
  };
  return { views: [view], hidden: [] };
}
