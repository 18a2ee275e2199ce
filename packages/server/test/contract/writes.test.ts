/** What holds for every mutation: its events and no others, tried without a trace, done once when resent, decided on what was seen. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Write } from '../../src/core/change.ts';
import { toIso } from '../../src/lib/instant.ts';
import { selectEventsAfter, toEvent } from '../../src/storage/statements/events.ts';
import { BLOCK_SCENARIOS } from '../support/block-scenarios.ts';
import { contentsOf } from '../support/contents.ts';
import { LEAVING_SCENARIOS } from '../support/leaving-scenarios.ts';
import { PEOPLE_SCENARIOS } from '../support/people-scenarios.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import { PUSH_TOKEN } from '../support/scenario-parts.ts';
import { SCENARIOS } from '../support/scenarios.ts';

const problem = (code: string) => ({ name: 'Problem', code });

const ALL = [...SCENARIOS, ...PEOPLE_SCENARIOS, ...LEAVING_SCENARIOS, ...BLOCK_SCENARIOS];

onBothDatabases('every write', engine => {
  const registry = useRegistry(engine);

  const eventsAfter = async (sequence: number) => {
    const { storage, organization } = registry();
    return (await storage.all(selectEventsAfter, { org: organization.org, after: sequence, limit: 10_000 })).map(toEvent);
  };
  /** Does it, and gives the events that it appended. */
  const eventsOf = async (act: () => Promise<unknown>) => {
    const last = (await eventsAfter(0)).at(-1)?.sequence ?? 0;
    await act();
    return eventsAfter(last);
  };
  const changesNothing = async (what: string, act: () => Promise<unknown>) => {
    const before = await contentsOf(registry().storage);
    await act();
    assert.deepEqual(await contentsOf(registry().storage), before, what);
  };

  for (const [index, { title, prepare, events, revised, shownOnce }] of ALL.entries()) {
    it(`${title}: ${events.join(', ') || 'no event'}`, async () => {
      const { actor = registry().system, act } = await prepare(registry(), `person ${index}`);
      await changesNothing('a dry run keeps nothing', () => act({ actor, dryRun: true, idempotencyKey: `dry ${index}` }));
      if (revised) {
        await changesNothing('nor does a write that was decided on another revision', () =>
          assert.rejects(act({ actor, expectedRevision: 99 }), problem('precondition_failed')),
        );
      }
      const write: Write = { actor, reason: `reason ${index}`, requestId: `request ${index}`, idempotencyKey: `key ${index}` };
      let first: unknown;
      const appended = await eventsOf(async () => {
        first = await act(write);
      });
      assert.deepEqual(
        appended.map(each => each.type),
        events,
      );
      for (const event of appended)
        assert.deepEqual([event.reason, event.actorKind, event.actorId], [write.reason, actor.kind, actor.id]);
      await changesNothing('a resend does nothing again', async () => {
        if (shownOnce) return assert.rejects(act(write), problem('conflict'));
        assert.deepEqual((await act(write)) ?? null, JSON.parse(JSON.stringify(first ?? null)));
      });
    });
  }

  it('is numbered without a gap, in the order in which it was kept', async () => {
    const sequences = (await eventsAfter(0)).map(event => event.sequence);
    assert.deepEqual(
      sequences,
      sequences.map((_sequence, index) => index + 1),
    );
    assert.ok(sequences.length > SCENARIOS.length);
  });

  it('tells no secret in its events, and keeps those that are shown once nowhere', async () => {
    const { services, system, storage, organization } = registry();
    const { secret } = await services.applications.create({ actor: system, idempotencyKey: 'shown once' }, { name: 'App' });
    const { token } = await registry().addPerson('with a token');
    const secrets = [secret ?? '', token];
    assert.ok(secrets.every(each => each.length >= 52));
    const lines = await contentsOf(storage);
    assert.deepEqual(
      lines.filter(line => secrets.some(each => line.includes(each))),
      [],
    );
    const { storage: store } = registry();
    const events = await store.all(selectEventsAfter, { org: organization.org, after: 0, limit: 10_000 });
    assert.deepEqual(
      events.filter(event => JSON.stringify(event).includes(PUSH_TOKEN)),
      [],
    );
    assert.ok(
      lines.some(line => line.startsWith('push_registration') && line.includes(PUSH_TOKEN)),
      'pushes need their token',
    );
  });

  it('refuses an idempotency key that was used for something else, and takes another caller’s same key', async () => {
    const { services, system } = registry();
    const write: Write = { actor: system, idempotencyKey: 'the same key' };
    await services.devices.create(write, { kind: 'mobile', name: 'first' });
    const others: (() => Promise<unknown>)[] = [
      () => services.devices.create(write, { kind: 'mobile', name: 'second' }),
      () => services.places.createLocation(write, { name: 'first' }),
      () => services.applications.create(write, { name: 'first' }),
    ];
    for (const other of others) await assert.rejects(other(), problem('conflict'));
    const { actor } = await registry().addPerson('another caller', { role: 'full' });
    const mine = await services.devices.create({ actor, idempotencyKey: 'the same key' }, { kind: 'mobile', name: 'second' });
    assert.equal(mine.name, 'second');
  });

  it('that fails leaves its key free for another try', async () => {
    const { services, system } = registry();
    const write: Write = { actor: system, idempotencyKey: 'failed first' };
    const input = { kind: 'mobile', mac: '00:00:00:00:00:01' } as const;
    const inTheWay = await services.devices.create({ actor: system }, input);
    await assert.rejects(services.devices.create(write, input), problem('conflict'));
    await services.devices.update({ actor: system }, inTheWay.id, { mac: null });
    assert.equal((await services.devices.create(write, input)).mac, '000000000001');
  });

  it('is done once when it is sent many times at the same moment', async () => {
    const { services, system } = registry();
    const write: Write = { actor: system, idempotencyKey: 'at the same moment' };
    let ids: string[] = [];
    const appended = await eventsOf(async () => {
      const sent = Array.from({ length: 20 }, () => services.devices.create(write, { kind: 'mobile', name: 'once' }));
      ids = (await Promise.all(sent)).map(device => device.id);
    });
    assert.equal(new Set(ids).size, 1);
    assert.equal(appended.length, 1);
  });

  it('wins alone when many decide on the same revision', async () => {
    const { services, system } = registry();
    const device = await services.devices.create({ actor: system }, { kind: 'mobile' });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_each, index) =>
        services.devices.update({ actor: system, expectedRevision: device.revision }, device.id, { name: `${index}` }),
      ),
    );
    assert.equal(outcomes.filter(each => each.status === 'fulfilled').length, 1);
    assert.equal((await services.devices.get(system, device.id)).revision, device.revision + 1);
  });

  it('says what it changed: the members as they were, and the object as it is', async () => {
    const { services, system } = registry();
    const device = await services.devices.create({ actor: system }, { kind: 'mobile', name: 'before', tags: ['a'] });
    const [event] = await eventsOf(() => services.devices.update({ actor: system }, device.id, { name: 'after', make: 'Acme' }));
    assert.deepEqual(
      [event?.type, event?.subject, event?.deviceId, event?.ownerId],
      ['device.updated', device.id, device.id, null],
    );
    assert.deepEqual(event?.before, { name: 'before', make: null, modifiedAt: toIso(device.modifiedAt), revision: 1 });
    // Without null, without an empty list, and without the instant and the id that the event carries itself.
    const is = { number: device.number, kind: 'mobile', name: 'after', make: 'Acme', tags: ['a'], revision: 2 };
    assert.deepEqual(event?.after, { ...is, createdAt: toIso(device.createdAt) });
  });
});
