/** The native routes about telephony: who can be called, what phones report, guests. */
import { routes as api } from '@heldby/contract';
import { Problem } from '../../domain/problem.ts';
import { type DialectRoute, serve } from '../../http/dialect.ts';
import { createRateLimiter } from '../../http/rate-limit.ts';
import { toCalling, toDeskPhone, toDevice, toGuestSession, toVirtualLine } from './mapping.ts';
import { idOf, membersOf, writeOf } from './requests.ts';

/** A code has 16 digits: at this pace nobody finds one of a million in a lifetime. */
const TRIES_PER_MINUTE = 5;

export function telephonyRoutes(): readonly DialectRoute[] {
  const tries = createRateLimiter();

  return [
    serve(api.setCallingOfPerson, async (call, { calling }) =>
      toCalling(await calling.set(writeOf(call), { kind: 'person', id: idOf(call, 'person') }, membersOf(call.body))),
    ),
    serve(api.removeCallingOfPerson, async (call, { calling }) =>
      calling.remove(writeOf({ ...call, body: undefined }), { kind: 'person', id: idOf(call, 'person') }),
    ),
    serve(api.setCallingOfWorkspace, async (call, { calling }) =>
      toCalling(await calling.set(writeOf(call), { kind: 'workspace', id: idOf(call, 'workspace') }, membersOf(call.body))),
    ),
    serve(api.createVirtualLine, async (call, { calling }) =>
      toVirtualLine(await calling.createVirtualLine(writeOf(call), membersOf(call.body))),
    ),
    serve(api.getVirtualLine, async (call, { calling }) =>
      toVirtualLine(await calling.getVirtualLine(call.actor, idOf(call, 'virtualLine'))),
    ),
    serve(api.activate, async ({ body, request }, { activations }) => {
      const { used, limit, resetSeconds } = tries.count(request.ip, TRIES_PER_MINUTE, Date.now());
      if (used > limit)
        throw new Problem('rate_limited', 'Too many codes were tried.', { limit, retryAfterSeconds: resetSeconds });
      return toDevice(await activations.redeem({ ...body, serial: body.serial ?? null }, request.id));
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
}
