/** An organization's policy says how long events, assignments, credentials and people who left are kept. By default all are. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { verifyLines } from '../../src/core/audit-lines.ts';
import { verifyHistory } from '../../src/core/verify-history.ts';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { command, query } from '../../src/storage/sql/statement.ts';
import { eventsOf } from '../support/events.ts';
import { minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi, eventCount } from '../support/http.ts';
import { runDueJobs } from '../support/jobs.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, openTestRegistry, type TestRegistry, useRegistry } from '../support/registry.ts';

const DAY_MS = 24 * 3_600_000;

const countCauses = query<{ org: number }, { total: number }>('select count(*) as "total" from event_cause where org_id = :org');
const moveCut = command<{ org: number; sequence: number; chain: Uint8Array }>(`
  update retention set event_sequence = :sequence, event_chain = :chain where org_id = :org`);
const removeEvents = command<{ org: number; sequence: number }>(
  'delete from event where org_id = :org and sequence <= :sequence',
);
const chainAt = query<{ org: number; sequence: number }, { chain: Uint8Array }>(`
  select chain as "chain" from event where org_id = :org and sequence = :sequence`);

onBothDatabases('retention', engine => {
  let nowMs = Date.now() - 400 * DAY_MS;
  const clock = createClock(() => nowMs);
  const registry = useRegistry(engine, { clock, newId: uuidv7 });
  let admin: Api;
  const days = (count: number) => {
    nowMs += count * DAY_MS;
  };
  const settle = async (of: TestRegistry = registry()) =>
    of.services.retention.apply(await of.services.organizations.get(of.organization.org), AbortSignal.timeout(60_000));
  const policy = (settings: object) => ok(admin, 'PATCH', '/organization/policy', settings);
  const none = { keepEventsDays: null, keepEndedAssignmentsDays: null, keepSpentCredentialsDays: null, eraseLeaversDays: null };
  const report = () => ok(admin, 'GET', '/organization/retention');

  before(async () => {
    admin = await administratorApi(registry());
  });

  it('keeps everything by default, and refuses less than an undo needs', async () => {
    days(100);
    const events = await eventCount(registry().storage, registry().organization.org);
    await settle();
    assert.equal(await eventCount(registry().storage, registry().organization.org), events);
    const nothing = { events: 0, assignments: 0, credentials: 0, people: 0 };
    assert.deepEqual(await report(), { policy: {}, due: nothing, removedUpTo: 0, ranAt: null });
    for (const name of ['keepEventsDays', 'keepEndedAssignmentsDays', 'eraseLeaversDays'])
      await refused(admin, 'invalid', 'PATCH', '/organization/policy', { [name]: 29 });
  });

  it('removes old events, tells of it in one event, and the rest verifies, also in an export', async () => {
    for (let each = 0; each < 30; each += 1) await ok(admin, 'POST', '/locations', { name: `Place ${each}` });
    days(60);
    await ok(admin, 'POST', '/locations', { name: 'Late place' });
    await policy({ keepEventsDays: 30 });
    const { storage, organization } = registry();
    const { org } = organization;
    const { due } = await report();
    assert.ok(due.events >= 30, `${due.events} events are too old`);
    const told = await eventsOf(registry(), settle);
    assert.deepEqual(told.map(({ type, actorKind }) => [type, actorKind]).at(-1), ['organization.retention_applied', 'system']);
    const { after } = told.at(-1) as { after: Record<string, unknown> };
    assert.deepEqual({ ...after, chain: '' }, { removedUpTo: due.events, chain: '', ...due });
    const { items } = await ok(admin, 'GET', '/events?limit=1000');
    assert.equal(items[0].sequence, due.events + 1);
    const verified = await ok(admin, 'GET', '/audit/verify');
    assert.deepEqual([verified.fault, verified.events], [null, items.length]);
    const { detail } = await refused(admin, 'not_found', 'GET', '/audit/verify?after=2');
    assert.match(detail, /keepEventsDays/);
    const { text } = await admin('GET', '/registry/v1/audit/export');
    const exported = await verifyLines(toAsync(text.trimEnd().split('\n')));
    assert.deepEqual([exported.fault, exported.events], [null, items.length]);
    const following = await registry().services.feed.follow(
      registry().system,
      { after: 3, filter: {} as never },
      AbortSignal.abort(),
    );
    assert.equal(following.resyncAt, due.events, 'who is further behind is told so');
    assert.ok(Number((await storage.one(countCauses, { org }))?.total) <= items.length);
    assert.equal((await report()).removedUpTo, due.events);
  });

  it('is carried out again as soon as somebody asks, and removes and tells once where three do it at a time', async () => {
    for (let each = 0; each < 5; each += 1) await ok(admin, 'POST', '/locations', { name: `Again ${each}` });
    days(31);
    await ok(admin, 'POST', '/locations', { name: 'Kept' });
    await ok(admin, 'POST', '/policies/retention/run');
    await runDueJobs(registry());
    assert.equal((await report()).due.events, 0);
    const { removedUpTo } = await report();
    days(31);
    await ok(admin, 'POST', '/locations', { name: 'Kept still' });
    const told = await eventsOf(registry(), () => Promise.all([settle(), settle(), settle()]));
    assert.deepEqual(
      told.map(({ type }) => type),
      ['organization.retention_applied'],
    );
    assert.ok((await report()).removedUpTo > removedUpTo);
    await ok(admin, 'POST', '/policies/retention/run');
    await runDueJobs(registry());
    const { items } = await ok(admin, 'GET', '/policies/retention/runs');
    assert.deepEqual(
      items.map(({ state }: { state: string }) => state),
      ['done', 'done'],
    );
    assert.equal((await report()).due.events, 0);
  });

  it('tells nothing where nothing went, and never removes the last change', async () => {
    days(500);
    await settle();
    days(1);
    // What was the last change then.
    await settle();
    days(1);
    assert.deepEqual(await eventsOf(registry(), settle), []);
    assert.ok((await eventCount(registry().storage, registry().organization.org)) >= 1);
    const { services, system } = registry();
    assert.equal((await services.audit.verify(system, { after: 0, chain: null })).fault, null);
    await policy(none);
  });

  it('removes assignments that ended too long ago, with their lines, and no others', async () => {
    const { person, token } = await registry().addPerson('ann');
    const own = createApi(await registry().serve(), token);
    const [old, late] = [await register(own, minimalDevice('one')), await register(own, minimalDevice('two'))];
    await register(own, minimalDevice('three'));
    await own('DELETE', `/api/v2/mobiledevices/${old.id}`);
    days(40);
    await own('DELETE', `/api/v2/mobiledevices/${late.id}`);
    await policy({ keepEndedAssignmentsDays: 30 });
    assert.equal((await report()).due.assignments, 1);
    const [told] = await eventsOf(registry(), settle);
    assert.deepEqual([told?.type, (told?.after as { assignments: number }).assignments], ['organization.retention_applied', 1]);
    const { items } = await ok(admin, 'GET', `/people/${person.id}/assignments`);
    assert.deepEqual(
      items.map(({ deviceId, until }: { deviceId: string; until: string | null }) => [deviceId === old.id, until === null]),
      [
        [false, false],
        [false, true],
      ],
    );
    await policy(none);
  });

  it('removes spent credentials, and erases people who left long ago', async () => {
    const { person } = await registry().addPerson('ben');
    const { id } = (await ok(admin, 'POST', '/tokens', { scopes: ['devices:read'], label: 'spent' })).credential;
    await ok(admin, 'DELETE', `/tokens/${id}`);
    await ok(admin, 'POST', `/people/${person.id}/off-board`);
    days(31);
    const { person: late } = await registry().addPerson('cara');
    await ok(admin, 'POST', `/people/${late.id}/off-board`);
    await policy({ keepSpentCredentialsDays: 7, eraseLeaversDays: 30 });
    assert.equal((await report()).due.people, 1);
    const events = await eventsOf(registry(), settle);
    assert.deepEqual(
      events.map(({ type, ownerId }) => [type, ownerId]),
      [
        ['person.erased', person.id],
        ['organization.retention_applied', null],
      ],
    );
    assert.equal((events.at(-1)?.after as { people: number }).people, 1);
    await refused(admin, 'not_found', 'DELETE', `/tokens/${id}`);
    await refused(admin, 'not_found', 'POST', `/people/${person.id}/rehire`);
    await ok(admin, 'POST', `/people/${late.id}/rehire`);
  });

  it('does not help somebody who removes the first events behind the program, and moves the beginning', async () => {
    const own = await openTestRegistry(engine);
    const { storage, organization } = own;
    const { org } = organization;
    const { services, system } = own;
    for (let each = 0; each < 5; each += 1) await services.places.createLocation({ actor: system }, { name: `Place ${each}` });
    await services.organizations.setPolicy({ actor: system }, { keepEventsDays: 30 });
    await settle(own);
    const found = await storage.one(chainAt, { org, sequence: 3 });
    await storage.exclusively(async tx => {
      await tx.run(removeEvents, { org, sequence: 3 });
      await tx.run(moveCut, { org, sequence: 3, chain: found?.chain ?? new Uint8Array(0) });
    });
    const { fault } = await verifyHistory(storage, org);
    assert.deepEqual(fault, { sequence: 3, kind: 'missing' });
    await own.close({ tampered: true });
  });
});

async function* toAsync(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}
