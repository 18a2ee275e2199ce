/** Performs what the page on more than one machine says of Citus, with its own commands and a double of Citus. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { callsOf, installCitusDouble } from '../support/citus-double.ts';
import { freshDatabase } from '../support/databases.ts';
import { blocksBelow, openDrill, perform } from '../support/drill.ts';

const skip = process.env.HELDBY_TEST_DISTRIBUTE === '1';

it('a store in use is looked at, distributed, and served again', { skip }, async () => {
  const [, look, distribute] = blocksBelow('docs/guides/scale-out.md', 'What outgrows one database');
  const database = await freshDatabase();
  const drill = await openDrill();
  const home = join(drill.folders.etc, '..');
  for (const file of [join(home, 'database-url'), join(drill.folders.etc, 'heldby.database-url')]) {
    writeFileSync(file, database.url, { mode: 0o600 });
  }
  await drill.paste('systemctl start heldby');
  await drill.untilItServes();
  await drill.call('POST', '/people', { login: 'ann', firstName: 'A', lastName: 'B' });
  await installCitusDouble(database.url);

  assert.match((await perform(drill, look)).stdout, /^Stop first what is connected to the database: heldby /m);
  const { stdout } = await perform(drill, distribute);
  assert.match(stdout, /^\d+ tables with \d+ rows are distributed over 2 workers/m);
  assert.ok((await callsOf(database.url)).some(({ name, target }) => name === 'distributed' && target === 'person'));
  await drill.untilItServes();
  await drill.call('POST', '/people', { login: 'bob', firstName: 'A', lastName: 'B' });
  assert.deepEqual(await drill.logins(), ['admin', 'ann', 'bob']);
  await perform(drill, 'systemctl stop heldby');
  await database.drop();
});
