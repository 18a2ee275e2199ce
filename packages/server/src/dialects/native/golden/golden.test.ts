/** The goldens of the native API: a person, a device, who holds it, and the refusals that every client meets. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { declaredHeaders } from '../../../../test/support/api-reference.ts';
import { createIdQueue, readGoldens, replayGolden, useFixtures } from '../../../../test/support/golden.ts';
import { createApi } from '../../../../test/support/http.ts';
import { type Engine, onBothDatabases, openTestRegistry } from '../../../../test/support/registry.ts';
import { defaultsOf } from '../../../http/dialect/policy-defaults.ts';
import { createClock } from '../../../lib/clock.ts';
import { uuidv7 } from '../../../lib/uuid.ts';
import { createNative } from '../index.ts';

/** The statuses, said a second time: a golden that was taken over from a wrong answer does not agree with them. */
const STATUS = {
  'person-create': 201,
  'person-create-incomplete': 400,
  'person-get': 200,
  'person-update-outdated': 412,
  'person-unknown': 404,
  'device-create': 201,
  'devices-of-person': 200,
  'holders-of-device': 200,
  'assignment-create-taken': 409,
  'assignments-expanded': 200,
  'device-timeline': 200,
  'batch-atomic-refused': 409,
  'batch-each': 200,
  'list-unknown-filter': 400,
  events: 200,
  search: 200,
  'policy-update': 200,
  'policy-update-unknown': 400,
  method: 405,
  unauthenticated: 401,
} as const;

const PERSON = '5a0c2f2e-8f0e-4c5b-9d3a-1f6f1c2b7a10';
const DEVICE = '0d7a3c52-64c9-4f0b-8f3e-2b1f6f8f9a21';
const NEW_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const ANY_ID = '00000000-0000-0000-0000-000000000000';
const ANY_CHAIN = '0'.repeat(64);
const ANY_TIME = '2026-05-04T00:00:00.000000Z';

const names = Object.keys(STATUS) as (keyof typeof STATUS)[];
const goldens = readGoldens(import.meta.dirname, names);

onBothDatabases('the goldens of the native API', engine => {
  const withFixture = useFixtures(() => openFixture(engine));
  for (const name of names) {
    it(`answers ${name} with ${STATUS[name]} and word for word as kept`, async () => {
      const golden = goldens.get(name);
      assert.ok(golden !== undefined);
      await withFixture(golden, async ({ server, token }) => {
        const api = createApi(server, name === 'unauthenticated' ? null : token);
        const answer = await replayGolden(api, golden, steady);
        assert.equal(answer.status, STATUS[name]);
        const declared = declaredHeaders(createNative([], defaultsOf([], null)), golden);
        for (const header of declared ?? [])
          if (header !== 'Retry-After') assert.ok(header.toLowerCase() in answer.headers, header);
        if (declared !== undefined) assert.equal('etag' in answer.headers, declared.includes('ETag'));
      });
    });
  }
});

/** Ann with a desk phone, and an administrator's token. */
async function openFixture(engine: Engine) {
  const ids = createIdQueue(uuidv7);
  const registry = await openTestRegistry(engine, { clock: createClock(() => Date.UTC(2026, 4, 4)), newId: ids.newId });
  const { people, devices, assignments } = registry.services;
  const write = { actor: registry.system };
  const { token } = await registry.addPerson('admin', { role: 'full' });
  ids.give(PERSON);
  await people.create(write, { login: 'ann', firstName: 'Ann', lastName: 'Lee', email: 'ann@example.com' });
  ids.give(DEVICE);
  await devices.create(write, { kind: 'desk_phone', name: 'Reception', model: 'Any 1', mac: '00005E005301' });
  await assignments.create(write, { deviceId: DEVICE, owner: { kind: 'person', id: PERSON }, role: 'owner' });
  ids.give(NEW_ID);
  return { registry, token, server: await registry.serve() };
}

const GIVEN: ReadonlySet<string> = new Set([PERSON, DEVICE, NEW_ID]);
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const CHAIN = /^[0-9a-f]{64}$/;
const TIME = /^2026-05-04T00:00:00\.\d{6}Z$/;

/** Instants within the first second of that day, ids that the test did not choose, and numbers differ from run to run. */
function steady(body: unknown): unknown {
  const text = JSON.stringify(body, (name, value) => {
    if (name === 'number') return 0;
    if (typeof value !== 'string' || GIVEN.has(value)) return value;
    if (TIME.test(value)) return ANY_TIME;
    if (CHAIN.test(value)) return ANY_CHAIN;
    return UUID.test(value) ? ANY_ID : value;
  });
  return JSON.parse(text);
}
