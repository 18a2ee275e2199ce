/**
 * A million requests made of the route tables of all dialects: valid, nearly valid, and wild. None is answered as a
 * defect, every answer is what its route or its dialect's error body declares, and the memory stays flat.
 *
 * `HELDBY_FUZZ_SEED` repeats a chapter that failed: its seed is in the message, and its requests come first then.
 * `HELDBY_FUZZ_REQUESTS` says how many there are to be.
 */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pino } from 'pino';
import { createApp, createDialects } from '../../src/app.ts';
import { type Engine, openTestRegistry, type TestRegistry } from '../support/registry.ts';
import { checkReplies } from '../support/replies.ts';
import { nameAnsweringDialects } from './fuzz/judge.ts';
import { CHAPTER, type FuzzResult, runFuzz } from './fuzz/run.ts';
import { sized } from './size.ts';

const REQUESTS: Readonly<Record<Engine, number>> = {
  sqlite: Number(process.env.HELDBY_FUZZ_REQUESTS ?? sized({ short: 6_000, full: 1_000_000 })),
  postgres: Number(process.env.HELDBY_FUZZ_REQUESTS ?? sized({ short: 2_000, full: 100_000 })),
};
/** Caches fill, code is compiled, and the collector keeps its reserves: what a run may have more at its end than after a tenth. */
const GROWTH_LIMIT_BYTES = 48 * 1024 * 1024;
/** Requests that hold what their route asks for must get somewhere, or the run proves nothing. */
const SUCCEEDING_SHARE = 0.7;
const FIXED_SEED = 20_260_101;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

for (const engine of ['sqlite', 'postgres'] as const) {
  describe(`any request on ${engine}`, () => {
    it('is answered as declared, is never a defect, and leaves no memory behind', async t => {
      const seed = Number(process.env.HELDBY_FUZZ_SEED ?? sized({ short: FIXED_SEED, full: Date.now() % 1_000_000_000 }));
      t.diagnostic(`HELDBY_FUZZ_SEED=${seed}`);
      const registry = await openTestRegistry(engine);
      const heap: number[] = [];
      try {
        const result = await fuzz(registry, REQUESTS[engine], seed, () => heap.push(measureHeap()));
        report(t, result, heap);
        assert.equal(result.faults.length, 0, `\n${result.faults.join('\n')}`);
        assert.equal(result.sent, REQUESTS[engine]);
        assertFlat(heap);
        assertReached(result);
      } finally {
        await registry.close();
      }
    });
  });
}

async function fuzz(registry: TestRegistry, requests: number, seed: number, onChapter: () => void): Promise<FuzzResult> {
  const unlimited = { ratePerMinute: 1_000_000_000, addressRatePerMinute: 0, shedAfterMs: 0 };
  const settings = { ...registry.settings, ...unlimited };
  const dialects = createDialects(settings);
  const { server } = createApp(registry, settings, pino({ level: 'silent' }));
  const violations = checkReplies(server, dialects);
  nameAnsweringDialects(server, dialects);
  const origin = await server.listen({ port: 0, host: '127.0.0.1' });
  try {
    return await runFuzz({ registry, server, origin, dialects, violations, requests, seed, onChapter });
  } finally {
    await server.close();
  }
}

function measureHeap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** A run of few chapters has no tenth to compare with. */
function assertFlat(heap: readonly number[]): void {
  const early = heap[Math.ceil(heap.length / 10) - 1] ?? 0;
  const late = heap.at(-1) ?? 0;
  assert.ok(late - early < GROWTH_LIMIT_BYTES, `the heap grew from ${inMiB(early)} to ${inMiB(late)}`);
}

function assertReached({ succeeded, sent }: FuzzResult): void {
  const routes = createDialects({ tokenLifetimeSeconds: 60 }).flatMap(dialect => dialect.routes.map(route => route.id));
  const missed = routes.filter(id => !succeeded.has(id));
  const share = 1 - missed.length / routes.length;
  assert.ok(sent < CHAPTER || share >= SUCCEEDING_SHARE, `these routes never succeeded: ${missed.join(', ')}`);
}

function report(t: TestContext, { statuses, succeeded, sent }: FuzzResult, heap: readonly number[]): void {
  t.diagnostic(`${sent} requests; ${succeeded.size} routes succeeded`);
  t.diagnostic(
    [...statuses]
      .toSorted()
      .map(([key, count]) => `${key}: ${count}`)
      .join(', '),
  );
  t.diagnostic(`heap after a tenth ${inMiB(heap[Math.ceil(heap.length / 10) - 1] ?? 0)}, at the end ${inMiB(heap.at(-1) ?? 0)}`);
}

function inMiB(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
