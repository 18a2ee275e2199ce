/** Who may use the phones of hosts as a guest, and by which way they sign in (contract webex §3.9). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toGuestAllowed, toKeptSignIn, toVoicePortalSignIn } from '../mapping/guest-settings.ts';
import { personOf } from '../mapping/requests.ts';
import { GuestPermission, GuestPermissionInput, VoicePortalSignIn, VoicePortalSignInInput } from '../schemas/guest-settings.ts';
import { orgId } from '../schemas/requests.ts';
import { serveWebex } from './serve.ts';

const READ = 'spark-admin:telephony_config_read';
const WRITE = 'spark-admin:telephony_config_write';
const PERMISSION = '/v1/people/{personId}/features/hoteling';
const OF_PERSON = '/v1/telephony/config/people/{personId}/features/hotDesking/guest';
const OF_LOCATION = '/v1/telephony/config/locations/{locationId}/features/hotDesking';
const query = Type.Object(orgId);

const getPermission = defineRoute({
  id: 'webex.people.guest.get',
  method: 'GET',
  path: PERMISSION,
  summary: 'Whether the person may use the phones of hosts as a guest.',
  scope: 'spark-admin:people_read',
  query,
  status: 200,
  reply: GuestPermission,
});

const putPermission = defineRoute({
  id: 'webex.people.guest.replace',
  method: 'PUT',
  path: PERMISSION,
  summary: 'Allows the person to be a guest, or ends that, and with it their session.',
  scope: 'spark-admin:people_write',
  query,
  body: GuestPermissionInput,
  status: 204,
  reply: null,
});

const getSignIn = defineRoute({
  id: 'webex.people.hotDesking.get',
  method: 'GET',
  path: OF_PERSON,
  summary: 'Whether the person signs in as a guest by the voice portal.',
  scope: READ,
  query,
  status: 200,
  reply: VoicePortalSignIn,
});

const putSignIn = defineRoute({
  id: 'webex.people.hotDesking.replace',
  method: 'PUT',
  path: OF_PERSON,
  summary: 'Keeps whether the person signs in as a guest by the voice portal.',
  scope: WRITE,
  query,
  body: VoicePortalSignInInput,
  status: 204,
  reply: null,
});

const getSignInAt = defineRoute({
  id: 'webex.locations.hotDesking.get',
  method: 'GET',
  path: OF_LOCATION,
  summary: 'Whether guests sign in by the voice portal of the location.',
  scope: READ,
  query,
  status: 200,
  reply: VoicePortalSignIn,
});

const putSignInAt = defineRoute({
  id: 'webex.locations.hotDesking.replace',
  method: 'PUT',
  path: OF_LOCATION,
  summary: 'Keeps whether guests sign in by the voice portal of the location.',
  scope: WRITE,
  query,
  body: VoicePortalSignInInput,
  status: 204,
  reply: null,
});

export const guestSettingRoutes: readonly DialectRoute[] = [
  serveWebex(getPermission, async (call, { calling }) => ({
    enabled: (await calling.settings(call.actor, personOf(call))).guestAllowed,
  })),
  serveWebex(putPermission, async (call, { calling }) =>
    calling.changeSettings(call.write, personOf(call), { guestAllowed: toGuestAllowed(call.body) }),
  ),
  serveWebex(getSignIn, async (call, { calling }) =>
    toVoicePortalSignIn((await calling.keptOf(call.actor, idOf(call, 'personId'), 'desk settings')).person),
  ),
  serveWebex(putSignIn, async (call, { calling }) =>
    calling.keepFor(call.write, idOf(call, 'personId'), 'desk settings', call.body, () => toKeptSignIn(call.body)),
  ),
  serveWebex(getSignInAt, async (call, { calling }) =>
    toVoicePortalSignIn(await calling.keptAt(call.actor, idOf(call, 'locationId'))),
  ),
  serveWebex(putSignInAt, async (call, { calling }) =>
    calling.keepAt(call.write, idOf(call, 'locationId'), toKeptSignIn(call.body)),
  ),
];
