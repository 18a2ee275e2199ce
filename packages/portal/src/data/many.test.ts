import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { BATCH_SIZE, isDone, type Operation, refusalOf, runMany, type SendBatch } from './many.ts';

const operations = Array.from({ length: 2 * BATCH_SIZE + 1 }, (_, at): Operation => ({ method: 'POST', path: `/${at}` }));
const fine: SendBatch = async batch => batch.map(({ path }) => ({ status: 200, etag: null, body: path }));

describe('many writes', () => {
  it('go in batches, in their order, with progress', async () => {
    const progress: number[] = [];
    const results = await runMany(operations, { send: fine, dryRun: false, onProgress: done => progress.push(done) });
    assert.deepEqual(
      results.map(({ body }) => body),
      operations.map(({ path }) => path),
    );
    assert.deepEqual(progress, [BATCH_SIZE, 2 * BATCH_SIZE, 2 * BATCH_SIZE + 1]);
  });

  it('keep what was done when a later batch fails, and send nothing behind it', async () => {
    let calls = 0;
    const send: SendBatch = async (batch, options) => {
      calls += 1;
      if (calls === 2) throw new Error('The server is away.');
      return fine(batch, options);
    };
    const results = await runMany(operations, { send, dryRun: false, onProgress: () => undefined });
    assert.equal(calls, 2);
    assert.equal(results.length, operations.length);
    assert.equal(results.filter(isDone).length, BATCH_SIZE);
    const [refused] = results.slice(BATCH_SIZE);
    assert.ok(refused);
    assert.equal(refusalOf(refused), 'The server is away.');
  });

  it('are not previewed in part', async () => {
    const send: SendBatch = () => Promise.reject(new Error('The server is away.'));
    await assert.rejects(runMany(operations, { send, dryRun: true, onProgress: () => undefined }), /away/);
  });
});
