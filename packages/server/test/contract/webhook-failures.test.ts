/** What becomes of events that a receiver does not take: held back, tried again, given up, and what is logged of it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { USUAL_PACE } from '../../src/workers/webhooks/pace.ts';
import { onBothDatabases } from '../support/registry.ts';
import { until } from '../support/until.ts';
import { status } from '../support/webhook-receiver.ts';
import { HOUR_MS, useWebhooks } from '../support/webhook-world.ts';

/** What the clock of the test does not move. */
const HURRIED = { answeredWithinMs: 1_000, lookEveryMs: 20, spilledAfterMs: 100 };

onBothDatabases('webhooks whose receivers fail', engine => {
  const { registry, world, call, pass, add, device, rename, show, namesOf, arrived, log } = useWebhooks(engine, HURRIED);
  /** Some hours later, when the oldest that waits was tried once more. */
  const laterTry = async (id: string) => {
    const { id: oldest } = (await log(id, '?state=waiting')).at(-1);
    const tries = async () => (await call('GET', `/webhooks/${id}/deliveries/${oldest}`)).attempts;
    const before = await tries();
    pass(8 * HOUR_MS);
    await until(async () => (await tries()) > before, 20_000);
  };

  it('holds back what is about the same device while one fails, and nothing else, and sends it in order afterwards', async () => {
    const [bad, good] = [await device('bad'), await device('good')];
    world.receiver.answer = (got, response) => {
      response.writeHead(got.body.includes(bad) ? 500 : 200).end();
    };
    const { id } = await add();
    const before = world.dispatcher.figures();
    for (const each of [1, 2, 3]) {
      await rename(bad, `bad ${each}`);
      await rename(good, `good ${each}`);
    }
    await until(() => namesOf(good).length === 3);
    assert.deepEqual(namesOf(good), ['good 1', 'good 2', 'good 3']);
    assert.deepEqual(new Set(namesOf(bad)), new Set(['bad 1']));
    await until(async () => (await show(id)).waiting === 3);
    assert.equal((await show(id)).behind, 0);
    // The figures of the dispatcher come a moment after what is stored.
    await until(() => world.dispatcher.figures().delivered - before.delivered === 3 && world.dispatcher.figures().waiting === 3);
    const failing = world.dispatcher.figures();
    assert.deepEqual([failing.delivered - before.delivered, failing.waiting], [3, 3]);
    assert.ok(failing.failed > before.failed && failing.behindSeconds > 0);
    world.receiver.answer = status(200);
    pass(10_000);
    await until(() => namesOf(bad).includes('bad 3'));
    assert.deepEqual(namesOf(bad).slice(-3), ['bad 1', 'bad 2', 'bad 3']);
    await until(async () => (await show(id)).waiting === 0 && world.dispatcher.figures().waiting === 0);
    const { delivered, waiting, behindSeconds } = world.dispatcher.figures();
    assert.deepEqual([delivered - before.delivered, waiting, behindSeconds], [6, 0, 0]);
    const states = (await log(id)).map(({ state }: { state: string }) => state);
    assert.deepEqual(new Set(states), new Set(['delivered']));
  });

  it('does not follow a redirect, and tries again', async () => {
    world.receiver.answer = status(302, { location: `${world.receiver.url}/elsewhere` });
    const { id } = await add();
    await device('Redirected');
    await until(async () => (await show(id)).state === 'failing');
    assert.equal(world.receiver.received.length, 1);
    assert.match((await show(id)).lastError, /redirects \(302\), which is not followed/);
  });

  it('waits as long as a receiver asks, and no longer than an hour', async () => {
    world.receiver.answer = status(429, { 'retry-after': '600' });
    const { id } = await add();
    await device('Too fast');
    await until(async () => (await show(id)).waiting === 1);
    const [entry] = await log(id, '?state=waiting');
    const waits = Date.parse(entry.nextAttemptAt) - Date.parse(entry.createdAt);
    assert.ok(waits > 590_000 && waits < 620_000, String(waits));
    world.receiver.answer = status(200);
    await device('Another');
    pass(601_000);
    await arrived(3);
  });

  it('takes the status for the answer, whatever comes behind it', async () => {
    const { id } = await add();
    world.receiver.answer = (_got, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('only this');
      response.socket?.end();
    };
    await device('Short');
    await until(async () => (await log(id)).length === 1);
    world.receiver.answer = (_got, response) => void response.end('x'.repeat(300_000));
    await device('Long');
    await until(async () => (await log(id)).length === 2);
    const [long, short] = await log(id);
    assert.deepEqual([long.state, short.state], ['delivered', 'delivered']);
    const answer = async (each: { id: string }) => (await call('GET', `/webhooks/${id}/deliveries/${each.id}`)).tries[0].answer;
    assert.equal(await answer(short), 'only this');
    assert.equal(await answer(long), 'x'.repeat(1_024));
  });

  it('counts a connection that is closed before an answer as a failure', async () => {
    world.receiver.answer = (_got, response) => void response.socket?.destroy();
    const { id } = await add();
    await device('Closed');
    await until(async () => (await show(id)).state === 'failing');
    const [entry] = await log(id);
    assert.equal(entry.status, null);
    assert.match(entry.error, /closed|hang up|reset/i);
  });

  it('waits ten seconds at most for a receiver that hangs, while everything else is sent', async () => {
    const [silent, good] = [await device('silent'), await device('good')];
    world.receiver.answer = (got, response) => {
      if (!got.body.includes(silent)) response.end();
    };
    const { id } = await add();
    await rename(silent, 'not answered');
    await rename(silent, 'held back');
    for (const name of ['one', 'two']) await rename(good, name);
    await until(() => namesOf(good).length === 2);
    assert.deepEqual([namesOf(silent), namesOf(good)], [['not answered'], ['one', 'two']]);
    await until(async () => (await show(id)).lastError !== null, 20_000);
    assert.equal((await show(id)).lastError, 'no answer within 1 second');
    assert.equal(USUAL_PACE.answeredWithinMs, 10_000);
    assert.deepEqual(namesOf(silent), ['not answered']);
  });

  it('gives up after three days, and goes on with what it held back', async () => {
    const phone = await device('poison');
    world.receiver.answer = (got, response) => {
      response.writeHead(JSON.parse(got.body).after.name === 'poison me' ? 500 : 200).end();
    };
    const { id } = await add();
    await rename(phone, 'poison me');
    await rename(phone, 'fine');
    await until(async () => (await show(id)).waiting === 2);
    while ((await log(id, '?state=dead')).length === 0) {
      await device('another');
      await laterTry(id);
    }
    await until(() => namesOf(phone).includes('fine'));
    await until(async () => (await show(id)).waiting === 0);
    const [dead] = await log(id, '?state=dead');
    assert.ok(dead.attempts >= 8, String(dead.attempts));
    assert.equal(dead.nextAttemptAt, null);
    assert.equal((await show(id)).state, 'active');
  });

  it('switches a webhook off when its receiver is gone, tells of it in one event, and goes on from there when it is enabled', async () => {
    world.receiver.answer = status(410);
    const { id } = await add();
    const phone = await device('first');
    const { switchedOff } = world.dispatcher.figures();
    await until(async () => (await show(id)).state === 'switched_off');
    await until(() => world.dispatcher.figures().switchedOff === switchedOff + 1);
    assert.match((await show(id)).disabledReason, /answered 410/);
    await rename(phone, 'second');
    const { items } = await call('GET', '/events?type=webhook.disabled');
    assert.equal(items.filter(({ subject }: { subject: string }) => subject === id).length, 1);
    assert.equal(items.at(-1).actor.kind, 'system');
    world.receiver.answer = status(200);
    await call('POST', `/webhooks/${id}/enable`);
    await until(() => namesOf(phone).includes('second'));
    assert.deepEqual(namesOf(phone).slice(-2), ['first', 'second']);
  });

  it('switches a webhook off to which nothing could be delivered for three days', async () => {
    world.receiver.answer = status(500);
    const { id } = await add();
    await device('lost');
    await until(async () => (await show(id)).state === 'failing');
    while ((await show(id)).waiting > 0 && (await show(id)).state === 'failing') await laterTry(id);
    await until(async () => (await show(id)).state === 'switched_off');
    assert.equal((await show(id)).state, 'switched_off');
    assert.match((await show(id)).disabledReason, /for three days/);
  });

  it('keeps the last 10,000 deliveries and those of the last 30 days, and what waits', async () => {
    const { id } = await add();
    await device('old');
    await until(async () => (await log(id))[0]?.state === 'delivered');
    world.receiver.answer = status(500);
    await device('waiting');
    await until(async () => (await show(id)).waiting === 1);
    // Else it may be tried again in between, and given up, as it is so old.
    await call('POST', `/webhooks/${id}/disable`);
    pass(31 * 24 * HOUR_MS);
    await registry().services.webhookDeliveries.forgetOld(registry().organization.org);
    const kept = await log(id);
    assert.deepEqual(
      kept.map(({ state }: { state: string }) => state),
      ['waiting'],
    );
  });
});
