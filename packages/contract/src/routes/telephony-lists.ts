/** Routes that list guest sessions, activation codes and push registrations across the organization. */
import Type from 'typebox';
import { ActivationCode, ListedGuestSession, ListedPushTarget } from '../listed-objects.ts';
import { idFilter, listOf, listQuery, someOf, timeFilter } from '../lists.ts';
import { PLATFORM_WORDS, PUSH_STATE_WORDS } from '../objects.ts';
import { defineRoute } from '../route.ts';
import { oneOf } from '../schema.ts';
import { BASE } from './common.ts';

export const listPushRegistrations = defineRoute({
  id: 'native.pushRegistrations.list',
  method: 'GET',
  path: `${BASE}/push-registrations`,
  summary: 'Lists where pushes go: one registration for each holder of a device whose app has made one.',
  scope: 'devices.org:read',
  query: listQuery({
    item: ListedPushTarget,
    sorts: ['number'],
    filters: {
      person: idFilter('The person who holds the device.'),
      owner: idFilter('The person or application that holds the device.'),
      device: idFilter('The device.'),
      application: idFilter('The OAuth client whose app registered.'),
      platform: Type.Optional(someOf(PLATFORM_WORDS, 'One of these operating systems, separated by commas.')),
      state: Type.Optional(someOf(PUSH_STATE_WORDS, 'One of these states, separated by commas.')),
    },
  }),
  status: 200,
  reply: listOf(ListedPushTarget),
});

export const listGuestSessions = defineRoute({
  id: 'native.guestSessions.list',
  method: 'GET',
  path: `${BASE}/guest-sessions`,
  summary: "Lists who is or was a guest at a host's device.",
  scope: 'telephony:read',
  query: listQuery({
    item: ListedGuestSession,
    sorts: ['number', 'createdAt'],
    filters: {
      person: idFilter('The guest.'),
      owner: idFilter('The host: the person or workspace that has the primary line of the device now.'),
      device: idFilter('The device.'),
      state: Type.Optional(
        oneOf(['running', 'ended', 'any'], '`running` if left out. `ended`: early, or because their time was over.'),
      ),
      createdAfter: timeFilter('Begun after it.'),
      createdBefore: timeFilter('Begun before it.'),
    },
  }),
  status: 200,
  reply: listOf(ListedGuestSession),
});

export const listActivationCodes = defineRoute({
  id: 'native.activationCodes.list',
  method: 'GET',
  path: `${BASE}/activation-codes`,
  summary: 'Lists activation codes without the codes themselves, in the order in which they were issued.',
  scope: 'devices.org:read',
  query: listQuery({
    item: ActivationCode,
    sorts: ['createdAt'],
    filters: {
      owner: idFilter('The person or workspace that gets the phone.'),
      state: Type.Optional(oneOf(['open', 'redeemed', 'expired', 'any'], '`open` if left out.')),
    },
  }),
  status: 200,
  reply: listOf(ActivationCode),
});
