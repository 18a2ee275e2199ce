/** What is sent to webhooks: every wanted event, signed, in which form, and again when it is asked for. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Webhook as Verifier } from 'standardwebhooks';
import { refused } from '../support/native.ts';
import { onBothDatabases } from '../support/registry.ts';
import { until } from '../support/until.ts';
import { status } from '../support/webhook-receiver.ts';
import { HOUR_MS, isSigned, useWebhooks } from '../support/webhook-world.ts';

onBothDatabases('deliveries to webhooks', engine => {
  const { world, call, bodies, nowMs, pass, add, device, rename, show, namesOf, arrived, log } = useWebhooks(engine);

  it('sends each event as the feed serves it, signed by the scheme of Standard Webhooks', async () => {
    const { id, secret } = await add();
    await device('Van');
    await arrived(1);
    const [got] = world.receiver.received;
    assert.ok(got !== undefined);
    assert.deepEqual(new Verifier(secret).verify(got.body, got.headers), JSON.parse(got.body));
    const { sequence } = JSON.parse(got.body);
    const { items } = await call('GET', `/events?after=${sequence - 1}&limit=1`);
    assert.deepEqual(JSON.parse(got.body), items[0]);
    assert.throws(() => new Verifier(secret).verify(got.body.replace('Van', 'Car'), got.headers));
    await until(async () => (await show(id)).lastDeliveredAt !== null);
    const [entry] = await log(id);
    assert.equal(entry.id, got.headers['webhook-id']);
    assert.deepEqual([entry.state, entry.attempts, entry.status, entry.deviceName], ['delivered', 1, 200, 'Van']);
    const traced = await call('GET', `/webhooks/${id}/deliveries/${entry.id}`);
    assert.deepEqual(JSON.parse(traced.request.body), items[0]);
    assert.equal(traced.request.headers['webhook-id'], entry.id);
    assert.deepEqual([traced.tries[0].status, traced.tries[0].answer, traced.tries[0].error], [200, 'answered 200', null]);
  });

  it('sends what the filter wants, by type, device, person and location', async () => {
    const place = await call('POST', '/locations', { name: 'Depot' });
    const phone = await device('Phone');
    const ann = await call('POST', '/people', {
      login: `ann-${engine}`,
      firstName: 'Ann',
      lastName: 'Lee',
      locationId: place.id,
    });
    const ofPhone = await add({ deviceId: phone });
    const ofAnn = await add({ ownerId: ann.id });
    const ofPlace = await add({ locationId: place.id });
    const ofBoth = await add({ types: ['assignment.created'], deviceId: phone });
    await rename(phone, 'Renamed');
    await call('POST', '/assignments', { deviceId: phone, owner: { kind: 'person', id: ann.id } });
    await call('PATCH', `/people/${ann.id}`, { firstName: 'Anna' });
    await call('PATCH', `/locations/${place.id}`, { name: 'Yard' });
    const typesFor = async (id: string) => (await log(id)).map(({ type }: { type: string }) => type).toReversed();
    for (const [id, count] of [
      [ofPhone.id, 2],
      [ofAnn.id, 2],
      [ofPlace.id, 3],
      [ofBoth.id, 1],
    ] as const)
      await until(async () => (await typesFor(id)).length >= count);
    assert.deepEqual(await typesFor(ofPhone.id), ['device.updated', 'assignment.created']);
    assert.deepEqual(await typesFor(ofAnn.id), ['assignment.created', 'person.updated']);
    assert.deepEqual(await typesFor(ofPlace.id), ['assignment.created', 'person.updated', 'location.updated']);
    assert.deepEqual(await typesFor(ofBoth.id), ['assignment.created']);
    const { items } = await call('GET', `/events?locationId=${place.id}`);
    assert.deepEqual(items.map(({ type }: { type: string }) => type).slice(-3), await typesFor(ofPlace.id));
  });

  it('signs with two secrets while one is rotated, and with the new one alone afterwards', async () => {
    const { id, secret: old } = await add();
    const { secret, oldSecretUntil } = await call('POST', `/webhooks/${id}/rotate-secret`, { keepSeconds: 3_600 });
    assert.ok(Date.parse(oldSecretUntil) > nowMs());
    await device('During');
    await arrived(1);
    const [during] = world.receiver.received;
    for (const each of [secret, old]) new Verifier(each).verify(during?.body ?? '', during?.headers ?? {});
    pass(2 * HOUR_MS);
    await device('After');
    await arrived(2);
    const behind = world.receiver.received[1];
    assert.equal(behind?.headers['webhook-signature']?.split(' ').length, 1);
    assert.deepEqual([isSigned(behind, secret), isSigned(behind, old)], [true, false]);
  });

  it('sends a stretch again, with the same ids, before what comes', async () => {
    const { id, after: from } = await add();
    const phone = await device('one');
    await rename(phone, 'two');
    await arrived(2);
    await until(async () => (await show(id)).behind === 0 && (await log(id)).length === 2);
    const first = world.receiver.received.map(({ headers }) => headers['webhook-id']);
    world.receiver.received.length = 0;
    const replaying = await call('POST', `/webhooks/${id}/replay`, { after: from });
    assert.ok(Number(replaying.replayingUntil) > Number(from));
    await rename(phone, 'three');
    await arrived(3);
    assert.deepEqual(namesOf(phone), ['one', 'two', 'three']);
    assert.deepEqual(
      world.receiver.received.slice(0, 2).map(({ headers }) => headers['webhook-id']),
      first,
    );
    await until(async () => (await show(id)).replayingUntil === null);
    const tries = async () => (await log(id)).map(({ attempts }: { attempts: number }) => attempts).join();
    await until(async () => (await tries()) === '1,2,2');
  });

  it('sends one message again, also one that was delivered', async () => {
    const { id } = await add();
    await device('again');
    await until(async () => (await log(id))[0]?.state === 'delivered');
    const [entry] = await log(id);
    const waiting = await call('POST', `/webhooks/${id}/deliveries/${entry.id}/redeliver`);
    assert.equal(waiting.state, 'waiting');
    await arrived(2);
    assert.equal(world.receiver.received[1]?.headers['webhook-id'], entry.id);
    await until(async () => (await log(id))[0]?.attempts === 2);
  });

  it('tries a webhook out at once, also a disabled one, and shows the answer', async () => {
    const { id, secret } = await add();
    await call('POST', `/webhooks/${id}/disable`);
    world.receiver.answer = status(418);
    const traced = await call('POST', `/webhooks/${id}/test`);
    assert.deepEqual([traced.type, traced.state, traced.tries[0].status], ['webhook.tested', 'dead', 418]);
    const [got] = world.receiver.received;
    assert.deepEqual([isSigned(got, secret), got?.body], [true, traced.request.body]);
    await refused(world.admin, 'conflict', 'POST', `/webhooks/${id}/deliveries/${traced.id}/redeliver`);
  });

  it('sends nothing while it is disabled, and what happened meanwhile afterwards, unless it is to be skipped', async () => {
    const { id } = await add();
    const phone = await device('before');
    await arrived(1);
    await call('POST', `/webhooks/${id}/disable`, { reason: 'the receiver moves' });
    assert.equal((await show(id)).disabledReason, 'the receiver moves');
    await rename(phone, 'meanwhile');
    await call('POST', `/webhooks/${id}/enable`);
    await arrived(2);
    await call('POST', `/webhooks/${id}/disable`);
    await rename(phone, 'skipped');
    await call('POST', `/webhooks/${id}/enable`, { skip: true });
    await rename(phone, 'last');
    await until(() => namesOf(phone).includes('last'));
    assert.deepEqual(namesOf(phone), ['before', 'meanwhile', 'last']);
  });

  it('writes to a chat in plain words, with no name that is a mark there', async () => {
    await add({ types: ['device.created'] }, { format: 'slack' });
    await add({ types: ['device.created'] }, { format: 'teams' });
    await call('POST', '/devices', { kind: 'mobile', name: '<!channel> & [x](y)', reason: 'bought' });
    await arrived(2);
    const slack = bodies().find(({ text }) => text !== undefined);
    assert.equal(slack.text, '&lt;!channel&gt; &amp; [x](y) was added (by administrator Test: bought).');
    const teams = bodies().find(({ type }) => type === 'message');
    const [card] = teams.attachments;
    assert.equal(card.contentType, 'application/vnd.microsoft.card.adaptive');
    assert.match(card.content.body[0].text, /^\\<\\!channel\\> & \\\[x\\\]\\\(y\\\) was added/);
  });
});
