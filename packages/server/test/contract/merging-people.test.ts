/** One person came twice, from the directory and from the vendor: two records become one, and the other id leads there. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import fc from 'fast-check';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { createPersonMerges } from '../../src/services/people/merges.ts';
import { upsertCalling } from '../../src/storage/statements/calling.ts';
import type { Storage, Transaction } from '../../src/storage/storage.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused, UNKNOWN_ID } from '../support/native.ts';
import { assertNoOverlap } from '../support/no-overlap.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DAY = 86_400_000_000;

interface Shown {
  readonly id: string;
  readonly createdAt: string;
  readonly until: string | null;
  readonly endReason: string | null;
  readonly role: string;
  readonly owner: { readonly id: string };
}

onBothDatabases('merging two records of one person', engine => {
  const clock = { at: Date.UTC(2026, 4, 4, 12) * 1_000, now: () => ++clock.at };
  const registry = useRegistry(engine, { clock, newId: uuidv7 });
  let admin: Api;
  let made = 0;

  before(async () => {
    admin = await administratorApi(registry());
  });
  const addPerson = async (body = {}): Promise<string> => {
    made += 1;
    return (await ok(admin, 'POST', '/people', { login: `person-${made}`, firstName: 'Ann', lastName: `Lee ${made}`, ...body }))
      .id;
  };
  const addDevice = async (body = {}): Promise<string> => (await ok(admin, 'POST', '/devices', { kind: 'mobile', ...body })).id;
  const give = (deviceId: string, id: string, more = {}) =>
    ok(admin, 'POST', '/assignments', { deviceId, owner: { kind: 'person', id }, ...more });
  const merge = (id: string, from: string, more = {}, query = '') =>
    ok(admin, 'POST', `/people/${id}/merge${query}`, { from, reason: 'one person', ...more });
  const heldBy = async (id: string): Promise<string[]> =>
    (await ok(admin, 'GET', `/people/${id}/devices`)).items.map((item: { device: { id: string } }) => item.device.id);
  const becomes = (things: { kind: string; becomes: string }[]) =>
    things.map(thing => `${thing.kind} ${thing.becomes}`).toSorted();

  it('moves what one record has, and ends its sign-ins', async () => {
    const kept = await addPerson({ externalIds: [{ source: 'directory', id: 'd-1' }] });
    const { person, token } = await registry().addPerson('from-the-vendor');
    const details = { employeeNumber: '4711', externalIds: [{ source: 'vendor', id: 'v-1' }], email: 'ann@example.com' };
    await ok(admin, 'PATCH', `/people/${person.id}`, details);
    const { id: groupId } = await ok(admin, 'POST', '/groups', { name: `Field ${made}` });
    await ok(admin, 'POST', `/groups/${groupId}/members`, { personIds: [person.id] });
    const [one, two] = [await addDevice(), await addDevice()];
    await give(one, kept);
    await give(two, person.id);
    const answer = await merge(kept, person.id);
    assert.deepEqual([answer.person.id, answer.mergedId], [kept, person.id]);
    assert.deepEqual(becomes(answer.things), ['access ends', 'assignment moves', 'group moves']);
    assert.deepEqual(await heldBy(kept), [one, two]);
    const { employeeNumber, externalIds, email, role } = await ok(admin, 'GET', `/people/${kept}`);
    assert.deepEqual([employeeNumber, email, role], ['4711', 'ann@example.com', 'member']);
    assert.deepEqual(externalIds, [...[{ source: 'directory', id: 'd-1' }], ...details.externalIds]);
    const theirs = createApi(await registry().serve(), token);
    assert.equal((await theirs('GET', '/registry/v1/me')).status, 401);
    const members = (await ok(admin, 'GET', `/people?group=${groupId}`)).items.map((item: { id: string }) => item.id);
    assert.deepEqual(members, [kept]);
  });

  it('lets the other id lead to the person who goes on in reads, and names them in refusals of writes', async () => {
    const [kept, other, third] = [await addPerson(), await addPerson(), await addPerson()];
    const device = await addDevice();
    await give(device, third);
    await merge(other, third);
    await merge(kept, other);
    for (const old of [other, third]) {
      assert.equal((await ok(admin, 'GET', `/people/${old}`)).id, kept);
      assert.deepEqual(await heldBy(old), [device]);
      assert.equal((await ok(admin, 'GET', `/people/${old}/assignments`)).items.length, 1);
      const { detail } = await refused(admin, 'conflict', 'PATCH', `/people/${old}`, { firstName: 'X' });
      assert.ok(detail.includes(kept));
      await refused(admin, 'conflict', 'POST', `/people/${old}/off-board`, {});
      await refused(admin, 'conflict', 'POST', `/people/${old}/rehire`, {});
      assert.ok((await ok(admin, 'GET', `/people/${old}/timeline?type=person.merged`)).items.length > 0);
    }
    const types = (await ok(admin, 'GET', `/people/${kept}/timeline?type=person.created,person.merged`)).items.map(
      ({ type }: { type: string }) => type,
    );
    assert.deepEqual(types, ['person.merged', 'person.merged', 'person.created', 'person.created', 'person.created']);
    const all = (await ok(admin, 'GET', '/people?limit=1000')).items.map(({ id }: { id: string }) => id);
    assert.ok(all.includes(kept) && !all.includes(other));
  });

  it('makes one history of what both held, and says what becomes of each', async () => {
    const [kept, other, device] = [await addPerson(), await addPerson(), await addDevice()];
    const first = await give(device, kept);
    clock.at += DAY;
    await ok(admin, 'POST', `/assignments/${first.id}/end`, {});
    await give(device, other, { createdAt: '2026-05-01T00:00:00.000000Z', role: 'user' });
    const { things } = await merge(kept, other);
    assert.deepEqual(becomes(things), ['access ends', 'assignment absorbed', 'assignment moves'].toSorted());
  });

  it('needs a reason, two people, the right to write devices, and a role that the actor may give', async () => {
    const [kept, other] = [await addPerson(), await addPerson()];
    assert.deepEqual(await onlyFault(admin, 'POST', `/people/${kept}/merge`, { from: other }), ['body', 'reason', 'missing']);
    await refused(admin, 'conflict', 'POST', `/people/${kept}/merge`, { from: kept, reason: 'x' });
    await refused(admin, 'not_found', 'POST', `/people/${kept}/merge`, { from: UNKNOWN_ID, reason: 'x' });
    const { token } = await registry().addPerson('users-only', {
      role: 'user_admin',
      scopes: ['people.org:write', 'devices.org:read'],
    });
    const users = createApi(await registry().serve(), token);
    await refused(users, 'forbidden', 'POST', `/people/${kept}/merge`, { from: other, reason: 'x' });
    const me = (await ok(admin, 'GET', '/me')).id;
    await refused(admin, 'conflict', 'POST', `/people/${kept}/merge`, { from: me, reason: 'x' });
    await merge(kept, other, {}, '?dryRun=true');
    assert.equal((await ok(admin, 'GET', `/people/${other}`)).id, other);
  });

  it('moves a number where the person has none, and frees it otherwise', async () => {
    const { id: locationId } = await ok(admin, 'POST', '/locations', { name: `Site ${made}` });
    const call = (id: string, extension: string) => ok(admin, 'PUT', `/people/${id}/calling`, { locationId, extension });
    const [kept, other, third] = [await addPerson(), await addPerson(), await addPerson()];
    await call(other, '101');
    await call(third, '102');
    assert.deepEqual(becomes((await merge(kept, other)).things), ['access ends', 'calling moves']);
    assert.deepEqual(becomes((await merge(kept, third)).things), ['access ends', 'calling ends']);
    const { things } = await ok(admin, 'POST', `/people/${kept}/unmerge`, { from: other });
    assert.deepEqual(
      things.map((thing: { kind: string; came: boolean }) => [thing.kind, thing.came]),
      [
        ['calling', true],
        ['access', false],
      ],
    );
  });

  it('keeps nothing where the number cannot be moved', async () => {
    const { id: locationId } = await ok(admin, 'POST', '/locations', { name: `Full site ${made}` });
    const [kept, other] = [await addPerson(), await addPerson()];
    await ok(admin, 'PUT', `/people/${other}/calling`, { locationId, extension: '103' });
    const { core, system } = registry();
    const isMove = (statement: object, values: object) =>
      statement === upsertCalling && 'ownerId' in values && values.ownerId === kept;
    const transaction: Storage['transaction'] = (org, work, options) =>
      core.storage.transaction(
        org,
        tx => {
          const send: Transaction['send'] = (statement, values) => {
            if (isMove(statement, values as object)) throw new Error('the disk is full');
            tx.send(statement, values);
          };
          return work(Object.assign(Object.create(tx), { send }));
        },
        options,
      );
    const storage: Storage = Object.assign(Object.create(core.storage), { transaction });
    const merging = createPersonMerges({ ...core, storage }).merge({ actor: system, reason: 'one person' }, kept, other);
    await assert.rejects(merging, /the disk is full/);
    assert.equal((await ok(admin, 'GET', `/people/${other}/calling`)).extension, '103');
  });

  it('can be undone: the other record is there again, with what it had', async () => {
    const [kept, other] = [await addPerson(), await addPerson({ employeeNumber: 'E-9' })];
    const [one, two] = [await addDevice(), await addDevice()];
    await give(one, kept);
    const { id } = await give(two, other);
    await merge(kept, other);
    const since = await addDevice();
    await give(since, kept);
    const { person, things } = await ok(admin, 'POST', `/people/${kept}/unmerge`, { reason: 'two people after all' });
    assert.deepEqual([person.id, person.employeeNumber, person.disabledReason], [other, 'E-9', null]);
    assert.deepEqual(
      things.map((thing: { kind: string; came: boolean }) => [thing.kind, thing.came]),
      [
        ['assignment', true],
        ['access', false],
      ],
    );
    assert.deepEqual([await heldBy(kept), await heldBy(other)], [[one, since], [two]]);
    assert.equal((await ok(admin, 'GET', `/assignments/${id}`)).owner.id, other);
    assert.equal((await ok(admin, 'GET', `/people/${kept}`)).employeeNumber, undefined);
    await refused(admin, 'conflict', 'POST', `/people/${kept}/unmerge`, {});
  });

  it('takes another login where theirs is taken by now, and cannot be undone after 30 days', async () => {
    const [kept, other] = [await addPerson(), await addPerson({ login: 'wanted' })];
    await merge(kept, other);
    await addPerson({ login: 'wanted' });
    await refused(admin, 'conflict', 'POST', `/people/${kept}/unmerge`, {});
    assert.equal((await ok(admin, 'POST', `/people/${kept}/unmerge`, { login: 'other' })).person.login, 'other');
    await merge(kept, other);
    clock.at += 30 * DAY;
    await refused(admin, 'conflict', 'POST', `/people/${kept}/unmerge`, {});
    assert.ok((await registry().services.housekeeping.forgetMerges(registry().organization.org)) > 0);
    assert.equal((await ok(admin, 'GET', `/people/${other}`)).id, kept);
  });

  const fact = fc.record({
    device: fc.nat({ max: 1 }),
    ofOther: fc.boolean(),
    role: fc.constantFrom('owner', 'user'),
    from: fc.nat({ max: 30 }),
    lasts: fc.option(fc.nat({ max: 15 })),
  });

  it('gives histories without overlap, and an undo with nothing in between brings both back', async () => {
    const day = (offset: number) => `${new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 19)}.000000Z`;
    const factsOf = async (deviceId: string): Promise<Shown[]> =>
      (await ok(admin, 'GET', `/devices/${deviceId}/assignments?limit=1000`)).items.map(
        ({ id, createdAt, until, endReason, role, owner }: Shown) => ({
          id,
          createdAt,
          until,
          endReason,
          role,
          owner: { id: owner.id },
        }),
      );
    const lives = fc.asyncProperty(fc.array(fact, { minLength: 1, maxLength: 8 }), async facts => {
      const people = [await addPerson(), await addPerson()] as const;
      const devices = [await addDevice(), await addDevice()] as const;
      for (const { device, ofOther, role, from, lasts } of facts) {
        const interval = { createdAt: day(from), ...(lasts === null ? {} : { until: day(from + lasts) }) };
        const owner = { kind: 'person', id: people[ofOther ? 1 : 0] };
        await admin('POST', '/registry/v1/assignments', { deviceId: devices[device], owner, role, ...interval });
      }
      const was = await Promise.all(devices.map(factsOf));
      await merge(people[0], people[1]);
      for (const each of await Promise.all(devices.map(factsOf))) assertNoOverlap(each);
      const { things } = await ok(admin, 'POST', `/people/${people[0]}/unmerge`, {});
      const stayed = things.filter(({ came, kind }: { came: boolean; kind: string }) => !came && kind === 'assignment');
      assert.deepEqual(stayed, []);
      assert.deepEqual(await Promise.all(devices.map(factsOf)), was);
    });
    const options = { numRuns: engine === 'sqlite' ? 40 : 15, interruptAfterTimeLimit: 8_000, markInterruptAsFailure: false };
    await fc.assert(lives, options);
  });
});
