/** Imports whose work stops before its end say so, and go on or are undone. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Import } from '@heldby/contract';
import { importJob } from '../../src/workers/jobs/imports.ts';
import type { Api } from '../support/http.ts';
import { sendFile } from '../support/imports.ts';
import { runDueJobs } from '../support/jobs.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

/** More than one transaction. */
const ROWS = 260;

onBothDatabases('the work on an import', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  let files = 0;
  before(async () => {
    admin = await administratorApi(registry(), 'root');
  });

  const get = (id: string): Promise<Import> => ok(admin, 'GET', `/imports/${id}`);
  const post = (path: string): Promise<Import> => ok(admin, 'POST', path);
  const send = (rows: number) => {
    files += 1;
    const logins = Array.from({ length: rows }, (_, each) => `f${files}-p${each}\n`);
    return sendFile(admin, `login\n${logins.join('')}`);
  };
  const planned = async (rows: number): Promise<string> => {
    const { id } = await send(rows);
    await runDueJobs(registry());
    return id;
  };
  /** Does the work, and calls after each transaction. */
  const workAndThen = (id: string, then: () => Promise<unknown>) => {
    const { services, organization } = registry();
    const signal = AbortSignal.timeout(60_000);
    return services.imports.work(organization.org, id, {
      signal,
      progress: async () => void (await then()),
      requireHeld: async () => {},
    });
  };
  const peopleOf = async () => (await ok(admin, 'GET', `/people?q=f${files}-p&total=true&limit=1`)).total;

  it('is over when its job is cancelled: a plan begins anew, and what is applied goes on where it stopped', async () => {
    const { id, jobId } = await send(3);
    await post(`/jobs/${jobId}/cancel`);
    const stopped = await get(id);
    assert.deepEqual([stopped.state, stopped.jobId, stopped.counts.rows], ['cancelled', null, 0]);
    const { detail } = await refused(admin, 'conflict', 'POST', `/imports/${id}/apply`);
    assert.match(detail, /not planned/);
    await ok(admin, 'PATCH', `/imports/${id}`, { dates: 'dmy' });
    await runDueJobs(registry());
    assert.deepEqual([(await get(id)).state, (await get(id)).counts.new], ['planned', 3]);

    await post(`/jobs/${(await post(`/imports/${id}/apply`)).jobId}/cancel`);
    assert.deepEqual([(await get(id)).state, (await get(id)).counts.applied], ['cancelled', 0]);
    await post(`/imports/${id}/apply`);
    await runDueJobs(registry());
    const { state, counts } = await get(id);
    assert.deepEqual([state, counts.applied], ['applied', 3]);
  });

  it('that was stopped in the middle is gone on with, and each row is made once', async () => {
    const id = await planned(ROWS);
    await post(`/imports/${id}/apply`);
    const { jobId } = await get(id);
    await workAndThen(id, () => post(`/imports/${id}/cancel`));
    const stopped = await get(id);
    assert.deepEqual([stopped.state, stopped.counts.applied, stopped.done], ['cancelled', 250, 250]);
    assert.equal((await ok(admin, 'GET', `/jobs/${jobId}`)).state, 'cancelled');
    await refused(admin, 'conflict', 'PATCH', `/imports/${id}`, { dates: 'dmy' });
    await post(`/imports/${id}/apply`);
    await runDueJobs(registry());
    const { state, counts } = await get(id);
    assert.deepEqual([state, counts.applied, counts.failed], ['applied', ROWS, 0]);
    const applied = (await ok(admin, 'GET', '/events?limit=1000&type=import.applied')).items;
    assert.equal(applied.filter((each: { subject: string }) => each.subject === id).length, 1);
  });

  it('that was stopped in the middle can be undone for the rows that were applied, also in two goes', async () => {
    const id = await planned(ROWS);
    await post(`/imports/${id}/apply`);
    await workAndThen(id, () => post(`/imports/${id}/cancel`));
    await post(`/imports/${id}/undo`);
    await workAndThen(id, () => post(`/imports/${id}/cancel`));
    const half = await get(id);
    assert.deepEqual([half.state, half.counts.reversed], ['cancelled', 100]);
    assert.match((await refused(admin, 'conflict', 'POST', `/imports/${id}/apply`)).detail, /were undone/);
    await post(`/imports/${id}/undo`);
    await runDueJobs(registry());
    const { state, counts } = await get(id);
    assert.deepEqual([state, counts.reversed, await peopleOf()], ['undone', 250, 0]);
  });

  it('keeps, when it is undone, what somebody changed while it was stopped: also what the import had added', async () => {
    files += 1;
    const file = `f${files}`;
    const rows = Array.from({ length: ROWS }, (_, at) => `${file}-S${at},${file}-d${at % 100},2024-0${1 + (at % 9)}-01\n`);
    const { id } = await sendFile(admin, `serial,login,held since\n${rows.join('')}`);
    await runDueJobs(registry());
    await post(`/imports/${id}/apply`);
    await workAndThen(id, () => post(`/imports/${id}/cancel`));
    const [device] = (await ok(admin, 'GET', `/devices?q=${file}-S7`)).items.filter(
      ({ serial }: { serial: string }) => serial === `${file}-S7`,
    );
    const [person] = (await ok(admin, 'GET', `/people?q=${file}-d9`)).items.filter(
      ({ login }: { login: string }) => login === `${file}-d9`,
    );
    await ok(admin, 'PATCH', `/devices/${device.id}`, { name: 'By hand' });
    await ok(admin, 'PATCH', `/people/${person.id}`, { firstName: 'By hand' });
    await post(`/imports/${id}/apply`);
    await runDueJobs(registry());
    assert.equal((await get(id)).counts.applied, ROWS);
    await post(`/imports/${id}/undo`);
    await runDueJobs(registry());
    const kept = (await ok(admin, 'GET', `/imports/${id}/rows?result=kept&limit=1000`)).items;
    assert.deepEqual(
      kept.map(({ number, reason }: { number: number; reason: string }) => [number, reason]),
      [
        [8, 'The device was changed since.'],
        [10, 'The person was changed since.'],
      ],
    );
    assert.equal((await get(id)).counts.reversed, ROWS - 2);
    const { name, lifecycle } = await ok(admin, 'GET', `/devices/${device.id}`);
    assert.deepEqual([name, lifecycle === 'retired'], ['By hand', false]);
    assert.equal((await ok(admin, 'GET', `/people/${person.id}`)).firstName, 'By hand');
  });

  it('has failed when its job died, says why, and goes on when the job is begun again', async () => {
    const id = await planned(2);
    await post(`/imports/${id}/apply`);
    const { jobId } = await get(id);
    const work = async () => {
      throw new Error('the disk is full');
    };
    const kind = { ...importJob({ imports: { ...registry().services.imports, work } }), attempts: 1 };
    await runDueJobs(registry(), [kind]);
    const failed = await get(id);
    assert.deepEqual([failed.state, failed.problem, failed.jobId], ['failed', 'the disk is full', null]);
    await post(`/jobs/${jobId}/retry`);
    assert.deepEqual([(await get(id)).state, (await get(id)).jobId], ['applying', jobId]);
    await runDueJobs(registry());
    const { state, problem, counts } = await get(id);
    assert.deepEqual([state, problem, counts.applied], ['applied', null, 2]);
  });

  it('is not begun again by its job where the import has gone on without that', async () => {
    const id = await planned(2);
    const { jobId } = await post(`/imports/${id}/apply`);
    await post(`/jobs/${jobId}/cancel`);
    await post(`/imports/${id}/apply`);
    await refused(admin, 'conflict', 'POST', `/jobs/${jobId}/retry`);
    await runDueJobs(registry());
    assert.match((await refused(admin, 'conflict', 'POST', `/jobs/${jobId}/retry`)).detail, /The import is applied/);
    await post(`/imports/${id}/undo`);
    await runDueJobs(registry());
    await ok(admin, 'DELETE', `/imports/${id}`);
    assert.match((await refused(admin, 'conflict', 'POST', `/jobs/${jobId}/retry`)).detail, /was deleted/);
  });
});
