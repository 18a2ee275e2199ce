/** Jobs are claimed by one worker at a time, in their order, and again when that one is gone. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import {
  addJob,
  type ClaimedJob,
  type ClaimRequest,
  claimJobs,
  endJob,
  extendClaim,
  forgetJob,
  postponeJob,
} from '../../src/storage/jobs.ts';
import { openStorage } from '../../src/storage/open.ts';
import type { Transaction } from '../../src/storage/storage.ts';
import { onBothDatabases } from '../support/registry.ts';
import { openTestStore, type TestStore, upTo } from '../support/store.ts';

const CLAIMED = { kind: 'test', attempts: 1, failures: 0, personId: null, owner: 'worker' };
const ENDED = { state: 'done', now: 100, result: null, progress: null, error: null } as const;
const newJob = (id: string, dueAt: number) => ({ id, kind: 'test', payload: `{"of":"${id}"}`, dueAt, now: 1, personId: null });
const failedUntil = (dueAt: number) => ({ dueAt, error: 'on purpose', hasFailed: true });

/** Ends each lease in these tests. */
const LATER = 1_000_000;
const ids = (items: readonly ClaimedJob[]) => items.map(({ id }) => id);

onBothDatabases('a job', engine => {
  let store: TestStore;
  before(async () => {
    store = await openTestStore(engine);
  });
  after(() => store.remove());
  beforeEach(async () => {
    for (const org of [1, 2]) {
      for (const work of await claim({ owner: 'cleaner', now: LATER * 9, leaseUntil: LATER * 10, limit: 1_000 }, org))
        await inOrg(tx => forgetJob(tx, org, work), org);
    }
  });

  const inOrg = <T>(work: (tx: Transaction) => Promise<T>, org = 1) => store.storage.transaction(org, work);
  const add = (id: string, dueAt: number, org = 1) => inOrg(async tx => addJob(tx, org, newJob(id, dueAt)), org);
  const claim = (request: Partial<ClaimRequest> = {}, org = 1) =>
    store.storage.claimDue(org, { owner: 'worker', kind: 'test', now: 100, leaseUntil: LATER, limit: 10, ...request });

  it('is claimed by due time, up to the limit, and not before it is due', async () => {
    for (const [id, dueAt] of [
      ['c', 30],
      ['a', 50],
      ['b', 30],
      ['d', 101],
      ['e', 10],
    ] as const)
      await add(id, dueAt);
    await add('other', 1, 2);
    const first = await claim({ limit: 3 });
    assert.deepEqual(ids(first), ['e', 'b', 'c']);
    assert.deepEqual(first[1], { ...CLAIMED, id: 'b', payload: '{"of":"b"}', dueAt: 30 });
    assert.deepEqual(ids(await claim()), ['a']);
    assert.deepEqual(ids(await claim()), []);
    assert.deepEqual(ids(await claim({ now: 101 })), ['d']);
    assert.deepEqual(ids(await claim({}, 2)), ['other']);
  });

  it('that is waiting is there once for each id, and due at the earlier time', async () => {
    for (const dueAt of [50, 20, 80]) await add('once', dueAt);
    assert.deepEqual(
      (await claim()).map(({ id, dueAt }) => [id, dueAt]),
      [['once', 20]],
    );
  });

  it('that somebody asks for again while a worker has it is done once more, and begins anew after its end', async () => {
    await add('again', 10);
    const [first] = await claim();
    await add('again', 60);
    assert.deepEqual(await claim(), [], 'its worker has it still');
    assert.equal(await inOrg(tx => endJob(tx, 1, first ?? assert.fail(), ENDED)), true);
    const [second] = await claim();
    assert.equal(second?.dueAt, 60);
    assert.equal(await inOrg(tx => endJob(tx, 1, second ?? assert.fail(), ENDED)), true);
    assert.deepEqual(await claim({ now: LATER }), []);
    await add('again', 70);
    assert.deepEqual(ids(await claim()), ['again']);
  });

  it('counts its failures in a row, lost workers among them', async () => {
    await add('bad', 10);
    const [first] = await claim({ leaseUntil: 200 });
    assert.equal(first?.failures, 0);
    const [second] = await claim({ now: 200, leaseUntil: 300 });
    assert.equal(second?.failures, 1);
    await inOrg(tx => postponeJob(tx, 1, second ?? assert.fail(), failedUntil(250)));
    const [third] = await claim({ now: 250, leaseUntil: 300 });
    assert.equal(third?.failures, 2);
    await inOrg(tx => postponeJob(tx, 1, third ?? assert.fail(), { dueAt: 260, error: null, hasFailed: false }));
    assert.equal((await claim({ now: 260 }))[0]?.failures, 0);
  });

  it('is left to workers that know its kind', async () => {
    await add('known', 10);
    assert.deepEqual(await claim({ kind: 'other' }), []);
    assert.deepEqual(ids(await claim()), ['known']);
  });

  it('is never shared by claimers who come at the same time, on one node or two', async () => {
    await inOrg(async tx => {
      for (const each of upTo(200)) addJob(tx, 1, newJob(`item-${each}`, each));
    });
    // SQLite has one process that writes; PostgreSQL has several nodes.
    const second = engine === 'postgres' ? openStorage(store.settings) : store.storage;
    const claims = await Promise.all(
      upTo(60).map(each => {
        const node = each % 2 === 0 ? store.storage : second;
        return node.claimDue(1, { owner: `worker-${each}`, kind: 'test', now: 1_000, leaseUntil: LATER, limit: 7 });
      }),
    );
    if (second !== store.storage) await second.close();
    const taken = claims.flatMap(ids);
    assert.equal(taken.length, 200);
    assert.equal(new Set(taken).size, 200);
    for (const claimed of claims)
      assert.deepEqual(
        claimed.map(work => work.dueAt),
        claimed.map(work => work.dueAt).toSorted((a, b) => a - b),
      );
  });

  it('of a claimer that is gone comes back after its lease, in its place, and no claim of before has a say then', async () => {
    await add('left', 10);
    await add('next', 20);
    const [gone] = await claim({ limit: 1, leaseUntil: 500 });
    assert.ok(gone);
    assert.deepEqual(ids(await claim({ now: 499 })), ['next']);
    const [taken] = await claim({ owner: 'other', now: 500 });
    assert.deepEqual([taken?.id, taken?.attempts], ['left', 2]);
    assert.equal(await inOrg(tx => extendClaim(tx, 1, gone, LATER * 2)), false);
    assert.equal(await inOrg(tx => postponeJob(tx, 1, gone, failedUntil(1))), false);
    assert.equal(await inOrg(tx => forgetJob(tx, 1, gone)), false);
    assert.equal(await inOrg(tx => forgetJob(tx, 1, taken ?? assert.fail())), true);
    assert.deepEqual(ids(await claim({ now: LATER })), ['next']);
  });

  it('claimed twice by one worker belongs to its later claim', async () => {
    await add('twice', 10);
    const [first] = await claim({ leaseUntil: 200 });
    const [again] = await claim({ now: 200 });
    assert.equal(await inOrg(tx => forgetJob(tx, 1, first ?? assert.fail())), false);
    assert.equal(await inOrg(tx => forgetJob(tx, 1, again ?? assert.fail())), true);
  });

  it('stays with a claimer who extends the lease, and is claimed again when one fails, not before the new time', async () => {
    await add('long', 10);
    const [work] = await claim({ leaseUntil: 200 });
    assert.ok(work);
    assert.equal(await inOrg(tx => extendClaim(tx, 1, work, 400)), true);
    assert.deepEqual(await claim({ now: 399 }), []);
    assert.equal(await inOrg(tx => postponeJob(tx, 1, work, failedUntil(600))), true);
    assert.deepEqual(await claim({ now: 599 }), []);
    assert.deepEqual(
      (await claim({ now: 600 })).map(({ id, dueAt, attempts }) => [id, dueAt, attempts]),
      [['long', 600, 2]],
    );
  });

  it('is not claimed by a transaction that is rolled back, and comes and goes with what else that does', async () => {
    await add('kept', 10);
    const request: ClaimRequest = { owner: 'tried', kind: 'test', now: 100, leaseUntil: LATER, limit: 10 };
    const tried = await store.storage.transaction(1, tx => claimJobs(tx, 1, request), { rollback: true });
    assert.deepEqual(ids(tried), ['kept']);
    await assert.rejects(
      inOrg(async tx => {
        for (const work of await claimJobs(tx, 1, request)) await forgetJob(tx, 1, work);
        addJob(tx, 1, newJob('undone', 1));
        throw new Error('on purpose');
      }),
      /on purpose/,
    );
    const [kept, ...others] = await claim();
    assert.deepEqual([kept?.id, kept?.attempts, others], ['kept', 1, []]);
  });

  it('that is not there costs a read, and no transaction', async () => {
    const { ended } = store.storage.transactions();
    assert.deepEqual(await claim(), []);
    assert.equal(store.storage.transactions().ended, ended);
    await add('there', 1);
    await claim();
    assert.equal(store.storage.transactions().ended, ended + 2, 'adding it and claiming it');
  });
});
