/** A command that only reads, or needs something that exists, does not create a store where there is none. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { freshDatabase, type TestDatabase } from '../support/databases.ts';

const FILE = join(temporaryFolder(), 'backup');

const COMMANDS: readonly (readonly string[])[] = [
  ['org', 'list'],
  ['org', 'policy', 'show'],
  ['org', 'policy', 'set', 'maxDeviceCount=1'],
  ['org', 'host', 'add', 'devices.example.com'],
  ['provider', 'list'],
  ['provider', 'remove', '019aa2f5-6ac7-7d0c-9a00-000000000000', '--yes'],
  ['person', 'list'],
  ['person', 'create', 'ann'],
  ['application', 'list'],
  ['token', 'list'],
  ['token', 'create', '--person', 'ann'],
  ['token', 'revoke', '019aa2f5-6ac7-7d0c-9a00-000000000000', '--yes'],
  ['backup', FILE],
];

describe('where there is no store', () => {
  const run = createCommandSession();
  let database: TestDatabase | undefined;
  before(async () => {
    database = await freshDatabase();
  });
  after(() => database?.drop());

  for (const words of COMMANDS) {
    it(`heldby ${words.join(' ').replace(FILE, 'file')} says so, and creates none`, async () => {
      const data = join(temporaryFolder(), 'data');
      const embedded = await run([...words, '--data', data]);
      assert.match(
        embedded.stderr,
        /^heldby: There is no store in [^\n]*\/data: check --data, or create one with `heldby serve`\.\n$/,
      );
      assert.deepEqual([embedded.status, embedded.stdout, existsSync(data)], [2, '', false]);

      const url = database?.url ?? '';
      const shared = await run([...words, '--data', data, '--database-url', url]);
      assert.match(shared.stderr, /^heldby: There is no store in the database \w+ at [^\n]*: check --database-url, or create/);
      assert.deepEqual([shared.status, shared.stdout, existsSync(data), existsSync(FILE)], [2, '', false, false]);
      assert.deepEqual(await tablesAt(url), []);
    });
  }
});

async function tablesAt(url: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query("select tablename from pg_tables where schemaname = 'public'")).rows;
  } finally {
    await client.end();
  }
}
