/** A batch against a connection that fails where a real one hardly ever does: between two works. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type pg from 'pg';
import { createCounters } from '../counters.ts';
import type { Job } from '../job.ts';
import type { Transaction } from '../storage.ts';
import { runBatch } from './batch.ts';

const counters = createCounters({ event: 0, number: 0, chain: null });
const LIMITS = { namedStatements: true, silenceLimitMs: 1_000, org: 1, counters };

describe('a batch of works', () => {
  it('is lost as a whole when the savepoint behind a work that is kept cannot be moved on', async () => {
    const { client, sent } = connection(text => text.startsWith('release'));
    await assert.rejects(runBatch(client, { ...LIMITS, take: takeFrom(works(3)) }), /cancelled/);
    assert.deepEqual(sent, ['savepoint work', 'release savepoint work; savepoint work']);
  });

  it('is lost as a whole when a work cannot be undone', async () => {
    const { client, sent } = connection(text => text.startsWith('rollback'));
    await assert.rejects(runBatch(client, { ...LIMITS, take: takeFrom([refusal(), ...works(1)]) }), /cancelled/);
    assert.deepEqual(sent, ['savepoint work', 'rollback to savepoint work']);
  });

  it('begins the next work where the one before was undone', async () => {
    const { client, sent } = connection(() => false);
    const { finish } = await runBatch(client, { ...LIMITS, take: takeFrom([refusal(), ...works(2)]) });
    assert.equal(finish, 'commit');
    assert.deepEqual(sent, ['savepoint work', 'rollback to savepoint work', 'release savepoint work; savepoint work']);
  });

  it('is rolled back when nothing in it is to be kept', async () => {
    const { client } = connection(() => false);
    const { finish } = await runBatch(client, { ...LIMITS, take: takeFrom([refusal(), refusal()]) });
    assert.equal(finish, 'rollback');
  });

  it('takes 64 works at most', async () => {
    const { client } = connection(() => false);
    const { result } = await runBatch(client, { ...LIMITS, take: takeFrom(works(100)) });
    assert.equal(result.length, 64);
  });

  it('needs no savepoint for a work that is alone, and ends behind it', async () => {
    const { client, sent } = connection(() => false);
    const queue: Job<Transaction>[] = [];
    queue.push({ ...refusal(), run: async () => queue.push(...works(1)) > 0 });
    const { result } = await runBatch(client, { ...LIMITS, take: takeFrom(queue) });
    assert.deepEqual([result.length, queue.length, sent], [1, 1, []]);
  });
});

/** A connection that answers everything but what `fails`. */
function connection(fails: (text: string) => boolean) {
  const sent: string[] = [];
  const query = async ({ text }: { text: string }) => {
    sent.push(text);
    if (fails(text)) throw new Error('cancelled');
  };
  return { client: { query } as unknown as pg.PoolClient, sent };
}

function works(count: number): Job<Transaction>[] {
  return Array.from({ length: count }, () => ({ ...refusal(), run: async () => true }));
}

function refusal(): Job<Transaction> {
  return { run: () => Promise.reject(new Error('refused')), settle: () => undefined, fail: () => undefined };
}

function takeFrom(jobs: Job<Transaction>[]) {
  return () => {
    const job = jobs.shift();
    return job === undefined ? undefined : { job, behind: jobs.length };
  };
}
