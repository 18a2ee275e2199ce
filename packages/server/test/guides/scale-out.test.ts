/** Performs what the page on more than one machine says, with its own commands: to PostgreSQL, a second server, a standby, and back. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { ask } from '../support/databases.ts';
import { blocksBelow, type Drill, openDrill, perform, type Replacements } from '../support/drill.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { addStandby } from '../support/standby.ts';
import { until } from '../support/until.ts';

const PAGE = 'docs/guides/scale-out.md';
const ALL = ['admin', 'ann', 'bob-0', 'bob-1', 'cat', 'dog'];

let postgres: TestPostgres;
let standby: TestPostgres | undefined;
let own: Replacements;
let first: Drill;
let second: Drill;
before(async () => {
  postgres = await startPostgres();
  own = [
    ['db1.example.com', `127.0.0.1:${postgres.port}`],
    ['postgres://postgres@', 'postgres://heldby@'],
  ];
});
after(async () => {
  await standby?.halt('SIGQUIT');
  await postgres.stop();
});

it('a store moves to PostgreSQL', async () => {
  const [create, move, restart] = blocksBelow(PAGE, 'From SQLite to PostgreSQL, while people work');
  first = await openDrill([...own, ['create user heldby password', 'alter user heldby password']]);
  await first.paste('systemctl start heldby');
  await first.untilItServes();
  await add(first, 'ann');
  const { stdout } = await perform(first, create, move, restart);
  await first.untilItServes();
  assert.match(stdout, /^Moved to the database heldby at [\s\S]*every history verified[\s\S]*Writes waited \d+\.\d s/m);
  assert.match(stdout, /^export HELDBY_DATABASE_URL=postgres:\/\/heldby:PASSWORD@/m);
  assert.deepEqual(await first.logins(), ['admin', 'ann']);
});

it('a second server has the same database, and goes on alone', async () => {
  const [addServer] = blocksBelow(PAGE, 'Several servers on one database');
  second = await openDrill(own);
  const home = join(second.folders.etc, '..');
  copyFileSync(join(first.folders.data, 'heldby.key'), join(home, 'heldby.key'));
  copyFileSync(join(first.folders.etc, '..', 'database-url'), join(home, 'database-url'));
  copyFileSync(join(first.folders.data, 'admin-token'), join(second.folders.data, 'admin-token'));
  await perform(second, addServer);
  await second.untilItServes();
  // What one of them has answered is there on the next read of the other.
  for (const [at, [writes, reads]] of [[first, second] as const, [second, first] as const].entries()) {
    assert.equal((await add(writes, `bob-${at}`)).status, 201);
    assert.ok((await reads.logins()).includes(`bob-${at}`));
  }
  await perform(first, 'systemctl stop heldby');
  assert.deepEqual(await second.logins(), ['admin', 'ann', 'bob-0', 'bob-1']);
});

it('a synchronous standby has what is acknowledged, and nothing is acknowledged without it', async () => {
  const [wait] = blocksBelow(PAGE, 'A standby that has every acknowledged write');
  standby = await addStandby(postgres);
  await ask(postgres.url, "alter system set synchronous_standby_names = ''");
  assert.match((await perform(second, wait)).stdout, /sync$/m);
  await second.untilItServes();
  assert.equal((await add(second, 'cat')).status, 201);
  const database = new URL('/heldby', standby.url).href;
  assert.equal((await ask(database, "select 1 from person where login = 'cat'")).length, 1);
  await standby.halt('SIGINT');
  const key = { 'idempotency-key': randomBytes(8).toString('hex') };
  assert.equal((await add(second, 'dog', key)).status, 503);
  await standby.start();
  await until(async () => (await add(second, 'dog', key)).status === 201, 30_000);
  assert.deepEqual(await second.logins(), ALL);
});

it('PostgreSQL fails over, as the runbook says, and nothing acknowledged is missing', async () => {
  const [failOver, over] = blocksBelow('docs/guides/runbook.md', 'PostgreSQL fails over');
  second.replace('db2.example.com', `127.0.0.1:${standby?.port}`);
  await postgres.halt('SIGQUIT');
  await until(async () => (await second.call('GET', '/people')).status === 503, 30_000);
  assert.match((await perform(second, failOver, over)).stdout, /^Verified \d+ events/m);
  assert.deepEqual(await second.logins(), ALL);
});

it('the store moves back with what was written since', async () => {
  const [, , , cancel, back] = blocksBelow(PAGE, 'From SQLite to PostgreSQL, while people work');
  await perform(second, 'cp "$URL_FILE" database-url', back, 'systemctl stop heldby', 'rm "$URL_FILE"');
  second.set({ HELDBY_DATA: join(second.folders.data, 'back') });
  await second.paste('systemctl start heldby');
  await second.untilItServes();
  await perform(second, cancel?.replace('/var/lib/heldby', '/var/lib/heldby/back'));
  assert.deepEqual(await second.logins(), ALL);
});

function add(drill: Drill, login: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return drill.call('POST', '/people', { login, firstName: 'A', lastName: 'B' }, headers);
}
