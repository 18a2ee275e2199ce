/** Loans: `dueAt` ends nothing; it says who is late, in a list and once in the history. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { eventsOf } from '../support/events.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { administratorApi, ok, onlyFault } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const HOUR_MS = 3_600_000;

onBothDatabases('loans', engine => {
  let nowMs = Date.now();
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
  let admin: Api;
  let count = 0;

  before(async () => {
    admin = await administratorApi(registry());
  });

  const hours = (n: number) => new Date(nowMs + n * HOUR_MS).toISOString();
  const addPerson = async (locationId: string | null = null) => {
    count += 1;
    const { person } = await registry().addPerson(`person-${count}`);
    return ok(admin, 'PATCH', `/people/${person.id}`, { locationId });
  };
  const lend = async (personId: string, dueAt: string | null) => {
    const { id: deviceId } = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    return ok(admin, 'POST', '/assignments', { deviceId, owner: { kind: 'person', id: personId }, dueAt });
  };
  type Loan = { readonly assignment: { readonly id: string }; readonly overdue: boolean };
  const listed = async (query = '', api = admin): Promise<[string, boolean][]> =>
    (await ok(api, 'GET', `/loans?limit=200${query}`)).items.map(({ assignment, overdue }: Loan) => [assignment.id, overdue]);
  const settle = () => registry().services.deadlines.settle(registry().organization);
  const types = async () => (await eventsOf(registry(), settle)).map(({ type }) => type);

  it('a loan that is due stays with its holder, is late in the list, and is told once', async () => {
    const ann = await addPerson();
    const loan = await lend(ann.id, hours(1));
    assert.equal(Date.parse(loan.dueAt), Date.parse(hours(1)));
    assert.deepEqual(await listed(`&ownerId=${ann.id}`), [[loan.id, false]]);
    assert.deepEqual(await types(), []);
    nowMs += 2 * HOUR_MS;
    assert.deepEqual(await listed(`&ownerId=${ann.id}`), [[loan.id, true]]);
    const [event, ...others] = await eventsOf(registry(), settle);
    assert.deepEqual(
      [event?.type, event?.subject, event?.after, others],
      ['assignment.overdue', loan.id, { dueAt: loan.dueAt }, []],
    );
    assert.deepEqual(await types(), []);
    const held = (await ok(admin, 'GET', `/people/${ann.id}/devices`)).items;
    assert.deepEqual(
      held.map(({ assignment }: Loan) => assignment.id),
      [loan.id],
    );
    assert.deepEqual(await ok(admin, 'GET', `/assignments/${loan.id}`), loan, 'nothing about it has changed');
  });

  it('a loan that began in the past and has been due since then is late at once, and told once', async () => {
    const ann = await addPerson();
    const { id: deviceId } = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    const owner = { kind: 'person', id: ann.id };
    const wish = { deviceId, owner, createdAt: hours(-48) };
    const early = await onlyFault(admin, 'POST', '/assignments', { ...wish, dueAt: hours(-49) });
    assert.deepEqual(early, ['body', 'dueAt', 'range']);
    const planned = await onlyFault(admin, 'POST', '/assignments', { ...wish, expiresAt: hours(-1) });
    assert.deepEqual(planned, ['body', 'expiresAt', 'range']);
    const loan = await ok(admin, 'POST', '/assignments', { ...wish, dueAt: hours(-1) });
    assert.deepEqual(await listed(`&ownerId=${ann.id}&state=overdue`), [[loan.id, true]]);
    assert.deepEqual([await types(), await types()], [['assignment.overdue'], []]);
  });

  it('a longer loan is in time again, and is told again when it is late again', async () => {
    const ann = await addPerson();
    const { id } = await lend(ann.id, hours(1));
    nowMs += 2 * HOUR_MS;
    assert.deepEqual(await types(), ['assignment.overdue']);
    await ok(admin, 'PATCH', `/assignments/${id}`, { dueAt: hours(1), reason: 'needs it until tonight' });
    assert.deepEqual([await listed(`&ownerId=${ann.id}`), await types()], [[[id, false]], []]);
    nowMs += 2 * HOUR_MS;
    assert.deepEqual(await types(), ['assignment.overdue']);
    await ok(admin, 'PATCH', `/assignments/${id}`, { dueAt: null });
    assert.deepEqual(await listed(`&ownerId=${ann.id}`), []);
  });

  it('what came back, what expired and what is not lent is no loan', async () => {
    const ann = await addPerson();
    await lend(ann.id, null);
    const back = await lend(ann.id, hours(1));
    await ok(admin, 'POST', `/assignments/${back.id}/end`);
    const expires = await lend(ann.id, hours(1));
    await ok(admin, 'PATCH', `/assignments/${expires.id}`, { expiresAt: hours(2) });
    nowMs += 3 * HOUR_MS;
    assert.deepEqual(await listed(`&ownerId=${ann.id}`), []);
    assert.deepEqual(await types(), ['assignment.ended']);
  });

  it('are listed by due time, page by page, by state and by time', async () => {
    const ben = await addPerson();
    const own = `&ownerId=${ben.id}`;
    const loans = [];
    for (const n of [5, 1, 3, 3, 2]) loans.push(await lend(ben.id, hours(n)));
    const [five, one, three, alsoThree, two] = loans.map(({ id }) => id);
    nowMs += 2.5 * HOUR_MS;
    assert.deepEqual(await listed(own), [
      [one, true],
      [two, true],
      [three, false],
      [alsoThree, false],
      [five, false],
    ]);
    assert.deepEqual(await listed(`${own}&state=overdue`), [
      [one, true],
      [two, true],
    ]);
    assert.deepEqual(
      (await listed(`${own}&state=due`)).map(([id]) => id),
      [three, alsoThree, five],
    );
    const between = `${own}&dueAfter=${loans[4]?.dueAt}&dueBefore=${loans[0]?.dueAt}`;
    assert.deepEqual(
      (await listed(between)).map(([id]) => id),
      [two, three, alsoThree],
    );
    const walked: string[] = [];
    for (let cursor = ''; ; ) {
      const page = await ok(admin, 'GET', `/loans?limit=2${own}&cursor=${cursor}`);
      walked.push(...page.items.map(({ assignment }: Loan) => assignment.id));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
    }
    assert.deepEqual(walked, [one, two, three, alsoThree, five]);
  });

  it('a location administrator sees the loans of their location alone', async () => {
    const [here, there] = [
      (await ok(admin, 'POST', '/locations', { name: 'Here' })).id,
      (await ok(admin, 'POST', '/locations', { name: 'There' })).id,
    ];
    const [ann, ben] = [await addPerson(here), await addPerson(there)];
    const seen = await lend(ann.id, hours(1));
    await lend(ben.id, hours(1));
    const scopes = ['devices.org:read'] as const;
    const { person, token } = await registry().addPerson('local', { role: 'location_admin', scopes });
    await ok(admin, 'PATCH', `/people/${person.id}`, { administers: [here] });
    assert.deepEqual(await listed('', createApi(await registry().serve(), token)), [[seen.id, false]]);
  });

  it('a due time in the past, for a guest, or that is no time is refused', async () => {
    const ann = await addPerson();
    const { id: deviceId } = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    const wish = { deviceId, owner: { kind: 'person', id: ann.id } };
    const fault = (more: object) =>
      expectEvents(registry().storage, registry().organization.org, 0, () =>
        onlyFault(admin, 'POST', '/assignments', { ...wish, ...more }),
      );
    assert.deepEqual(await fault({ dueAt: hours(-1) }), ['body', 'dueAt', 'range']);
    assert.deepEqual(await fault({ dueAt: 'Friday' }), ['body', 'dueAt', 'format']);
    assert.deepEqual(await fault({ role: 'guest', dueAt: hours(1) }), ['body', 'dueAt', 'unknown']);
    assert.deepEqual(await onlyFault(admin, 'GET', '/loans?dueBefore=Friday'), ['query', 'dueBefore', 'format']);
  });

  it('a hand-over lends a device, too', async () => {
    const [ann, ben] = [await addPerson(), await addPerson()];
    const { deviceId } = await lend(ann.id, null);
    const to = { kind: 'person', id: ben.id };
    const { begun } = await ok(admin, 'POST', `/devices/${deviceId}/hand-over`, { to, dueAt: hours(1) });
    assert.deepEqual(await listed(`&ownerId=${ben.id}`), [[begun.id, false]]);
  });
});
