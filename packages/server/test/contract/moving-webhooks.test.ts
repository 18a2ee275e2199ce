/** What servers do by themselves for an organization that moves: nothing is sent twice, nothing is left out, and nothing is done in both places. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { historyCheck } from '../../src/commands/run-move.ts';
import { change } from '../../src/core/change.ts';
import { enqueueJob } from '../../src/core/enqueue-job.ts';
import { systemActor } from '../../src/domain/actor.ts';
import type { Organization } from '../../src/domain/organization.ts';
import { movedSecrets } from '../../src/services/installation/moved-secrets.ts';
import { moveOrganization } from '../../src/storage/move/organization.ts';
import { openStorage } from '../../src/storage/open.ts';
import { startWebhooks } from '../../src/workers/webhooks/dispatcher.ts';
import { createApi } from '../support/http.ts';
import { startTestJobs } from '../support/jobs.ts';
import { type Engine, onBothDatabases, openTestRegistry, type TestRegistry } from '../support/registry.ts';
import { until } from '../support/until.ts';
import { createReceiver } from '../support/webhook-receiver.ts';

const SLOW_MS = 300;

onBothDatabases('an organization that moves with webhooks and jobs', (from: Engine) => {
  const to = from === 'sqlite' ? 'postgres' : 'sqlite';

  it('sends each event once over the switch, though people write all the time and the receiver is slow', async () => {
    const [here, there] = [await openTestRegistry(from), await openTestRegistry(to)];
    const receiver = await createReceiver();
    receiver.answer = (_got, response) => void setTimeout(() => response.writeHead(200).end(), SLOW_MS);
    const faults: unknown[] = [];
    const senders = [here, there].map(({ core, services }) => startWebhooks(core, services, error => faults.push(error)));
    const [source, target] = [here, there].map(({ settings }) => openStorage({ ...settings, onFatal: assert.fail }));
    assert.ok(source !== undefined && target !== undefined);
    try {
      const { token } = await here.addPerson('boss', { role: 'full', scopes: ['org:admin'] });
      const first = createApi(await here.serve(), token);
      const webhook = { name: 'Hook', url: receiver.url, filter: { types: ['device.*'] } };
      assert.equal((await first('POST', '/registry/v1/webhooks', webhook)).status, 201);
      const made: string[] = [];
      const writing = writeUntilRefused(here, made);
      await until(() => receiver.received.length > 3);
      const options = {
        place: 'there',
        address: null,
        note: () => undefined,
        verify: historyCheck(new AbortController().signal),
        secrets: movedSecrets(here.core.keyring, there.core.keyring),
      };
      assert.notEqual(await moveOrganization(source, target, here.organization.id, options), null);
      await writing;
      const second = createApi(await there.serve(), token);
      const last = await second('POST', '/registry/v1/devices', { kind: 'mobile', name: 'last' });
      assert.equal(last.status, 201, last.text);
      made.push(last.body.id as string);
      const sent = () => receiver.received.map(({ body }) => JSON.parse(body).deviceId as string);
      await until(() => sent().includes(made.at(-1) ?? ''), 30_000);
      await sleep(2 * SLOW_MS);
      assert.deepEqual(sent().toSorted(), made.toSorted());
      assert.deepEqual(faults, []);
    } finally {
      await Promise.all(senders.map(sender => sender.stop()));
      await receiver.close();
      await source.close();
      await target.close();
      await here.close();
      await there.close();
    }
  });

  it('waits for a job that is at work, and does what is due once, in the place where it lives', async () => {
    const [here, there] = [await openTestRegistry(from), await openTestRegistry(to)];
    const [source, target] = [here, there].map(({ settings }) => openStorage({ ...settings, onFatal: assert.fail }));
    assert.ok(source !== undefined && target !== undefined);
    const done: string[] = [];
    const kind = (where: string) => ({
      kind: 'test',
      attempts: 3,
      atOnce: 1,
      run: async () => {
        await sleep(SLOW_MS);
        done.push(where);
        return null;
      },
    });
    const runners = [startTestJobs(here, [kind('here')]), startTestJobs(there, [kind('there')])];
    try {
      await addJob(here, here.organization);
      const looking = runners[0]?.look();
      const options = {
        place: 'there',
        address: null,
        note: () => undefined,
        verify: async () => undefined,
        secrets: movedSecrets(here.core.keyring, there.core.keyring),
      };
      await looking;
      await moveOrganization(source, target, here.organization.id, options);
      assert.deepEqual(done, ['here']);
      const moved = (await there.services.organizations.list()).find(({ id }) => id === here.organization.id);
      assert.ok(moved !== undefined);
      await addJob(there, moved);
      await Promise.all(runners.map(runner => runner.look()));
      await Promise.all(runners.map(runner => runner.idle()));
      assert.deepEqual(done, ['here', 'there']);
    } finally {
      await Promise.all(runners.map(runner => runner.stop()));
      await source.close();
      await target.close();
      await here.close();
      await there.close();
    }
  });
});

async function addJob({ core }: TestRegistry, { org, id }: Organization): Promise<void> {
  await change(core, { actor: systemActor(org, id) }, { name: 'enqueue', needs: null }, null, async edit =>
    enqueueJob(edit, { kind: 'test', payload: {} }),
  );
}

async function writeUntilRefused({ services, system }: TestRegistry, made: string[]): Promise<void> {
  for (let number = 1; ; number += 1) {
    try {
      made.push((await services.devices.create({ actor: system }, { kind: 'mobile', name: `Phone ${number}` })).id);
    } catch (error) {
      assert.match((error as Error).message, /has moved to another server/);
      return;
    }
    await sleep(20);
  }
}
