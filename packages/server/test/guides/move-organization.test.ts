/** Performs what the page on more than one machine says about one organization, with its own commands: out of a served store, and what is left. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { blocksBelow, type Drill, openDrill, perform } from '../support/drill.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';

const [addHost, move, cancel, removeLeft] = blocksBelow('docs/guides/scale-out.md', 'One organization on a database of its own');
const LIST = 'sudo -u heldby heldby person list --json --database-url-file acme-url --data /var/lib/heldby';

let postgres: TestPostgres;
let drill: Drill;
before(async () => {
  postgres = await startPostgres();
  drill = await openDrill([
    ['db1.example.com', `127.0.0.1:${postgres.port}`],
    ['postgres://postgres@', 'postgres://heldby@'],
  ]);
  await drill.paste('systemctl start heldby');
  await drill.untilItServes();
});
after(() => postgres.stop());

it('an organization moves to a database of its own, and the others stay', async () => {
  await perform(drill, 'heldby org create Acme --data /var/lib/heldby', addHost);
  await perform(drill, 'heldby person create ann --org Acme --data /var/lib/heldby');
  const { stdout } = await perform(drill, cancel, move);
  assert.match(stdout, /Nothing is left of the move\.\nMoved to the database acme at [\s\S]*every history verified/);
  assert.match(stdout, /its callers get 503 with the address https:\/\/acme\.example\.com\./);
  const { stdout: people } = await perform(drill, LIST);
  assert.deepEqual(
    JSON.parse(people).map(({ login }: { login: string }) => login),
    ['ann'],
  );
  assert.deepEqual(await drill.logins(), ['admin']);
});

it('what it has left is removed, and its callers are still told', async () => {
  const { stdout } = await perform(drill, removeLeft);
  assert.match(stdout, /was removed/);
  const { stdout: organizations } = await perform(drill, 'heldby org list --json --data /var/lib/heldby');
  const left = JSON.parse(organizations).find(({ name }: { name: string }) => name === 'Acme');
  assert.equal(left.closedReason, 'It has moved to https://acme.example.com.');
});
