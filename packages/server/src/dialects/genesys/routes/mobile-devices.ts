/** The five operations (contract genesys §1). */
import { defineRoute } from '@heldby/contract';
import type { Actor } from '../../../domain/actor.ts';
import { Problem } from '../../../domain/problem.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { replyInParts } from '../../../http/dialect/long-reply.ts';
import { mapRest } from '../../../lib/long-list.ts';
import { deviceIdOf } from '../ids.ts';
import { COLLECTION, toListing, toPage, toPhoneInput, toUserDevice } from '../mapping/mobile-devices.ts';
import { requiresUser } from '../policy.ts';
import { GET_ONE, USER_CONTEXT } from '../problems.ts';
import { DirectoryUserDevicesListing, PagingQuery, UserDevice, UserDeviceInput } from '../schemas/mobile-devices.ts';

const list = defineRoute({
  id: 'genesys.mobiledevices.list',
  method: 'GET',
  path: COLLECTION,
  summary: "The caller's phones, a page at a time.",
  scope: 'devices:readonly',
  query: PagingQuery,
  status: 200,
  reply: DirectoryUserDevicesListing,
});

const create = defineRoute({
  id: 'genesys.mobiledevices.create',
  method: 'POST',
  path: COLLECTION,
  summary: 'Registers a phone of the caller; the same device token again updates it.',
  scope: 'devices',
  body: UserDeviceInput,
  status: 200,
  reply: UserDevice,
});

const get = defineRoute({
  id: GET_ONE,
  method: 'GET',
  path: `${COLLECTION}/{deviceId}`,
  summary: 'One phone of the caller.',
  scope: 'devices:readonly',
  status: 200,
  reply: UserDevice,
});

const replace = defineRoute({
  id: 'genesys.mobiledevices.replace',
  method: 'PUT',
  path: `${COLLECTION}/{deviceId}`,
  summary: 'Replaces what is known of the phone; without a body it stays as it is.',
  scope: 'devices',
  body: UserDeviceInput,
  bodyOptional: true,
  status: 200,
  reply: UserDevice,
});

const remove = defineRoute({
  id: 'genesys.mobiledevices.delete',
  method: 'DELETE',
  path: `${COLLECTION}/{deviceId}`,
  summary: 'Ends the caller’s hold on the phone; other holders keep it.',
  scope: 'devices',
  status: 204,
  reply: null,
});

export const mobileDeviceRoutes: readonly DialectRoute[] = [
  serve(list, async ({ actor, query }, { phones }) => {
    requireUserContext(actor);
    const found = await phones.list(actor, toPage(query));
    const rest = mapRest(found.rest, part => part.map(toUserDevice));
    return replyInParts(toListing(found), 'entities', rest);
  }),
  serve(create, async ({ actor, body, write }, { phones }) => {
    requireUserContext(actor);
    return toUserDevice(await phones.register(write, toPhoneInput(body)));
  }),
  serve(get, async ({ actor, params }, { phones }) => {
    requireUserContext(actor);
    return toUserDevice(await phones.get(actor, deviceIdOf(params)));
  }),
  serve(replace, async ({ actor, params, body, write }, { phones }) => {
    requireUserContext(actor);
    const input = body === undefined ? null : toPhoneInput(body);
    return toUserDevice(await phones.replace(write, deviceIdOf(params), input));
  }),
  serve(remove, async ({ actor, params, write }, { phones }) => {
    requireUserContext(actor);
    await phones.remove(write, deviceIdOf(params));
  }),
];

/** A client that acts for itself has its own devices (contract genesys §10), unless the organization asks for the vendor's 400. */
function requireUserContext(actor: Actor): void {
  if (actor.kind === 'application' && requiresUser(actor.policy)) throw new Problem('invalid', USER_CONTEXT);
}
