/** A move whose process is asked to end: the store stays in use, the command says what stands where, and the next run brings it there. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ask, heldby, temporaryFolder } from '../support/command.ts';
import { freshDatabase } from '../support/databases.ts';
import { endedBy } from '../support/ended-by.ts';

const TOLD =
  /^heldby: The move was interrupted before the switch: the store is whole, and the one in use\. What is in [^\n]+ is unfinished/m;

describe('a move that is interrupted', () => {
  for (const to of ['postgres', 'sqlite'] as const) {
    it(`to ${to} leaves the store in use, and is made by the next run`, async () => {
      const database = await freshDatabase();
      try {
        const embedded = ['--data', join(temporaryFolder(), 'data')];
        const shared = ['--data', join(temporaryFolder(), 'key'), '--database-url', database.url];
        const [from, there] = to === 'postgres' ? [embedded, [...embedded, '--database-url', database.url]] : [shared, embedded];
        await ask(['org', 'create', 'Acme', ...from]);
        const move = ['move', ...from, '--to', there.at(-1) ?? ''];
        for (const signal of ['SIGINT', 'SIGTERM'] as const) {
          const { status, stdout, stderr } = await heldby(move, { node: endedBy(signal) });
          assert.match(stderr, TOLD);
          assert.doesNotMatch(stderr, /--cancel/);
          assert.deepEqual([status, stdout], [5, '']);
          await ask(['person', 'create', signal, ...from]);
          const started = await heldby(['person', 'list', ...there]);
          assert.match(started.stderr, /A move into this store was not finished/);
          assert.equal(started.status, 4);
        }
        assert.equal((await heldby(move)).status, 0);
        assert.equal((await ask<unknown[]>(['person', 'list', ...there])).length, 2);
      } finally {
        await database.drop();
      }
    });
  }
});
