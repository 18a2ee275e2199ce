/** A small organization that can be called, and what the tests of the Webex face share. */
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import type { Role } from '../../src/domain/role.ts';
import type { Settings } from '../../src/settings.ts';
import { type Answer, type Api, createApi } from './http.ts';
import type { TestRegistry } from './registry.ts';

export const CONFIG = '/v1/telephony/config';
export const MODEL = 'DMS Cisco 8851';
export const UNKNOWN = '01980000-0000-7000-8000-00000000dead';

export const TEXTS = {
  401: 'The request requires a valid access token set in the Authorization request header.',
  403: 'The server understood the request, but refused to fulfill it because the access token is missing required scopes or the user is missing required roles or licenses.',
  404: 'The requested resource could not be found.',
  malformedId: 'Expect base64 ID or UUID.',
} as const;

/** Base64 of an id's text, as the vendor spells it; people's without padding. */
export function encoded(type: string, uuid: string): string {
  const cluster = ['PLACE', 'DEVICE', 'CALLING_DEVICE'].includes(type) ? 'urn:TEAM:us-east-1_int13' : 'us';
  const text = Buffer.from(`ciscospark://${cluster}/${type}/${uuid}`).toString('base64');
  return cluster === 'us' ? text.replaceAll('=', '') : text;
}

export function decoded(id: string): string {
  return Buffer.from(id, 'base64').toString();
}

export function uuidIn(id: string): string {
  return decoded(id).split('/').at(-1) ?? '';
}

/** Every form in which a client may spell an id: under either of two types, padded, not, in the other alphabet, and bare. */
export function formsOf(uuid: string, types: readonly [string, string]): string[] {
  const [one, other] = types.map(type => encoded(type, uuid)) as [string, string];
  const bare = one.replaceAll('=', '');
  const padded = bare.padEnd(Math.ceil(bare.length / 4) * 4, '=');
  const urlSafe = Buffer.from(`ciscospark://us~~~???/${types[0]}/${uuid}`).toString('base64url');
  return [bare, padded, urlSafe, other, uuid, uuid.toUpperCase()];
}

/** A hundred thousand of them are different. */
export function macOf(number: number): string {
  return `00005E${number.toString(16).toUpperCase().padStart(6, '0')}`;
}

export interface World {
  readonly server: FastifyInstance;
  readonly here: string;
  readonly there: string;
  /** Owns a phone. */
  readonly ann: string;
  /** Shares a line on Ann's phone. */
  readonly bob: string;
  /** Can be called, and has nothing. */
  readonly cara: string;
  /** Cannot be called. */
  readonly dan: string;
  /** A workspace with a phone. */
  readonly lobby: string;
  readonly annsPhone: string;
  readonly lobbyPhone: string;
  readonly admin: Api;
  /** Calls of somebody with every scope in this role; a location administrator's are in `here`. */
  readonly as: (role: Role) => Api;
  /** Calls of Ann herself, with every scope. */
  readonly asAnn: Api;
}

const ROLES: readonly Role[] = ['full', 'read_only', 'user_admin', 'location_admin', 'member'];

export async function createWorld(registry: TestRegistry, overrides?: Partial<Settings>): Promise<World> {
  const { services, system } = registry;
  const write = { actor: system };
  const server = await registry.serve(overrides);
  const place = async (name: string) => (await services.places.createLocation(write, { name })).id;
  const [here, there] = [await place('Here'), await place('There')];
  const apis = new Map<Role, Api>();
  for (const role of ROLES) {
    const { person, token } = await registry.addPerson(`${role}@example.com`, { role, scopes: ['org:admin'] });
    const administers = role === 'location_admin' ? [here] : [];
    await services.people.update(write, person.id, { email: `${role}@example.com`, administers });
    apis.set(role, createApi(server, token));
  }
  const as = (role: Role) => apis.get(role) ?? assert.fail(`nobody has the role ${role}`);

  const ann = await addCalling(registry, 'ann', here, '100');
  const bob = await addCalling(registry, 'bob', here, '101');
  const cara = await addCalling(registry, 'cara', here, '102');
  const dan = await registry.addPerson('dan');
  const lobby = await services.places.createWorkspace(write, { name: 'Lobby', locationId: here });
  await services.calling.set(write, { kind: 'workspace', id: lobby.id }, { locationId: here, extension: '200' });

  const admin = as('full');
  const annsPhone = await addPhone(admin, { personId: ann.person.id }, 1);
  const lobbyPhone = await addPhone(admin, { workspaceId: lobby.id }, 2);
  await putMembers(admin, annsPhone, [entry(ann.person.id, 1, true), entry(bob.person.id, 2)]);
  return {
    server,
    here,
    there,
    ann: ann.person.id,
    bob: bob.person.id,
    cara: cara.person.id,
    dan: dan.person.id,
    lobby: lobby.id,
    annsPhone,
    lobbyPhone,
    admin,
    as,
    asAnn: createApi(server, ann.token),
  };
}

