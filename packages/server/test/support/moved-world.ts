/** What people have in a store or an organization that is moved, what they read of it before and after, and writes that come too late. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { ERROR_BODIES } from './error-bodies.ts';
import { minimalDevice } from './genesys.ts';
import { PASSWORD, WRITINGS } from './hands.ts';
import { type Api, createApi, faceOf } from './http.ts';
import type { TestRegistry } from './registry.ts';

const LATE = 'late';

export interface Callers {
  readonly token: string;
  readonly adminToken: string;
  readonly person: { readonly id: string; readonly number: number };
}

/** An administrator, and a person who can be called. */
export async function addPeople({ services, system, addPerson }: TestRegistry): Promise<Callers> {
  const boss = await addPerson('boss', { role: 'full', scopes: ['org:admin'] });
  const ann = await addPerson('ann', { scopes: ['devices:write'] });
  const location = await services.places.createLocation({ actor: system }, { name: 'Here' });
  const owner = { kind: 'person', id: ann.person.id } as const;
  await services.calling.set({ actor: system }, owner, { locationId: location.id, extension: '100' });
  return { token: ann.token, adminToken: boss.token, person: ann.person };
}

/** The person gets a device of every kind; and there is a webhook, with its secret. */
export async function fill({ services, system }: TestRegistry, server: FastifyInstance, { token, adminToken, person }: Callers) {
  await services.passwords.set({ actor: system }, person.id, PASSWORD);
  const admin = createApi(server, adminToken);
  const apperian = createApi(server, adminToken, faceOf('apperian'));
  const hands = { own: createApi(server, token), admin, apperian, login: 'ann', personId: person.id };
  for (const { write } of WRITINGS) await write(hands);
  const webhook = { name: 'Hook', url: 'http://127.0.0.1:9/', filter: { types: ['device.*'] } };
  assert.equal((await admin('POST', '/registry/v1/webhooks', webhook)).status, 201);
}

/** What callers read on every face, and where they are in the feed. */
export async function answersOf(server: FastifyInstance, { token, adminToken, person }: Callers) {
  const [own, admin] = [createApi(server, token), createApi(server, adminToken)];
  const apperian = createApi(server, adminToken, faceOf('apperian'));
  const answers: unknown[] = [];
  const read = async (api: Api, path: string) => {
    const { status, body } = await api('GET', path);
    assert.equal(status, 200, path);
    // Of the device by which the caller asks, it is told later than the answer.
    answers.push([path, JSON.stringify(body, (name, value) => (name === 'lastActiveAt' ? undefined : value))]);
    return body;
  };
  await read(own, '/api/v2/mobiledevices?pageSize=100');
  await read(apperian, `/v1/devices/users/${person.number}/`);
  await read(admin, `/v1/telephony/config/people/${person.id}/devices`);
  await read(admin, `/v1/devices?personId=${person.id}`);
  await read(admin, `/registry/v1/people/${person.id}/devices`);
  await read(admin, '/registry/v1/webhooks');
  await read(admin, '/registry/v1/audit/verify');
  const { after } = await read(admin, '/registry/v1/events?limit=1000');
  return [answers, after as string] as const;
}

/** The next write is the next event for those who follow. */
export async function goesOn(server: FastifyInstance, { token, adminToken }: Callers, cursor: string): Promise<void> {
  const made = await createApi(server, token)('POST', '/api/v2/mobiledevices', minimalDevice(LATE));
  assert.equal(made.status, 200, made.text);
  const { body } = await createApi(server, adminToken)('GET', `/registry/v1/events?after=${cursor}`);
  const items = body.items as { sequence: number; type: string }[];
  assert.equal(items[0]?.sequence, Number(cursor) + 1);
  assert.ok(items.some(({ type }) => type === 'device.created'));
}

export async function lateWrites(server: FastifyInstance, { token, adminToken, person }: Callers) {
  const [own, admin] = [createApi(server, token), createApi(server, adminToken)];
  const apperian = createApi(server, adminToken, faceOf('apperian'));
  return [
    ['genesys', await own('POST', '/api/v2/mobiledevices', minimalDevice(LATE))],
    ['webex', await admin('POST', '/v1/devices', { mac: '00005E005391', model: 'DMS Cisco 8851', personId: person.id })],
    ['apperian', await apperian('POST', '/v1/groups/', { group_name: `Group ${randomUUID()}` })],
    ['native', await admin('POST', '/registry/v1/devices', { kind: 'mobile', name: LATE })],
  ] as const;
}

/** Each face refuses writes with 503 in its own body, and says why. Returns what it says. */
export async function refusedLate(server: FastifyInstance, callers: Callers): Promise<string[]> {
  const texts: string[] = [];
  for (const [dialect, refused] of await lateWrites(server, callers)) {
    assert.equal(refused.status, 503, refused.text);
    assert.deepEqual(ERROR_BODIES[dialect]?.check(refused.body, 503), []);
    assert.match(String(refused.headers['retry-after']), /^[1-9]\d*$/);
    texts.push(refused.text);
  }
  return texts;
}
