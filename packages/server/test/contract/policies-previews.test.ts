/** Previews of caps, approval, loans and retention: what they would do, also with other settings, and to what. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { minimalDevice } from '../support/genesys.ts';
import { type Api, createApi, eventCount } from '../support/http.ts';
import { runDueJobs } from '../support/jobs.ts';
import { administratorApi, ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DAY_MS = 86_400_000;

interface Target {
  readonly deviceId: string | null;
  readonly deviceName: string | null;
  readonly kind: string | null;
  readonly holders: readonly { readonly id: string; readonly name: string }[];
  readonly what: string;
  readonly things: string | null;
  readonly count: number | null;
  readonly at: string | null;
  readonly why: string;
}

onBothDatabases('previews of policies', engine => {
  let nowMs = Date.UTC(2026, 2, 4, 12);
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: () => uuidv7(nowMs) });
  let admin: Api;
  let keeper: Api;
  const ids = { here: '', ann: '', ben: '' };
  const made = async (path: string, body: object): Promise<string> => (await ok(admin, 'POST', path, body)).id;
  const preview = async (name: string, query = '', api = admin): Promise<Target[]> =>
    (await ok(api, 'GET', `/policies/${name}/preview?${query}`)).items;
  const give = async (personId: string, name: string, more = {}) => {
    nowMs += 1_000;
    const deviceId = await made('/devices', { kind: 'mobile', name });
    await made('/assignments', { deviceId, owner: { kind: 'person', id: personId }, ...more });
    return deviceId;
  };
  /** All pages, one item at a time, are the list. */
  const pagedAgrees = async (name: string, query: string) => {
    const paged: Target[] = [];
    for (let cursor = ''; ; ) {
      const page = await ok(admin, 'GET', `/policies/${name}/preview?limit=1&${query}${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = encodeURIComponent(page.nextCursor);
    }
    assert.deepEqual(paged, await preview(name, query));
  };

  before(async () => {
    admin = await administratorApi(registry());
    ids.here = await made('/locations', { name: 'Here' });
    ids.ann = await made('/people', { login: 'ann', firstName: 'Ann', lastName: 'Lee', locationId: ids.here });
    ids.ben = await made('/people', { login: 'ben', firstName: 'Ben', lastName: 'Ng' });
    const { person, token } = await registry().addPerson('keeper', {
      role: 'location_admin',
      scopes: ['devices:read', 'devices.org:read', 'people.org:read'],
    });
    await ok(admin, 'PATCH', `/people/${person.id}`, { administers: [ids.here] });
    keeper = createApi(await registry().serve(), token);
  });

  it('says nothing of policies that are off', async () => {
    for (const name of ['caps', 'approval', 'loans', 'retention']) assert.deepEqual(await preview(name), []);
  });

  it('lists who holds more than a cap, and which of their devices would end, before the cap is stored', async () => {
    for (const name of ['old', 'middle', 'new']) await give(ids.ann, `ann ${name}`);
    for (const name of ['old', 'new']) await give(ids.ben, `ben ${name}`);
    const history = await eventCount(registry().storage, registry().organization.org);
    const refusing = await preview('caps', 'capMobile=2');
    assert.deepEqual(
      refusing.map(({ holders, what, count, kind, deviceId }) => [holders[0]?.name, what, count, kind, deviceId]),
      [
        ['Ann Lee', 'refuse', 3, 'mobile', null],
        ['Ben Ng', 'refuse', 2, 'mobile', null],
      ],
    );
    assert.equal(refusing[0]?.why, 'Holds 3 of the kind mobile, and capMobile is 2. One more is refused.');
    assert.deepEqual(
      (await preview('caps', 'capMobile=2&show=due')).map(({ holders }) => holders[0]?.name),
      ['Ann Lee'],
    );
    const ending = await preview('caps', 'capMobile=2&capMobileOver=end_oldest');
    assert.deepEqual(
      ending.map(({ deviceName, what }) => [deviceName, what]),
      [
        ['ann old', 'end'],
        ['ann middle', 'end'],
        ['ben old', 'end'],
      ],
    );
    assert.match(ending[0]?.why ?? '', /One more ends this one\. This one has been held since 2026-03-04\.$/);
    await pagedAgrees('caps', 'capMobile=2&capMobileOver=end_oldest');
    await pagedAgrees('caps', 'capMobile=1&capMobileOver=ask');
    assert.equal(await eventCount(registry().storage, registry().organization.org), history, 'it has written something');
    await ok(admin, 'PATCH', '/policies/caps', { capMobile: 2, capMobileOver: 'end_oldest' });
    assert.deepEqual(await preview('caps'), ending);
    await give(ids.ann, 'ann newest');
    const { items } = await ok(admin, 'GET', '/policies/caps/steps');
    assert.deepEqual(
      items.map(({ deviceName }: { deviceName: string }) => deviceName).toSorted(),
      ['ann middle', 'ann old'],
      'what was foreseen has ended',
    );
    await ok(admin, 'PATCH', '/policies/caps', { capMobile: null, capMobileOver: null });
  });

  it('lists what people registered for themselves in the last 30 days, and what waits', async () => {
    const { person, token } = await registry().addPerson('member');
    const member = createApi(await registry().serve(), token);
    const register = async (name: string) => {
      nowMs += 1_000;
      await member('POST', '/api/v2/mobiledevices', minimalDevice(name));
    };
    await register('long ago');
    nowMs += 31 * DAY_MS;
    await register('lately');
    await give(person.id, 'given');
    const would = await preview('approval', 'approvalKinds=mobile,browser');
    assert.deepEqual(
      would.map(({ holders, what, at }) => [holders[0]?.id, what, at]),
      [[person.id, 'ask', null]],
    );
    assert.match(would[0]?.why ?? '', /^The person registered it on 2026-04-04\. It would have waited for an administrator\.$/);
    assert.deepEqual(await preview('approval', 'approvalKinds=desk_phone'), []);
    assert.deepEqual(await preview('approval', 'approvalKinds=mobile&show=due'), [], 'none of them waits');
    await ok(admin, 'PATCH', '/policies/approval', { approvalKinds: ['mobile'], approvalDays: 7 });
    await register('waiting');
    const [waits, ...rest] = await preview('approval');
    assert.equal(rest.length, 1);
    assert.match(waits?.why ?? '', /It waits;/);
    assert.equal(waits?.at?.slice(0, 10), '2026-04-11');
    assert.deepEqual(await preview('approval', 'show=due'), [waits]);
    await pagedAgrees('approval', '');
    await ok(admin, 'PATCH', '/policies/approval', { approvalKinds: null, approvalDays: null });
  });

  it('lists which loans would be reminded, and when, and agrees with the run', async () => {
    const dueAt = (days: number) => new Date(nowMs + days * DAY_MS).toISOString();
    await give(ids.ben, 'soon', { dueAt: dueAt(2) });
    await give(ids.ann, 'later', { dueAt: dueAt(20) });
    const now = nowMs;
    const found = await preview('loans', 'loanRemindBeforeDays=7,1&loanRemindAfterDays=3');
    assert.deepEqual(
      found.map(({ deviceName, what, holders, at }) => [deviceName, what, holders[0]?.name, Date.parse(at ?? '')]),
      [
        ['soon', 'remind', 'Ben Ng', Date.parse(found[0]?.at ?? '')],
        ['later', 'remind', 'Ann Lee', now - (now % DAY_MS) + 13 * DAY_MS],
      ],
    );
    assert.match(found[0]?.why ?? '', /this reminder is for 1 day before\.$/, 'seven days before was before it was lent');
    await pagedAgrees('loans', 'loanRemindBeforeDays=7,1');
    await ok(admin, 'PATCH', '/policies/loans', { loanRemindBeforeDays: [7, 1], loanRemindAfterDays: [3] });
    assert.ok((await preview('loans')).length > 0);
    assert.deepEqual(await preview('loans', 'without=loanRemindBeforeDays,loanRemindAfterDays'), [], 'as if it were off');
    assert.deepEqual((await onlyFault(admin, 'GET', '/policies/loans/preview?without=capMobile')).slice(0, 2), [
      'query',
      'capMobile',
    ]);
    await refused(admin, 'invalid', 'GET', '/policies/loans/preview?without=loanRemindAfterDays&loanRemindAfterDays=3');
    assert.deepEqual(await preview('loans', 'show=due'), []);
    nowMs += 1.5 * DAY_MS;
    const due = await preview('loans', 'show=due');
    assert.deepEqual(
      due.map(({ deviceName }) => deviceName),
      ['soon'],
    );
    await ok(admin, 'POST', '/policies/loans/run');
    await runDueJobs(registry());
    assert.equal((await ok(admin, 'GET', '/policies/loans/runs')).items[0].reminded, due.length);
    assert.deepEqual(await preview('loans', 'show=due'), []);
    await ok(admin, 'PATCH', '/policies/loans', { loanRemindBeforeDays: null, loanRemindAfterDays: null });
  });

  it('says how much retention would remove of each kind, and agrees with its report', async () => {
    nowMs += 60 * DAY_MS;
    await made('/locations', { name: 'Late' });
    // What is not counted yet stays.
    await ok(admin, 'GET', '/reports/overview');
    const found = await preview('retention', 'keepEventsDays=30&keepEndedAssignmentsDays=30');
    assert.deepEqual(
      found.map(({ what, things, deviceId }) => [what, things, deviceId]),
      [
        ['remove', 'events', null],
        ['remove', 'assignments', null],
      ],
    );
    assert.match(found[1]?.why ?? '', /more than 30 days ago are removed \(keepEndedAssignmentsDays\)\.$/);
    await pagedAgrees('retention', 'keepEventsDays=30&keepEndedAssignmentsDays=30');
    await ok(admin, 'PATCH', '/policies/retention', { keepEventsDays: 30, keepEndedAssignmentsDays: 30 });
    const { due } = await ok(admin, 'GET', '/organization/retention');
    const stored = await preview('retention');
    assert.deepEqual(
      stored.map(({ count }) => count),
      [due.events, due.assignments],
    );
    assert.ok((stored[0]?.count ?? 0) > 0 && (stored[1]?.count ?? 0) > 0);
    await ok(admin, 'PATCH', '/policies/retention', { keepEventsDays: null, keepEndedAssignmentsDays: null });
  });

  it('previews the stale policy with other settings, too', async () => {
    assert.deepEqual(await preview('stale', 'show=due'), []);
    const found = await preview('stale', 'show=due&staleMobileDays=30');
    assert.ok(found.length > 3 && found.every(({ what }) => what === 'disable'));
  });

  it('shows location administrators their part, and refuses settings of another policy and other orders of a cursor', async () => {
    assert.deepEqual(
      (await preview('caps', 'capMobile=1', keeper)).map(({ holders }) => holders[0]?.name),
      ['Ann Lee'],
    );
    assert.deepEqual(
      (await preview('loans', 'loanRemindBeforeDays=365', keeper)).map(({ deviceName }) => deviceName),
      [],
    );
    assert.deepEqual(await preview('approval', 'approvalKinds=mobile', keeper), []);
    await refused(keeper, 'forbidden', 'GET', '/policies/retention/preview');
    assert.deepEqual(await onlyFault(admin, 'GET', '/policies/caps/preview?staleMobileDays=3'), [
      'query',
      'staleMobileDays',
      'unknown',
    ]);
    assert.deepEqual(await onlyFault(admin, 'GET', '/policies/loans/preview?loanRemindBeforeDays=soon'), [
      'query',
      'loanRemindBeforeDays',
      'type',
    ]);
    const { nextCursor } = await ok(admin, 'GET', '/policies/caps/preview?capMobile=1&limit=1');
    await refused(admin, 'invalid', 'GET', `/policies/caps/preview?capMobile=2&limit=1&cursor=${encodeURIComponent(nextCursor)}`);
  });
});
