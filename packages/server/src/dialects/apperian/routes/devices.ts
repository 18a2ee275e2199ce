/** The Devices API: the resources that the vendor documents (contract apperian §7). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { HandsetHolder } from '../../../core/people/holder.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Device as CoreDevice } from '../../../domain/device.ts';
import { type Call, type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { replyInParts } from '../../../http/dialect/long-reply.ts';
import { mapLong } from '../../../lib/long-list.ts';
import type { Handset } from '../../../services/holding/handsets.ts';
import { type Ref, refOf } from '../ids.ts';
import { toDevice, toListedPairing, toPairing } from '../mapping/devices.ts';
import { toUser } from '../mapping/users.ts';
import { writeOf } from '../mapping/write.ts';
import { showsPushTokens } from '../policy.ts';
import { Device, ListedPairing, Pairing, User } from '../schemas/devices.ts';
import { Disabling } from '../schemas/users.ts';

const list = defineRoute({
  id: 'apperian.devices.list',
  method: 'GET',
  path: '/devices/users/{user}',
  summary: "A user's devices: your own, or as an administrator anybody's.",
  scope: 'devices:read',
  status: 200,
  reply: Type.Object({ devices: Type.Array(Device) }),
});

const listPairings = defineRoute({
  id: 'apperian.device_users.list',
  method: 'GET',
  path: '/device_users/users/{user}',
  summary: "A user with their devices and since when they hold them: your own, or as an administrator anybody's.",
  scope: 'devices:read',
  status: 200,
  reply: Type.Object({ user: User, devices: Type.Array(ListedPairing) }),
});

const get = defineRoute({
  id: 'apperian.devices.get',
  method: 'GET',
  path: '/devices/{device}/users/{user}',
  summary: 'One device of one user, with when it was last active, for administrators.',
  scope: 'devices.org:read',
  status: 200,
  reply: Type.Object({ device_user: Pairing }),
});

const remove = defineRoute({
  id: 'apperian.devices.remove',
  method: 'DELETE',
  path: '/devices/{device}/users/{user}',
  summary: 'Takes the device from that user, by an administrator. Other users keep it.',
  scope: 'devices.org:write',
  status: 200,
  reply: Type.Object({ deleted: Type.Literal(true) }),
});

const disable = defineRoute({
  id: 'apperian.devices.disable',
  method: 'POST',
  path: '/devices/{device}/disable',
  summary: 'Blocks the device for every user, by an administrator. An extension.',
  scope: 'devices.org:write',
  body: Disabling,
  bodyOptional: true,
  status: 200,
  reply: Type.Object({ device: Device }),
});

const enable = defineRoute({
  id: 'apperian.devices.enable',
  method: 'POST',
  path: '/devices/{device}/enable',
  summary: 'Takes that back. An extension.',
  scope: 'devices.org:write',
  body: Disabling,
  bodyOptional: true,
  status: 200,
  reply: Type.Object({ device: Device }),
});

/** The user first, as the service looks them up: a malformed id is answered like an unknown one. */
function pairOf(call: Params): readonly [device: Ref, user: Ref] {
  const user = userOf(call);
  return [deviceOf(call), user];
}

type Params = Pick<Call, 'params'>;
const userOf = ({ params }: Params): Ref => refOf(params.user ?? '', 'person');
const deviceOf = ({ params }: Params): Ref => refOf(params.device ?? '', 'device');

export const deviceRoutes: readonly DialectRoute[] = [
  serve(list, async (call, { handsets }) => {
    const held = await handsets.of(call.actor, userOf(call));
    const { first, rest } = mapLong(held.handsets, part => part.map(each => toDevice(shown(call.actor, held, each))));
    return replyInParts({ devices: [...first] }, 'devices', rest);
  }),
  serve(listPairings, async (call, { handsets }) => {
    const held = await handsets.of(call.actor, userOf(call));
    const { first, rest } = mapLong(held.handsets, part => part.map(each => toListedPairing(shown(call.actor, held, each))));
    return replyInParts({ user: toUser(held), devices: [...first] }, 'devices', rest);
  }),
  serve(get, async (call, { handsets }) => {
    const { handset, ...holder } = await handsets.get(call.actor, ...pairOf(call));
    return { device_user: toPairing(holder, shown(call.actor, holder, handset)) };
  }),
  serve(remove, async (call, { handsets }) => {
    await handsets.remove(call.write, ...pairOf(call));
    return { deleted: true } as const;
  }),
  serve(disable, async (call, { handsets }) => ({ device: unheld(await handsets.disable(writeOf(call), deviceOf(call))) })),
  serve(enable, async (call, { handsets }) => ({ device: unheld(await handsets.enable(writeOf(call), deviceOf(call))) })),
];

/** The handset without its push token where that is only for its holder. */
function shown(actor: Actor, { person }: HandsetHolder, handset: Handset): Handset {
  return showsPushTokens(actor, person.id) ? handset : { ...handset, pushToken: null };
}

/** The device without a holder: push tokens belong to holders. */
function unheld(device: CoreDevice) {
  return toDevice({ device, pushToken: null });
}
