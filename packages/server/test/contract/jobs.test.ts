/** Jobs: done once for each time that they are due, tried again, dead, stopped, and seen by those who may. */
import assert from 'node:assert/strict';
import { afterEach, it } from 'node:test';
import { change } from '../../src/core/change.ts';
import { enqueueJob, type WantedJob } from '../../src/core/enqueue-job.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { again, type JobKind, JobRefused } from '../../src/workers/jobs/kind.ts';
import type { JobRunner } from '../../src/workers/jobs/runner.ts';
import { startTestJobs } from '../support/jobs.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { until } from '../support/until.ts';

const NOW = 1_780_000_000_000_000;
const MINUTE = 60_000_000;

onBothDatabases('jobs', engine => {
  let now = NOW;
  let ids = 0;
  const registryOf = useRegistry(engine, {
    clock: { now: () => (now += 1) },
    newId: () => {
      ids += 1;
      return `01980000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
    },
  });
  let runner: JobRunner | undefined;
  afterEach(async () => {
    await runner?.stop();
    runner = undefined;
  });

  const kindOf = (run: JobKind['run'], rest: Partial<JobKind> = {}): JobKind => ({
    kind: 'test',
    attempts: 3,
    atOnce: 2,
    run,
    ...rest,
  });
  const start = (...kinds: JobKind[]) => {
    runner = startTestJobs(registryOf(), kinds);
    return runner;
  };
  const enqueue = (job: Partial<WantedJob> = {}, actor: Actor = registryOf().system) =>
    change(registryOf().core, { actor }, { name: 'enqueue', needs: null }, null, async edit =>
      enqueueJob(edit, { kind: 'test', payload: {}, ...job }),
    );
  const get = (id: string) => registryOf().services.jobs.get(registryOf().system, id);
  const settle = async (by: JobRunner) => {
    await by.look();
    await by.idle();
  };

  it('begin at once when they are added, and leave their result', async () => {
    const payloads: unknown[] = [];
    const jobs = start(
      kindOf(async ({ payload, progress }) => {
        payloads.push(payload);
        progress(3, 3);
        return { rows: 3 };
      }),
    );
    const id = await enqueue({ payload: { of: 'a list' } });
    await until(async () => (await get(id)).state === 'done');
    await jobs.idle();
    const { result, progress, error, finishedAt, failures } = await get(id);
    assert.deepEqual([payloads, result, progress], [[{ of: 'a list' }], '{"rows":3}', '{"done":3,"total":3}']);
    assert.deepEqual([error, failures, finishedAt === null], [null, 0, false]);
  });

  it('are not there where their change was undone or only tried', async () => {
    const { core, system } = registryOf();
    let id = '';
    await change(core, { actor: system, dryRun: true }, { name: 'enqueue', needs: null }, null, async edit => {
      id = enqueueJob(edit, { kind: 'test', payload: {} });
    });
    await assert.rejects(get(id), { code: 'not_found' });
  });

  it('are tried again after a while, and are dead after so many failures, with an event; an administrator begins them again', async () => {
    let tries = 0;
    const jobs = start(
      kindOf(async () => {
        tries += 1;
        if (tries < 4) throw new Error(`failure ${tries}`);
        return null;
      }),
    );
    const id = await enqueue();
    await until(async () => (await get(id)).failures === 1);
    await settle(jobs);
    assert.equal(tries, 1, 'it waits for its time');
    for (const expected of [2, 3]) {
      now += 10 * MINUTE;
      await settle(jobs);
      assert.equal(tries, expected);
    }
    const { state, error } = await get(id);
    assert.deepEqual([state, error], ['dead', 'failure 3']);
    const { services, system } = registryOf();
    const died = await services.feed.read(system, { after: 0, limit: 50, filter: filterOf(['job.died']) });
    assert.deepEqual(
      died.items.map(({ after }) => after),
      [{ id, kind: 'test', error: 'failure 3' }],
    );
    await services.jobs.retry({ actor: system }, id);
    await settle(jobs);
    assert.equal((await get(id)).state, 'done');
    await assert.rejects(services.jobs.retry({ actor: system }, id), { code: 'conflict' });
  });

  it('that can never succeed are dead at once', async () => {
    const jobs = start(
      kindOf(async () => {
        throw new JobRefused('the file is no table');
      }),
    );
    const id = await enqueue();
    await settle(jobs);
    const { state, error } = await get(id);
    assert.deepEqual([state, error], ['dead', 'the file is no table']);
  });

  it('whose worker was lost each time are dead, without being tried for ever', async () => {
    const { core, system } = registryOf();
    const id = await enqueue({ kind: 'killer' });
    for (let time = 0; time < 3; time += 1) {
      const request = { kind: 'killer', owner: `killed ${time}`, now, leaseUntil: now + MINUTE, limit: 1 };
      assert.equal((await core.storage.claimDue(system.org, request)).length, 1);
      now += 2 * MINUTE;
    }
    const jobs = start(kindOf(async () => assert.fail('it is not begun'), { kind: 'killer' }));
    await settle(jobs);
    assert.deepEqual([(await get(id)).state, (await get(id)).error], ['dead', 'It was begun 3 times, and not finished.']);
  });

  it('come round at the time that they say', async () => {
    const at: number[] = [];
    const jobs = start(
      kindOf(async () => {
        at.push(now);
        return again(now + 60 * MINUTE, { rounds: at.length });
      }),
    );
    const id = await enqueue({ name: 'the daily round' });
    await settle(jobs);
    await settle(jobs);
    now += 61 * MINUTE;
    await settle(jobs);
    assert.equal(at.length, 2);
    const { state, result } = await get(id);
    assert.deepEqual([state, result], ['waiting', '{"rounds":2}']);
    assert.equal(await enqueue({ name: 'the daily round' }), id, 'it is there once');
    await settle(jobs);
    assert.equal(at.length, 3, 'at once, because somebody asked for it');
  });

  it('are stopped by who asked for them, and the work hears of it', async () => {
    const registry = registryOf();
    const member = await registry.addPerson('asks');
    const stranger = await registry.addPerson('stranger');
    let reason: unknown;
    start(
      kindOf(
        ({ signal }) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => {
              reason = signal.reason;
              reject(new Error('stopped'));
            });
          }),
        { leaseMs: 300 },
      ),
    );
    const id = await enqueue({}, member.actor);
    const { jobs } = registry.services;
    await until(async () => (await get(id)).leaseUntil !== null);
    await assert.rejects(jobs.cancel({ actor: stranger.actor }, id), { code: 'not_found' });
    await assert.rejects(jobs.get(stranger.actor, id), { code: 'not_found' });
    const { state, personName } = await jobs.cancel({ actor: member.actor }, id);
    assert.deepEqual([state, personName], ['cancelled', 'asks Test']);
    await until(() => reason !== undefined);
    await runner?.idle();
    assert.equal((await get(id)).state, 'cancelled');
  });

  it('that a server leaves when it stops are done by the next one, without a failure', async () => {
    const first = start(
      kindOf(({ signal }) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))),
    );
    const id = await enqueue();
    await until(async () => (await get(id)).leaseUntil !== null);
    await first.stop();
    const { state, failures } = await get(id);
    assert.deepEqual([state, failures], ['waiting', 0]);
    await settle(start(kindOf(async () => null)));
    assert.equal((await get(id)).state, 'done');
  });

  it('wait while their organization is closed', async () => {
    const registry = registryOf();
    const { services, core } = registry;
    const other = await services.organizations.create('Other');
    const actor = { ...registry.system, org: other.org, organizationId: other.id, id: other.id };
    let times = 0;
    const jobs = start(
      kindOf(async () => {
        times += 1;
        return null;
      }),
    );
    await services.tenants.close({ actor: registry.system }, other.id);
    await change(core, { actor }, { name: 'enqueue', needs: null }, null, async edit =>
      enqueueJob(edit, { kind: 'test', payload: {} }),
    );
    await settle(jobs);
    assert.equal(times, 0);
    await services.tenants.reopen({ actor: registry.system }, other.id);
    await settle(jobs);
    assert.equal(times, 1);
  });

  it('are listed, waited for and followed over HTTP', async () => {
    const registry = registryOf();
    const { token } = await registry.addPerson('reader', { role: 'full' });
    const server = await registry.serve();
    const ask = async (path: string, headers = {}) =>
      server.inject({
        method: 'GET',
        url: `/registry/v1/jobs${path}`,
        headers: { authorization: `Bearer ${token}`, ...headers },
      });
    const jobs = start(kindOf(async () => ({ done: true }), { kind: 'followed' }));
    const id = await enqueue({ kind: 'followed', dueAt: now + MINUTE });
    const answer = await ask('?kind=followed&state=waiting');
    assert.equal(answer.statusCode, 200, answer.body);
    const listed = answer.json() as { items: { id: string }[] };
    assert.deepEqual(
      listed.items.map(job => job.id),
      [id],
    );
    assert.deepEqual((await ask('?kind=followed&state=running')).json(), { items: [], nextCursor: null });
    const waiting = ask(`/${id}?wait=20`);
    const stream = ask(`/${id}`, { accept: 'text/event-stream' });
    now += 2 * MINUTE;
    await settle(jobs);
    assert.deepEqual(((await waiting).json() as { result: object }).result, { done: true });
    const messages = (await stream).body.split('\n\n').filter(text => text.startsWith('data: '));
    assert.equal(JSON.parse(messages.at(-1)?.slice(6) ?? '').state, 'done');
    const page = (await ask('?limit=1')).json() as { items: object[]; nextCursor: string };
    assert.equal((await ask(`?limit=1&cursor=${page.nextCursor}`)).statusCode, 200);
    assert.equal((await ask('?cursor=nonsense')).statusCode, 400);
  });

  it('that ended long ago are forgotten, the dead later than the others', async () => {
    const { services, system } = registryOf();
    const jobs = start(
      kindOf(async ({ payload }) => {
        if ((payload as { dies?: boolean }).dies) throw new JobRefused('no');
        return null;
      }),
    );
    const done = await enqueue();
    const dead = await enqueue({ payload: { dies: true } });
    await settle(jobs);
    now += 31 * 24 * 60 * MINUTE;
    await services.jobs.forget(system.org);
    await assert.rejects(get(done), { code: 'not_found' });
    assert.equal((await get(dead)).state, 'dead');
    now += 60 * 24 * 60 * MINUTE;
    await services.jobs.forget(system.org);
    await assert.rejects(get(dead), { code: 'not_found' });
  });
});

function filterOf(types: readonly ['job.died']) {
  return { types, locationId: null, ownerId: null, deviceId: null, actorId: null, requestId: null, since: null, until: null };
}
