/** The native routes about telephony: who can be called, what phones report, guests. */
import { routes as api } from '@heldby/contract';
import { toCalling, toDeskPhone, toDevice, toGuestSession } from '../../../core/objects.ts';
import { personOwner } from '../../../domain/owner.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { toIso } from '../../../lib/instant.ts';
import { idOf } from '../ids.ts';
import { membersOf, writeOf } from '../mapping/requests.ts';

export const telephonyRoutes: readonly DialectRoute[] = [
  serve(api.setCallingOfPerson, async (call, { calling }) =>
    toCalling(await calling.set(writeOf(call), personOwner(idOf(call, 'person')), membersOf(call.body))),
  ),
  serve(api.removeCallingOfPerson, async (call, { calling }) =>
    calling.remove(writeOf({ ...call, body: undefined }), personOwner(idOf(call, 'person'))),
  ),
  serve(api.setCallingOfWorkspace, async (call, { calling }) =>
    toCalling(await calling.set(writeOf(call), { kind: 'workspace', id: idOf(call, 'workspace') }, membersOf(call.body))),
  ),
  serve(api.issueActivationCode, async (call, { activations, deskPhones }) => {
    const { owner, model = null } = call.body;
    const known = model === null ? null : deskPhones.requireModel(call.actor, model, 'code').model;
    const { code, expiresAt } = await activations.issue(writeOf(call), owner, known);
    return { code, expiresAt: toIso(expiresAt) };
  }),
  serve(api.activate, async ({ body, request }, { activations }) => {
    const from = { address: request.ip, requestId: request.id };
    return toDevice(await activations.redeem({ ...body, serial: body.serial ?? null }, from), true);
  }),
  serve(api.checkIn, async (call, { deskPhones }) => {
    const { ip, software = null } = call.body;
    return toDeskPhone(await deskPhones.checkIn(writeOf(call), idOf(call, 'device'), { ip, software }));
  }),
  serve(api.startGuestSession, async (call, { guestSessions }) => {
    const { deviceId, personId, hours = null } = call.body;
    return toGuestSession(await guestSessions.start(writeOf(call), { deviceId, personId, hours }));
  }),
  serve(api.endGuestSession, async (call, { guestSessions }) =>
    toGuestSession(await guestSessions.end(writeOf(call), idOf(call, 'guestSession'))),
  ),
];
