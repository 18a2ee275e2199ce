/** What the tests of the Apperian face share: people who sign in on catalogs, and calls that must be answered as the vendor would. */
import assert from 'node:assert/strict';
import type { Person } from '../../src/domain/person.ts';
import type { Role } from '../../src/domain/role.ts';
import type { Settings } from '../../src/settings.ts';
import { type Answer, type Api, createApi, faceOf } from './http.ts';
import { PASSWORD } from './login.ts';
import type { TestPerson, TestRegistry } from './registry.ts';

/** Every spelling of a path (contract apperian §1, rule 1). */
export const PREFIXES = ['', '/v1', '/v2', '/v3'] as const;

export function spellingsOf(path: string): string[] {
  return PREFIXES.flatMap(prefix => ['', '/'].map(slash => `${prefix}${path}${slash}`));
}

export const ID = /^[A-Za-z0-9_-]{21}[AQgw]$/;

/** The 20 members of a device (contract apperian §3.2), sorted. */
export const DEVICE_MEMBERS = [
  'apns_token',
  'camera',
  'created',
  'flash',
  'form_factor',
  'free_ram',
  'free_storage',
  'front_camera',
  'id',
  'jailbreak_status',
  'manufacturer',
  'model',
  'name',
  'operating_system',
  'operating_system_name',
  'operating_system_version',
  'single_app_mode_app_psk',
  'total_ram',
  'total_storage',
  'udid',
];

/** The 13 members of a user in the device resources (contract apperian §3.1), sorted. */
export const USER_MEMBERS = [
  'created_date',
  'custom_metadata',
  'disabled_reason',
  'email',
  'first_name',
  'id',
  'last_login_from_catalog',
  'last_name',
  'mobile_phone',
  'modified_date',
  'role',
  'until_date',
  'user_id',
];

export const NO_END = '9999-12-31T23:59:59.999999';

/** Calls with this token; with none when it is null. */
export type Caller = (token: string | null) => Api;

/** One server over the registry, for all callers of a suite. */
export async function openFace(registry: TestRegistry, overrides?: Partial<Settings>): Promise<Caller> {
  const server = await registry.serve(overrides);
  return token => createApi(server, token, faceOf('apperian'));
}

/** Somebody with a password and an API token with the rights of their role. */
export async function addUser(registry: TestRegistry, login: string, role: Role = 'member'): Promise<TestPerson> {
  const scopes =
    role === 'member' ? (['devices:write'] as const) : (['devices.org:write', 'people.org:write', 'tokens:write'] as const);
  const user = await registry.addPerson(login, { role, scopes });
  await setPassword(registry, user.person);
  return user;
}

export async function setPassword({ services, system }: TestRegistry, { id }: Person): Promise<void> {
  await services.passwords.set({ actor: system }, id, PASSWORD);
}

/** Success is 200 with a JSON object in which nothing is named `error` (contract apperian §1, rules 2 and 3); gives the object. */
// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
export async function ok(api: Api, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<any> {
  const answer = await api(method, path, body, headers);
  assert.equal(answer.status, 200, `${method} ${path}: ${answer.status} ${answer.text}`);
  assert.match(String(answer.headers['content-type']), /^application\/json; charset=utf-8$/);
  assert.equal(Object.prototype.toString.call(answer.body), '[object Object]', answer.text);
  assert.ok(!('error' in answer.body), answer.text);
  return answer.body;
}

/** Failure is the error body with the status in it (contract apperian §5); gives the message. */
export async function refused(
  api: Api,
  status: number,
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
): Promise<string> {
  const answer = await api(method, path, body, headers);
  return messageOf(answer, status, `${method} ${path}`);
}

export function messageOf(answer: Answer, status: number, what = 'the call'): string {
  assert.equal(answer.status, status, `${what}: ${answer.status} ${answer.text}`);
  assert.match(String(answer.headers['content-type']), /^application\/json/);
  assert.deepEqual(Object.keys(answer.body), ['error'], answer.text);
  assert.deepEqual(Object.keys(answer.body.error), ['code', 'message'], answer.text);
  assert.equal(answer.body.error.code, status);
  assert.equal(typeof answer.body.error.message, 'string');
  return answer.body.error.message;
}

export interface SignedIn {
  readonly token: string;
  readonly user: { readonly id: string; readonly psk: number };
  readonly api: Api;
}

/** Signs in to the app catalog on a device; the `udid` names it. */
export async function signInOn(
  face: Caller,
  login: string,
  deviceInfo: Readonly<Record<string, unknown>> & { udid: string },
  headers: Record<string, string> = {},
): Promise<SignedIn> {
  const body = { user_id: login, password: PASSWORD, device_info: deviceInfo };
  const { token, user } = await ok(face(null), 'POST', '/v2/catalog/authenticate/', body, headers);
  return { token, user, api: face(token) };
}

/** The pairing of somebody with the device of this udid, as the second list shows it. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
export async function pairingOf(api: Api, user: string | number, udid: string): Promise<any> {
  const { devices } = await ok(api, 'GET', `/v1/device_users/users/${user}/`);
  const found = devices.filter((each: { device: { udid: string } }) => each.device.udid === udid);
  assert.equal(found.length, 1, JSON.stringify(devices));
  return found[0];
}