/** A person with a token of every scope who can be called. */
export async function addCalling(registry: TestRegistry, login: string, locationId: string, extension: string | null = null) {
  const { services, system } = registry;
  const write = { actor: system };
  const added = await registry.addPerson(login, { scopes: ['org:admin'] });
  await services.people.update(write, added.person.id, { email: `${login.replaceAll(' ', '.')}@example.com` });
  await services.calling.set(write, { kind: 'person', id: added.person.id }, { locationId, extension });
  return added;
}

/** Adds a phone by MAC and gives the bare id of the device. */
export async function addPhone(api: Api, owner: object, number: number, model = MODEL): Promise<string> {
  const { id } = await ok(api, 'POST', '/v1/devices', { mac: macOf(number), model, ...owner });
  return uuidIn(id);
}

/** One entry of a members list with every mandatory member. */
export function entry(id: string, port: number, primaryOwner = false, more: object = {}) {
  const lineType = primaryOwner ? 'PRIMARY' : 'SHARED_CALL_APPEARANCE';
  return { id, port, lineType, lineWeight: 1, primaryOwner, hotlineEnabled: false, allowCallDeclineEnabled: true, ...more };
}

export async function putMembers(api: Api, deviceId: string, members: readonly object[]): Promise<void> {
  const answer = await api('PUT', `${CONFIG}/devices/${deviceId}/members`, { members });
  assert.equal(answer.status, 204, answer.text);
}

/** Calls, and gives the body of success. */
// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
export async function ok(api: Api, method: string, path: string, body?: unknown, headers = {}): Promise<any> {
  const answer = await api(method, path, body, headers);
  assert.ok(answer.status < 300, `${method} ${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}

/** Calls for a success without a body. */
export async function done(api: Api, method: string, path: string, body?: unknown, headers = {}): Promise<void> {
  const answer = await api(method, path, body, headers);
  assert.deepEqual([answer.status, answer.text], [204, ''], `${method} ${path}`);
}

/** Get Person Devices, or its sibling for a workspace. */
// biome-ignore lint/suspicious/noExplicitAny: as above.
export async function devicesOf(api: Api, id: string, noun = 'people'): Promise<any[]> {
  return (await ok(api, 'GET', `${CONFIG}/${noun}/${id}/devices`)).devices;
}

/** The vendor's error body, whole: nothing is missing in it and nothing is too much. */
export function assertRefused(answer: Answer, status: number, message: string | RegExp, errorCode?: number): void {
  assert.equal(answer.status, status, answer.text);
  const { message: text, errors, trackingId, ...rest } = answer.body;
  if (typeof message === 'string') assert.equal(text, message);
  else assert.match(text, message);
  const code = errorCode === undefined ? {} : { errorCode };
  assert.deepEqual(errors, [{ description: text, ...code }]);
  assert.deepEqual(rest, {});
  assert.equal(answer.headers.trackingid, trackingId);
  assert.match(String(answer.headers['content-type']), /^application\/json/);
}

const LINK = /^<([^<>]+)>; rel="next"$/;

/** The address of the next page; undefined on the last. The header holds one link, and that is absolute. */
export function nextOf(answer: Answer): string | undefined {
  const { link } = answer.headers;
  if (link === undefined) return undefined;
  const url = LINK.exec(String(link))?.[1] ?? assert.fail(`Link: ${link}`);
  assert.equal(new URL(url).href, url);
  return url;
}

/** Follows `Link` from a first page to the last; gives the items of each page. No page with a link is empty. */
export async function walk(api: Api, path: string, key = 'items'): Promise<{ id: string }[][]> {
  const pages: { id: string }[][] = [];
  let url: string | undefined = path;
  while (url !== undefined) {
    assert.ok(pages.length < 500, 'the list has no end');
    const answer: Answer = await api('GET', url);
    assert.equal(answer.status, 200, answer.text);
    const next = nextOf(answer);
    pages.push(answer.body[key]);
    if (next !== undefined) assert.notEqual(answer.body[key].length, 0, 'an empty page with a next one');
    url = next?.slice(new URL(next).origin.length);
  }
  return pages;
}

export function noNulls(value: unknown): void {
  assert.ok(!JSON.stringify(value).includes('null'), JSON.stringify(value));
}
