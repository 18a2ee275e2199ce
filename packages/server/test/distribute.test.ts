/**
 * A store is distributed over machines by `heldby distribute`. Citus is not on the machines that run these tests: a double of its
 * catalogs and functions enforces its rules. On a server that has the extension, every other test shows what the real one does.
 */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { Problem } from '../src/domain/problem.ts';
import { classifiedTables } from '../src/storage/distribute/classes.ts';
import { type DistributeResult, distributeStore } from '../src/storage/distribute/distribute.ts';
import { knownMigrations, migrate } from '../src/storage/migrate.ts';
import { breakAt, callsOf, installCitusDouble, mend } from './support/citus-double.ts';
import { heldby, temporaryFolder } from './support/command.ts';
import { createCommandSession } from './support/command-session.ts';
import { ask, migratedDatabase, type TestDatabase } from './support/databases.ts';
import { endedBy, killedAt } from './support/ended-by.ts';
import { contentsAt, openStore, withStore } from './support/stores.ts';

/** Where the server has the real functions, a double would only be in their way. */
const skip = process.env.HELDBY_TEST_DISTRIBUTE === '1';
const TABLES = classifiedTables(knownMigrations());
const NAMES = TABLES.map(({ name }) => name);

describe('heldby distribute', { skip }, () => {
  const run = createCommandSession();
  let database: TestDatabase;
  let where: readonly string[];
  beforeEach(async () => {
    database = await migratedDatabase();
    where = ['--database-url', database.url, '--data', temporaryFolder()];
    await told('org', 'create', 'Acme');
    await told('person', 'create', 'ann');
  });
  afterEach(() => database.drop());
  const told = async (...words: string[]) => {
    const { status, stdout, stderr } = await run([...words, ...where, '--json']);
    assert.equal(status, 0, stderr);
    return stdout === '' ? {} : JSON.parse(stdout);
  };
  const refused = async (...words: string[]) => {
    const { status, stdout, stderr } = await run([...words, ...where]);
    assert.equal(stdout, '');
    return { status, stderr };
  };
  const double = (workers?: readonly string[]) => installCitusDouble(database.url, workers);

  it('says what it would do and changes nothing, distributes everything, and then has nothing to do', async () => {
    await double();
    const before = await contentsAt(database.url);
    const { stdout: plan } = await run(['distribute', '--dry-run', ...where]);
    assert.match(plan, /^Citus 13\.2-1 has 2 workers for 1 organization: 10\.0\.0\.2:5432, 10\.0\.0\.3:5432\.$/m);
    assert.match(plan, /^Copied to every machine: schema_migration, .*credential_index/m);
    assert.match(plan, /^By org_id: organization, .*device.*\nNothing was changed\./m);
    assert.match(plan, /every call costs more/);
    assert.deepEqual(await callsOf(database.url), []);

    const result = await told('distribute');
    assert.deepEqual([result.done, result.rows.person, result.rows.organization], [NAMES, 1, 2]);
    await requireDistributed(database.url);
    assert.deepEqual(await contentsAt(database.url), before);

    const calls = await callsOf(database.url);
    const { status, stdout } = await run(['distribute', ...where]);
    assert.deepEqual(
      [status, stdout],
      [0, `All ${NAMES.length} tables are distributed over 2 workers already: there is nothing to do.\n`],
    );
    assert.deepEqual(await callsOf(database.url), calls);
    await told('person', 'create', 'bob');
    assert.match((await run(['person', 'list', ...where])).stdout, /ann[\s\S]*bob/);
  });

  it('refuses an embedded store, and a database without Citus or without workers', async () => {
    const embedded = await run(['distribute', '--data', temporaryFolder()]);
    assert.match(embedded.stderr, /^heldby: Only a store on PostgreSQL with Citus can be distributed: move this one there first/);
    assert.equal(embedded.status, 2);
    const plain = await refused('distribute', '--dry-run');
    assert.match(plain.stderr, /^heldby: This database has no Citus: install Citus on every machine[^\n]*create extension citus/);
    assert.equal(plain.status, 4);
    await double([]);
    assert.match((await refused('distribute')).stderr, /^heldby: Citus knows no worker here/);
    assert.deepEqual(await callsOf(database.url), []);
  });

  it('refuses while somebody is connected, and names them', async () => {
    await double();
    const url = new URL(database.url);
    url.searchParams.set('application_name', 'psql');
    await withStore(url.href, async server => {
      await server.exclusively(async () => undefined);
      const { status, stderr } = await refused('distribute');
      assert.match(stderr, /^heldby: Stop every heldby server [^\n]*connected to the database are psql from 127\.0\.0\.1\.$/m);
      assert.equal(status, 4);
      assert.match((await run(['distribute', '--dry-run', ...where])).stdout, /^Stop first what is connected[^\n]*psql/m);
    });
    assert.deepEqual(await callsOf(database.url), []);
  });

  it('refuses another user than the owner of the tables', async () => {
    await double();
    const name = `heldby_guest_${Date.now()}`;
    await ask(database.url, `create role ${name} login; grant select on all tables in schema public to ${name}`);
    try {
      const url = new URL(database.url);
      url.username = name;
      const { status, stderr } = await run(['distribute', '--database-url', url.href, '--data', temporaryFolder()]);
      assert.match(stderr, /^heldby: The table \w+ belongs to another user of the database/);
      assert.equal(status, 1);
    } finally {
      await ask(database.url, `drop owned by ${name}; drop role ${name}`);
    }
  });

  it('refuses tables that are distributed in another way, and says how to take that back', async () => {
    await double();
    const byHand = async (call: string, message: RegExp) => {
      await ask(database.url, `select ${call}`);
      const { status, stderr } = await refused('distribute');
      assert.match(stderr, message);
      assert.equal(status, 4);
    };
    await byHand(
      "create_reference_table('device')",
      /^heldby: The table device is copied to every machine, but heldby needs a distribution by org_id: run `select undistribute_table\('device'\)`/,
    );
    await ask(database.url, "select undistribute_table('device')");
    await ask(database.url, "select create_distributed_table('person', 'org_id')");
    await byHand(
      "create_distributed_table('device', 'org_id', colocate_with => 'none')",
      /^heldby: The tables person and device are distributed, but not beside each other/,
    );
    await ask(database.url, "select undistribute_table('device')");
    // What was distributed as heldby would is kept, and the others are put beside it.
    assert.equal((await told('distribute')).done.length, NAMES.length - 1);
    await requireDistributed(database.url);
  });

  it('refuses while a move of the store is at work', async () => {
    await double();
    await ask(database.url, 'create table heldby_move (id text)');
    assert.match((await refused('distribute')).stderr, /^heldby: A move of this store is at work or was broken off/);
  });

  it('goes on where it was broken off, and until then nothing else works on the store', async () => {
    await double();
    const before = await contentsAt(database.url);
    const expected = [...TABLES.entries()].filter(([at]) => [0, 1, 7, 40].includes(at) || at === TABLES.length - 1);
    for (const [at, { name }] of expected) {
      await breakAt(database.url, name);
      const { status, stderr } = await refused('distribute');
      assert.match(
        stderr.split('\n').at(-2) ?? '',
        new RegExp(
          `^heldby: The table ${name} could not be distributed: no connection to 10\\.0\\.0\\.3:5432\\. It does not answer\\. Look at that machine\\. `,
        ),
      );
      const how =
        at === 0
          ? /Nothing was changed\./
          : new RegExp(`${at} of ${NAMES.length} tables are distributed: run the same command again`);
      assert.match(stderr, how);
      assert.equal(status, 5);
      await mend(database.url);
      if (at === 0) continue;
      for (const words of [['serve', '--port', '0'], ['migrate'], ['person', 'list']]) {
        const other = await refused(...words);
        assert.match(other.stderr, /^heldby: Only some tables of this store are distributed: run `heldby distribute` again/);
        assert.equal(other.status, 4);
      }
    }
    // In the last step, too.
    await breakAt(database.url, 'person');
    await ask(database.url, "select undistribute_table('person')");
    assert.equal((await refused('distribute')).status, 5);
    await mend(database.url);
    await told('distribute');
    await requireDistributed(database.url);
    assert.deepEqual(await contentsAt(database.url), before);
    assert.match((await run(['person', 'list', ...where])).stdout, /ann/);
  });

  it('removes what is left on the coordinator, also where that was broken off', async () => {
    await double();
    await told('distribute');
    await ask(
      database.url,
      "update citus_double.local_copy set bytes = 8192 where relation in ('person'::regclass, 'event'::regclass)",
    );
    await breakAt(database.url, 'person');
    const { status, stderr } = await refused('distribute');
    assert.match(stderr, /The table person could not be distributed: no connection/);
    assert.equal(status, 5);
    await mend(database.url);
    assert.match(
      (await run(['distribute', '--dry-run', ...where])).stdout,
      /^[12] tables? ha(?:s|ve) left rows on the coordinator/m,
    );
    assert.ok((await told('distribute')).cleared.includes('person'));
    await requireDistributed(database.url);
  });

  it('ends between two tables when it is asked to', async () => {
    await double();
    const stop = new AbortController();
    const note = () => stop.abort();
    const interrupted = (error: Problem) => error.code === 'unavailable' && /^Interrupted\. 1 of \d+ tables/.test(error.message);
    await assert.rejects(distribution(database.url, { note, signal: stop.signal }), interrupted);
    assert.equal((await callsOf(database.url)).length, 1);
    await distribution(database.url);
    await requireDistributed(database.url);
  });

  it('goes on after it was killed or interrupted', async () => {
    await double();
    const killed = await heldby(['distribute', ...where], { node: killedAt(`3 of ${NAMES.length}`) });
    assert.deepEqual([killed.status, killed.stdout], [null, '']);
    assert.equal((await callsOf(database.url)).length, 3);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const { status, stderr } = await heldby(['distribute', ...where], { node: endedBy(signal) });
      assert.match(
        stderr,
        new RegExp(`^heldby: Interrupted\\. [3-5] of ${NAMES.length} tables are distributed: run the same`, 'm'),
      );
      assert.equal(status, 5);
    }
    await told('distribute');
    await requireDistributed(database.url);
  });

  it('is not disturbed by a server that starts meanwhile, and which refuses to', async () => {
    await double();
    const starts: Promise<unknown>[] = [];
    const note = () => {
      if (starts.length < 3) starts.push(withStore(database.url, migrate).then(() => 'started', String));
    };
    await distribution(database.url, { note });
    for (const start of await Promise.all(starts)) assert.match(String(start), /Only some tables of this store are distributed/);
    await requireDistributed(database.url);
  });

  it('warns where there is nothing to divide', async () => {
    await double();
    assert.match((await run(['distribute', ...where])).stderr, /^heldby: warning: there are not two organizations/m);
  });

  it('waits for a server that is just going', async () => {
    await double();
    const server = openStore(database.url);
    await server.exclusively(async () => undefined);
    const distributing = distribution(database.url);
    await server.close();
    assert.equal((await distributing).missing.length, NAMES.length);
  });
});

/** Reference tables come first; every other table is beside the first by the organization; nothing is left on the coordinator. */
async function requireDistributed(url: string): Promise<void> {
  const calls = (await callsOf(url)).filter(({ name }) => name !== 'cleared');
  for (const { name, class: kind } of TABLES) {
    const call = calls.findLast(({ target }) => target === name);
    assert.equal(call?.name, kind);
    assert.equal(call?.key, kind === 'reference' ? null : 'org_id');
  }
  const lastReference = calls.findLastIndex(({ name }) => name === 'reference');
  assert.ok(calls.findIndex(({ name, target }) => name === 'distributed' && target === 'organization') > lastReference);
  const groups = await ask(
    url,
    "select count(distinct p.colocationid)::int as groups from pg_dist_partition p where p.partmethod = 'h'",
  );
  assert.deepEqual(groups, [{ groups: 1 }]);
  assert.deepEqual(await ask(url, 'select l.relation::regclass::text from citus_double.local_copy l where l.bytes > 0'), []);
}

function distribution(url: string, options: Partial<Parameters<typeof distributeStore>[1]> = {}): Promise<DistributeResult> {
  const all = { note: () => undefined, signal: new AbortController().signal, ...options };
  return withStore(url, storage => distributeStore(storage, all));
}
