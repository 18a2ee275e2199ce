/** The goldens of the SCIM face: what a directory asks, and the answers word for word. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createIdQueue, readGoldens, replayGolden, useFixtures } from '../../../../test/support/golden.ts';
import { createApi } from '../../../../test/support/http.ts';
import { type Engine, onBothDatabases, openTestRegistry } from '../../../../test/support/registry.ts';
import { createClock } from '../../../lib/clock.ts';
import { uuidv7 } from '../../../lib/uuid.ts';

/** The statuses, said a second time: a golden that was taken over from a wrong answer does not agree with them. */
const STATUS = {
  'service-provider-config': 200,
  'create-user': 201,
  'find-user': 200,
  'find-nobody': 200,
  'deactivate-user': 200,
  'get-group': 200,
  'search-all': 200,
  bulk: 200,
  'bad-filter': 400,
  'unknown-user': 404,
  unauthenticated: 401,
} as const;

const ANN = '01980000-0000-7000-8000-0000000000a1';
const WARD = '01980000-0000-7000-8000-0000000000b1';
const NEW_ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7';

const names = Object.keys(STATUS) as (keyof typeof STATUS)[];
const goldens = readGoldens(import.meta.dirname, names);

onBothDatabases('the goldens of the SCIM face', engine => {
  const withFixture = useFixtures(() => openFixture(engine));
  for (const name of names) {
    it(`answers ${name} with ${STATUS[name]} and word for word as kept`, async () => {
      const golden = goldens.get(name);
      assert.ok(golden !== undefined);
      await withFixture(golden, async ({ server, token }) => {
        const answer = await replayGolden(createApi(server, token), golden, body => body);
        assert.equal(answer.status, STATUS[name]);
      });
    });
  }
});

/** Ann in a ward, from a directory. */
async function openFixture(engine: Engine) {
  const ids = createIdQueue(uuidv7);
  const registry = await openTestRegistry(engine, { clock: createClock(() => Date.UTC(2026, 4, 4)), newId: ids.newId });
  const { token } = await registry.services.directories.create({ actor: registry.system }, { name: 'Company', kind: 'entra' });
  const server = await registry.serve({ publicUrl: 'https://heldby.example.com' });
  const directory = createApi(server, token);
  ids.give(ANN);
  const ann = { userName: 'ann@example.com', externalId: 'a-1', name: { givenName: 'Ann', familyName: 'Meier' }, title: 'Nurse' };
  assert.equal((await directory('POST', '/scim/v2/Users', ann)).status, 201);
  ids.give(WARD);
  const ward = { displayName: 'Ward 3', externalId: 'w-3', members: [{ value: ANN }] };
  assert.equal((await directory('POST', '/scim/v2/Groups', ward)).status, 201);
  ids.give(NEW_ID);
  return { registry, token, server };
}
