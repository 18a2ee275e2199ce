/** A run of a policy whose job dies or is cancelled ends, says why, and does not hold up the next one. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Services } from '../../src/services/services.ts';
import { JobRefused } from '../../src/workers/jobs/kind.ts';
import { policyJob } from '../../src/workers/jobs/policy-job.ts';
import { eventsOf } from '../support/events.ts';
import type { Api } from '../support/http.ts';
import { runDueJobs } from '../support/jobs.ts';
import { ok, refused } from '../support/native.ts';
import { onBothDatabases } from '../support/registry.ts';
import { POLICY, useStaleWorld } from '../support/stale-world.ts';

onBothDatabases('a run of a policy that fails', engine => {
  const { registry, start, days, addPerson, addPhone, work, run, reasonOf, used } = useStaleWorld(engine);
  let admin: Api;

  before(async () => {
    admin = await start();
  });

  const stalePhone = async () => {
    const phone = await addPhone(await addPerson());
    await used();
    days(91);
    return phone;
  };
  const ask = () => ok(admin, 'POST', `${POLICY}/run`);
  const found = async (id: string) =>
    (await ok(admin, 'GET', `${POLICY}/runs`)).items.find((each: { id: string }) => each.id === id);
  const dying = (services: Services) => {
    const refuse = () => Promise.reject(new JobRefused('The store is full.'));
    return [{ ...policyJob(services), run: refuse }];
  };
  const die = () => runDueJobs(registry(), dying(registry().services));

  it('ends as failed when its job dies, tells of it, and lets the next run go', async () => {
    const phone = await stalePhone();
    const { id } = await ask();
    const told = await eventsOf(registry(), die);
    assert.deepEqual(
      told.map(({ type, after }) => [type, (after as { error: string }).error]),
      [
        ['job.died', 'The store is full.'],
        ['policy.run_failed', 'The store is full.'],
      ],
    );
    const failed = await found(id);
    assert.deepEqual([failed.state, failed.error, failed.undoUntil], ['failed', 'The store is full.', null]);
    assert.notEqual(failed.finishedAt, null);
    const next = await run();
    assert.deepEqual([next.state, next.error], ['done', null]);
    assert.notEqual(await reasonOf(phone.id), null);
  });

  it('ends as failed when its job is cancelled, also before it began', async () => {
    const { id, jobId } = await ask();
    await ok(admin, 'POST', `/jobs/${jobId}/cancel`);
    assert.deepEqual([(await found(id)).state, (await found(id)).error], ['failed', 'Its job was cancelled.']);
    await work();
    assert.equal((await found(id)).state, 'failed', 'nobody carries it out');
    assert.equal((await run()).state, 'done');
  });

  it('goes on when its job is tried again, unless another run is at work', async () => {
    const phone = await stalePhone();
    const { id, jobId } = await ask();
    await die();
    const other = await ask();
    const problem = await refused(admin, 'conflict', 'POST', `/jobs/${jobId}/retry`);
    assert.match(problem.detail, /Another run of the policy stale is at work/);
    await ok(admin, 'POST', `/jobs/${other.jobId}/cancel`);
    await ok(admin, 'POST', `/jobs/${jobId}/retry`);
    assert.deepEqual([(await found(id)).state, (await found(id)).error], ['running', null]);
    await work();
    assert.deepEqual([(await found(id)).state, (await found(id)).disabled], ['done', 1]);
    assert.notEqual(await reasonOf(phone.id), null);
  });

  it('does nothing more once it is cancelled, also where a worker has its job', async () => {
    const phone = await stalePhone();
    const { id, jobId } = await ask();
    const kind = policyJob(registry().services);
    const late: typeof kind = {
      ...kind,
      run: async context => {
        await ok(admin, 'POST', `/jobs/${jobId}/cancel`);
        return kind.run(context);
      },
    };
    await runDueJobs(registry(), [late]);
    assert.deepEqual([(await found(id)).state, (await found(id)).disabled], ['failed', 0]);
    assert.equal(await reasonOf(phone.id), null);
    assert.equal((await run()).disabled, 1);
  });

  it('can be undone again after an undo whose job died', async () => {
    const phone = await stalePhone();
    const done = await run();
    assert.ok(done.disabled >= 1);
    await ok(admin, 'POST', `${POLICY}/runs/${done.id}/undo`);
    await die();
    const failed = await found(done.id);
    assert.deepEqual([failed.state, failed.error, failed.undoneAt], ['undo_failed', 'The store is full.', null]);
    assert.notEqual(failed.undoUntil, null);
    await ok(admin, 'POST', `${POLICY}/runs/${done.id}/undo`);
    await work();
    assert.deepEqual([(await found(done.id)).state, (await found(done.id)).error], ['undone', null]);
    assert.equal(await reasonOf(phone.id), null);
  });
});
