/** Who may import what, and files that are no tables. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Import, ImportRow } from '@heldby/contract';
import { createImports } from '../../src/services/transfer/imports.ts';
import { selectFileRows } from '../../src/storage/statements/imports.ts';
import { type Api, createApi } from '../support/http.ts';
import { sendFile, settled } from '../support/imports.ts';
import { startTestJobs } from '../support/jobs.ts';
import { administratorApi, BASE, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the import of a file', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let here = '';
  let stop: () => Promise<void>;
  const rowsOf = async (id: string, query = '', api = admin): Promise<ImportRow[]> =>
    (await ok(api, 'GET', `/imports/${id}/rows?limit=1000${query}`)).items;
  const planned = async (file: string | Uint8Array, query = '', api = admin): Promise<Import> => {
    const { id } = await sendFile(api, file, query);
    return settled(api, id);
  };

  before(async () => {
    stop = startTestJobs(registry()).stop;
    admin = await administratorApi(registry(), 'root');
    here = (await ok(admin, 'POST', '/locations', { name: 'Here' })).id;
    await ok(admin, 'POST', '/devices', {
      kind: 'mobile',
      serial: 'U2',
      locationId: (await ok(admin, 'POST', '/locations', { name: 'There' })).id,
    });
  });
  after(() => stop());

  it('refuses a second row about the same new person, however their login is composed', async () => {
    const file = ['rémy', 'rémy'.normalize('NFD'), 'RÉMY'].map((login, index) => `${login},Rémy ${index}\n`).join('');
    const plan = await planned(`login,fullName\n${file}`, '?list=people');
    assert.deepEqual(
      (await rowsOf(plan.id)).map(({ reason }) => reason),
      [null, 'The row is about the same person as line 2.', 'The row is about the same person as line 2.'],
    );
  });

  it('is refused to a member, and a location administrator imports into their locations alone', async () => {
    const server = await registry().serve();
    const member = createApi(server, (await registry().addPerson('member')).token);
    await refused(member, 'forbidden', 'GET', '/imports');
    assert.equal((await member('POST', `${BASE}/imports`, 'login\nx\n', { 'content-type': 'text/csv' })).status, 403);
    const scopes = ['devices.org:write', 'people.org:read'] as const;
    const { person, token } = await registry().addPerson('keeper', { role: 'location_admin', scopes });
    await ok(admin, 'PATCH', `/people/${person.id}`, { administers: [here] });
    const keeper = createApi(server, token);
    const plan = await planned('serial,location\nK1,Here\nK2,\nU2,Here\n', '', keeper);
    const rows = await rowsOf(plan.id, '', keeper);
    assert.deepEqual(
      rows.map(({ state }) => state),
      ['new', 'refused', 'refused'],
      JSON.stringify(rows),
    );
    const { id: others } = await planned('login\nq\n');
    const mine = (await ok(keeper, 'GET', '/imports')).items;
    assert.deepEqual(
      mine.map(({ id }: Import) => id),
      [plan.id],
    );
    await refused(keeper, 'not_found', 'GET', `/imports/${others}`);
  });

  it('says where a file is no table, and what is too long in it', async () => {
    const cases: readonly (readonly [string, RegExp])[] = [
      ['login,firstName\nx,"y\n', /quote that begins in line 2 is never closed/],
      ['login,firstName\nx,y"z\n', /Line 2, column 2: a cell with a quote/],
      ['login,login\nx,y\n', /column "login" is there twice, in columns 1 and 2/],
      ['a,b\n1,2\n', /No column of the file is one of people/],
      ['login\n', /has no rows/],
      [' \n', /is empty/],
      [`login\n${'x'.repeat(200_000)}\n`, /has more than 131072 characters/],
      [`${Array.from({ length: 5_000 }, (_, at) => `c${at}`).join(',')}\n`, /names 5000 columns, and a file may have 200/],
    ];
    for (const [file, says] of cases) {
      const { state, problem, counts } = await planned(file);
      assert.deepEqual([state, counts.rows], ['failed', 0], problem ?? '');
      assert.match(problem ?? '', says);
    }
    assert.match((await planned('{"login":"x"}\nx\n', '?format=ndjson')).problem ?? '', /Line 2 must be a JSON object/);
    const wide = await planned(`login\nx${',1'.repeat(30_000)}\n`);
    assert.match((await rowsOf(wide.id))[0]?.reason ?? '', /the row has 30001 cells, and the first line names 1 columns/);
  });

  it('is forgotten when it is deleted, and is not while it is at work', async () => {
    const { id } = await planned('login\nzed\n');
    await stop();
    await ok(admin, 'POST', `/imports/${id}/apply`);
    await refused(admin, 'conflict', 'DELETE', `/imports/${id}`);
    await ok(admin, 'POST', `/imports/${id}/cancel`);
    assert.equal((await admin('DELETE', `${BASE}/imports/${id}`)).status, 204);
    stop = startTestJobs(registry()).stop;
    await refused(admin, 'not_found', 'GET', `/imports/${id}/rows`);
  });

  it('is forgotten with its rows once its 30 days are over', async () => {
    const { id } = await planned('login\nyear-old\n');
    const { core, storage, organization } = registry();
    const { org } = organization;
    const later = { ...core, clock: { ...core.clock, now: () => core.clock.now() + 31 * 86_400_000_000 } };
    assert.ok((await createImports(later).forget(org)) > 0);
    await refused(admin, 'not_found', 'GET', `/imports/${id}`);
    assert.deepEqual(await storage.all(selectFileRows, { org, importId: id, after: 0, limit: 1 }), []);
  });
});
