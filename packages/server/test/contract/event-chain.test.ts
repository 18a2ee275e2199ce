/** The history shows what was done to it: a changed byte, a removed event, two that were exchanged, an end that was cut off. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { change } from '../../src/core/change.ts';
import { BEGINNING, type ChainFault, verifyHistory } from '../../src/core/verify-history.ts';
import { eventDigest } from '../../src/domain/event-chain.ts';
import { type Command, command } from '../../src/storage/sql/statement.ts';
import { selectChainAfter } from '../../src/storage/statements/events.ts';
import { onBothDatabases, openTestRegistry, type TestRegistry } from '../support/registry.ts';

/** More than the test appends. */
const EVERYTHING = 10_000;

const changeContent = command<{ org: number; sequence: number; after: string }>(`
  update event set after = :after where org_id = :org and sequence = :sequence`);
const changeActor = command<{ org: number; sequence: number; actorId: string }>(`
  update event_cause set actor_id = :actorId where org_id = :org and sequence <= :sequence and sequence >= :sequence - 2`);
const removeEvent = command<{ org: number; sequence: number }>(`
  delete from event where org_id = :org and sequence = :sequence`);
const moveEvent = command<{ org: number; sequence: number; to: number }>(`
  update event set sequence = :to where org_id = :org and sequence = :sequence`);
const cutOff = command<{ org: number; last: number }>(`
  update organization set event_sequence = :last where org_id = :org`);
const erase = command<{ org: number; sequence: number; digest: Uint8Array }>(`
  update event set after = null, digest = :digest where org_id = :org and sequence = :sequence`);

onBothDatabases('the event chain', engine => {
  /** Runs the work on a registry with a history of its own. */
  const onHistory = async (work: (registry: TestRegistry, last: number) => Promise<void>, tampered = false) => {
    const registry = await openTestRegistry(engine);
    try {
      const { services, system } = registry;
      const { actor } = await registry.addPerson('ann');
      for (const name of ['one', 'two', 'three']) await services.phones.register({ actor, requestId: name }, phone(name));
      await assert.rejects(change(registry.core, { actor: system }, { name: 'test', needs: null }, null, fail), /undone/);
      const dryRun = { actor: system, dryRun: true };
      await services.people.create(dryRun, { login: 'dry', firstName: 'Dry', lastName: 'Run' });
      await services.people.create({ actor: system }, { login: 'ben', firstName: 'Ben', lastName: 'Ray' });
      await work(registry, (await verify(registry)).events);
    } finally {
      await registry.close({ tampered });
    }
  };
  const verify = ({ storage, organization }: TestRegistry, from = BEGINNING) =>
    storage.snapshot(reader => verifyHistory(reader, organization.org, from));
  const chainOf = ({ storage, organization }: TestRegistry) =>
    storage.all(selectChainAfter, { org: organization.org, after: 0, limit: EVERYTHING });
  /** What is found after something was done to the stored history behind the program's back. */
  const faultAfter = (tamper: (run: Run, last: number) => Promise<unknown>, expected: (last: number) => ChainFault) =>
    onHistory(async (registry, last) => {
      const { storage, organization } = registry;
      const { org } = organization;
      await storage.exclusively(tx => tamper((statement, rest) => tx.run(statement, { org, ...rest } as never), last));
      const { fault, head } = await verify(registry);
      assert.deepEqual(fault, expected(last));
      assert.ok(head.sequence >= expected(last).sequence - 1, 'what comes before is verified');
    }, true);

  it('verifies a history with work that was undone and tried in between, without a gap', () =>
    onHistory(async (registry, last) => {
      const { fault, head, events, erased } = await verify(registry);
      assert.deepEqual([fault, events, erased, head.sequence], [null, last, 0, last]);
      assert.ok(last >= 12, `${last} events`);
    }));

  it('goes on from a point that is known, and shows there a history that was written anew', () =>
    onHistory(async (registry, last) => {
      const middle = (await chainOf(registry))[4];
      assert.ok(middle !== undefined);
      const { fault, events } = await verify(registry, middle);
      assert.deepEqual([fault, events], [null, last - 5]);
      const other = { sequence: middle.sequence, chain: new Uint8Array(32) };
      assert.deepEqual((await verify(registry, other)).fault, { sequence: 6, kind: 'changed' });
    }));

  it('shows a changed byte of what happened', () =>
    faultAfter(
      (run, last) => run(changeContent, { sequence: last - 3, after: '{}' }),
      last => ({ sequence: last - 3, kind: 'changed' }),
    ));

  it('shows a changed actor in all that events have in common', () =>
    faultAfter(
      (run, last) => run(changeActor, { sequence: last - 1, actorId: 'somebody else' }),
      last => ({ sequence: last - 3, kind: 'changed' }),
    ));

  it('shows a removed event', () =>
    faultAfter(
      (run, last) => run(removeEvent, { sequence: last - 4 }),
      last => ({ sequence: last - 4, kind: 'missing' }),
    ));

  it('shows two events that were exchanged', () =>
    faultAfter(
      async (run, last) => {
        await run(moveEvent, { sequence: last - 5, to: last + 1 });
        await run(moveEvent, { sequence: last - 4, to: last - 5 });
        await run(moveEvent, { sequence: last + 1, to: last - 4 });
      },
      last => ({ sequence: last - 5, kind: 'changed' }),
    ));

  it('shows that the last event was cut off, also where the count of events was changed with it', async () => {
    await faultAfter(
      (run, last) => run(removeEvent, { sequence: last }),
      last => ({ sequence: last, kind: 'missing' }),
    );
    await faultAfter(
      async (run, last) => {
        await run(removeEvent, { sequence: last });
        await run(cutOff, { last: last - 1 });
      },
      last => ({ sequence: last - 1, kind: 'changed' }),
    );
  });

  it('still verifies where an event was erased and its digest kept, and says how many were', () =>
    onHistory(async (registry, last) => {
      const { storage, organization } = registry;
      const event = (await chainOf(registry))[last - 3];
      assert.ok(event !== undefined);
      const erasure = { org: organization.org, sequence: event.sequence, digest: eventDigest(event) };
      await storage.exclusively(tx => tx.run(erase, erasure));
      const { fault, erased, events } = await verify(registry);
      assert.deepEqual([fault, erased, events], [null, 1, last]);
    }, true));
});

type Run = <P>(statement: Command<P>, rest: Omit<P, 'org'>) => Promise<number>;

async function fail(): Promise<never> {
  throw new Error('undone');
}

function phone(token: string) {
  const facts = { name: 'Phone', make: 'Make', model: 'Model', platform: 'ios' } as const;
  return { ...facts, token, notificationId: '', acceptNotifications: true, sessionHash: null };
}
