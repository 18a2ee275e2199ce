/** Workers that add, claim and complete jobs and look at the durable position, and what must be true of what they said. */
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../src/domain/problem.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { addJob, type ClaimedJob, extendClaim, forgetJob, postponeJob } from '../../src/storage/jobs.ts';
import { query } from '../../src/storage/sql/statement.ts';
import type { Storage, Transaction } from '../../src/storage/storage.ts';
import { addWithEvent, eventsOf, locationIds, upTo } from '../support/store.ts';

/** What a worker was told by the store. */
export type Said =
  | { readonly what: 'added' | 'completed' | 'claimed'; readonly id: string }
  | { readonly what: 'position'; readonly position: number; readonly subject: string };

/** Short, so that the work of a worker that is gone comes back within a test. */
export const LEASE_MS = 400;
const WORKERS = 6;
const RETRY_MS = 20;
const dueIds = query<{ org: number }, { id: string }>('select id as "id" from job where org_id = :org order by id');
const micros = () => Date.now() * 1_000;

/** What completes a job is a location with its id. Works until it is stopped. A store that is away is tried again, as a worker does. */
export function startWorkers(storage: Storage, org: number, node: string, say: (said: Said) => void) {
  let isOver = false;
  const retrying = async (step: () => Promise<unknown>) => {
    while (!isOver) {
      await step().catch(async error => {
        if (!(error instanceof Problem) || error.code !== 'unavailable') throw error;
        await sleep(RETRY_MS);
      });
    }
  };
  const inOrg = <T>(work: (tx: Transaction) => Promise<T>) => storage.transaction(org, work);
  const add = async () => {
    const id = uuidv7();
    const now = micros();
    await inOrg(async tx => addJob(tx, org, { id, kind: 'test', payload: '{}', dueAt: now, now, personId: null }));
    say({ what: 'added', id });
    await sleep(1);
  };
  const complete = async (work: ClaimedJob) => {
    const isMine = await inOrg(async tx => {
      const held = await forgetJob(tx, org, work);
      if (held) await addWithEvent(tx, work.id, org);
      return held;
    });
    if (isMine) say({ what: 'completed', id: work.id });
  };
  const work = (worker: number) => async () => {
    const now = micros();
    const owner = `${node}-worker-${worker}`;
    const claimed = await storage.claimDue(org, { owner, kind: 'test', now, leaseUntil: now + LEASE_MS * 1_000, limit: 3 });
    for (const [index, each] of claimed.entries()) {
      say({ what: 'claimed', id: each.id });
      if (index === 1) await inOrg(tx => extendClaim(tx, org, each, micros() + LEASE_MS * 1_000));
      if (index === 2) await inOrg(tx => postponeJob(tx, org, each, { dueAt: micros(), error: null, hasFailed: false }));
      else await complete(each);
    }
    if (claimed.length === 0) await sleep(1);
  };
  const look = async () => {
    const position = await storage.durablePosition(org);
    const event = (await eventsOf(storage, org)).find(({ sequence }) => sequence === position);
    if (position > 0) say({ what: 'position', position, subject: event?.subject ?? 'an event that is not there' });
    await sleep(1);
  };
  const running = Promise.all([retrying(add), retrying(look), ...upTo(WORKERS).map(each => retrying(work(each)))]);
  return {
    stop: async () => {
      isOver = true;
      await running;
    },
  };
}

/** Nothing that was said is lost: completed once and gone, or still there to be done; events as they were, without a gap. */
export async function requireKept(storage: Storage, org: number, said: readonly Said[]): Promise<void> {
  const events = await eventsOf(storage, org);
  assert.deepEqual(
    events.map(({ sequence }) => sequence),
    upTo(events.length),
  );
  // The location and the event of a completion are there once: a second one would have met the first.
  const completed = new Set(await locationIds(storage, org));
  const open = new Set((await storage.all(dueIds, { org })).map(({ id }) => id));
  const wrong = said.filter(each => {
    if (each.what === 'position') return events[each.position - 1]?.subject !== each.subject;
    if (each.what === 'completed') return !completed.has(each.id) || open.has(each.id);
    return completed.has(each.id) === open.has(each.id);
  });
  assert.deepEqual(wrong, []);
  assert.equal(events.filter(({ subject }) => completed.has(subject)).length, completed.size);
}

/** Completes what is left once its leases have ended, and gives how much that was. */
export async function drain(storage: Storage, org: number): Promise<number> {
  await sleep(LEASE_MS);
  const now = micros();
  const left = await storage.claimDue(org, { owner: 'drain', kind: 'test', now, leaseUntil: now + 60_000_000, limit: 100_000 });
  for (const work of left) assert.ok(await storage.transaction(org, tx => forgetJob(tx, org, work)));
  assert.deepEqual(await storage.all(dueIds, { org }), []);
  return left.length;
}
