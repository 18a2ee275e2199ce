/** Ways to give a person a device and to take it away, through every face. */
import assert from 'node:assert/strict';
import { uuidToBase64Url } from '../../src/lib/uuid.ts';
import { bare, type Face } from './faces.ts';
import { minimalDevice } from './genesys.ts';
import type { Api } from './http.ts';
import { done, ok, uuidIn } from './webex.ts';

export const PASSWORD = 'a good password';

/** The faces that show a person's phones and tablets, and those that show their desk phones. */
export const MOBILE: readonly Face[] = ['genesys', 'apperian', 'apperianPairings', 'native'];
export const DESK: readonly Face[] = ['webexLines', 'webexDevices', 'native'];

export interface Hands {
  readonly own: Api;
  readonly admin: Api;
  readonly apperian: Api;
  readonly login: string;
  readonly personId: string;
}

/** A way to give the person a device: who shows it then, and what the history says of it. */
export interface Writing {
  readonly title: string;
  readonly write: (hands: Hands) => Promise<string>;
  readonly shownBy: readonly Face[];
  readonly events: readonly string[];
}

export const WRITINGS: readonly Writing[] = [
  {
    title: 'a phone that its app registers with Genesys',
    write: async ({ own }) => (await ok(own, 'POST', '/api/v2/mobiledevices', minimalDevice('every-face'))).id,
    shownBy: MOBILE,
    events: ['device.created', 'assignment.created', 'push.registered'],
  },
  {
    title: "a tablet on which somebody signs in to Apperian's catalog",
    write: hands => signIn(hands, { udid: 'tablet', name: 'Tablet', operating_system: 1 }),
    shownBy: MOBILE,
    events: ['device.created', 'assignment.created', 'credential.issued'],
  },
  {
    title: 'a catalog that does not say on which platform it runs',
    write: hands => signIn(hands, { udid: 'blank' }),
    shownBy: ['apperian', 'apperianPairings', 'native'],
    events: ['device.created', 'assignment.created', 'credential.issued'],
  },
  {
    title: 'a desk phone that an administrator adds with Webex',
    write: async ({ admin, personId }) => {
      const added = { mac: '00005E005390', model: 'DMS Cisco 8851', personId };
      return uuidIn((await ok(admin, 'POST', '/v1/devices', added)).id);
    },
    shownBy: DESK,
    events: ['device.created', 'assignment.created', 'line.created'],
  },
  {
    title: 'a handset that an administrator assigns natively',
    write: hands => assignNatively(hands, { kind: 'mobile', platform: 'android', name: 'Handset' }),
    shownBy: MOBILE,
    events: ['device.created', 'assignment.created'],
  },
  {
    title: 'a browser that an administrator assigns natively',
    write: hands => assignNatively(hands, { kind: 'browser', name: 'Firefox' }),
    shownBy: ['native'],
    events: ['device.created', 'assignment.created'],
  },
];

/** A way to take a device from the person, and through which faces' devices it can be gone. */
export interface Taking {
  readonly title: string;
  readonly of: string;
  readonly take: (hands: Hands, deviceId: string) => Promise<unknown>;
  readonly events: readonly string[];
}

export const TAKINGS: readonly Taking[] = [
  {
    title: "Genesys' DELETE",
    of: "a tablet on which somebody signs in to Apperian's catalog",
    take: ({ own }, id) => done(own, 'DELETE', `/api/v2/mobiledevices/${id}`),
    events: ['assignment.ended', 'credential.revoked'],
  },
  {
    title: "Apperian's DELETE",
    of: 'a phone that its app registers with Genesys',
    take: ({ apperian, personId }, id) =>
      ok(apperian, 'DELETE', `/v1/devices/${uuidToBase64Url(id)}/users/${uuidToBase64Url(personId)}/`),
    events: ['assignment.ended', 'push.ended'],
  },
  {
    title: "Webex' DELETE",
    of: 'a desk phone that an administrator adds with Webex',
    take: ({ admin }, id) => done(admin, 'DELETE', `/v1/devices/${id}`),
    events: ['assignment.ended', 'line.ended'],
  },
  {
    title: 'the native end of an assignment',
    of: 'a handset that an administrator assigns natively',
    take: async ({ admin, personId }, id) => {
      const held = await ok(admin, 'GET', `/registry/v1/people/${personId}/devices`);
      const found = held.items.find((each: { device: { id: string } }) => each.device.id === id);
      return ok(admin, 'POST', `/registry/v1/assignments/${found.assignment.id}/end`);
    },
    events: ['assignment.ended'],
  },
];

/** Signs in to a catalog, and gives the device's id. */
export async function signIn({ apperian, login, personId }: Hands, device: object): Promise<string> {
  const known = new Set(await handsetsOf({ apperian, personId }));
  await ok(apperian, 'POST', '/v2/catalog/authenticate/', { user_id: login, password: PASSWORD, device_info: device });
  const [added] = (await handsetsOf({ apperian, personId })).filter(id => !known.has(id));
  return added ?? assert.fail('the sign-in has assigned nothing');
}

export async function handsetsOf({ apperian, personId }: Pick<Hands, 'apperian' | 'personId'>): Promise<string[]> {
  const { devices } = await ok(apperian, 'GET', `/devices/users/${uuidToBase64Url(personId)}`);
  return devices.map((each: { id: string }) => bare(each.id));
}

export async function assignNatively({ admin, personId }: Hands, device: object): Promise<string> {
  const { id } = await ok(admin, 'POST', '/registry/v1/devices', device);
  const owner = { kind: 'person', id: personId };
  await ok(admin, 'POST', '/registry/v1/assignments', { deviceId: id, owner, role: 'user' });
  return id;
}

export async function heldNatively({ admin, personId }: Hands, deviceId: string) {
  const { items } = await ok(admin, 'GET', `/registry/v1/people/${personId}/devices`);
  return items.find((each: { device: { id: string } }) => each.device.id === deviceId);
}

/** Both of Apperian's resources say why a pairing is disabled, and the same. */
export async function reasonAtApperian({ apperian, personId }: Hands, deviceId: string): Promise<string | null> {
  const [device, user] = [uuidToBase64Url(deviceId), uuidToBase64Url(personId)];
  const { device_user } = await ok(apperian, 'GET', `/v2/devices/${device}/users/${user}/`);
  const listed = await ok(apperian, 'GET', `/v2/device_users/users/${user}/`);
  const item = listed.devices.find((each: { device: { id: string } }) => each.device.id === device);
  assert.equal(item.disabled_reason, device_user.disabled_reason);
  return device_user.disabled_reason;
}
