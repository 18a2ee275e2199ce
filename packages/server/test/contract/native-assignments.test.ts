/** The native API: who holds what, now and on any past day, in both directions. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { COLLECTION, minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused, UNKNOWN_ID, walk } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DAY_MICROS = 86_400_000_000;

onBothDatabases('native assignments', engine => {
  let now = Date.UTC(2026, 4, 4, 12) * 1_000;
  let ids = 0;
  /** A calendar that the tests turn; every instant within is later than the one before. */
  const clock = { now: () => ++now };
  const newId = () => `01980000-0000-7000-8000-${(++ids).toString(16).padStart(12, '0')}`;
  const registry = useRegistry(engine, { clock, newId });
  const nextDay = () => {
    now += DAY_MICROS;
  };
  let admin: Api;

  before(async () => {
    admin = await administratorApi(registry());
  });

  const events = <T>(count: number, work: () => Promise<T>) =>
    expectEvents(registry().storage, registry().organization.org, count, work);
  const addDevice = async (): Promise<string> => (await ok(admin, 'POST', '/devices', { kind: 'mobile' })).id;
  let people = 0;
  const addPerson = async () => {
    people += 1;
    const { person, token } = await registry().addPerson(`person-${people}`);
    const owner = { kind: 'person', id: person.id };
    return { id: person.id, name: person.displayName, api: createApi(await registry().serve(), token), owner };
  };

  it('POST assignments gives a device to an owner, and GET gives the fact back', async () => {
    const [deviceId, { owner, name }] = [await addDevice(), await addPerson()];
    const by = await ok(admin, 'GET', '/me');
    const made = await events(1, () => ok(admin, 'POST', '/assignments', { deviceId, owner, reason: 'new hire' }));
    const { id, createdAt, ...rest } = made;
    assert.match(createdAt, /^2026-05-/);
    const createdBy = { kind: 'person', id: by.id, name: by.name };
    const given = { owner: { ...owner, name }, role: 'owner', createdBy, createReason: 'new hire' };
    const open = {
      until: null,
      endReason: null,
      endedBy: null,
      expiresAt: null,
      disableAt: null,
      dueAt: null,
      lastActiveAt: null,
    };
    const able = { disabledReason: null, disabledBy: null, disabledAt: null };
    assert.deepEqual(rest, { deviceId, ...given, ...open, ...able, revision: 1 });
    assert.deepEqual(await ok(admin, 'GET', `/assignments/${id}`), made);
  });

  it('one owner holds a device at most once, and several owners may hold it together', async () => {
    const [deviceId, one, other] = [await addDevice(), await addPerson(), await addPerson()];
    await ok(admin, 'POST', '/assignments', { deviceId, owner: one.owner });
    await events(0, () => refused(admin, 'conflict', 'POST', '/assignments', { deviceId, owner: one.owner }));
    await events(0, () => refused(admin, 'conflict', 'POST', '/assignments', { deviceId, owner: one.owner, role: 'user' }));
    await ok(admin, 'POST', '/assignments', { deviceId, owner: other.owner, role: 'user' });
    const { items } = await ok(admin, 'GET', `/devices/${deviceId}/holders`);
    assert.deepEqual(
      items.map((each: { assignment: { owner: { id: string } } }) => each.assignment.owner.id),
      [one.id, other.id],
    );
  });

  it('ending is now, keeps the history, and doing it twice changes nothing', async () => {
    const [deviceId, { id, owner }] = [await addDevice(), await addPerson()];
    const made = await ok(admin, 'POST', '/assignments', { deviceId, owner });
    const ended = await events(1, () => ok(admin, 'POST', `/assignments/${made.id}/end`, { reason: 'left' }));
    assert.ok(ended.until > made.createdAt);
    assert.deepEqual([ended.endReason, ended.revision], ['left', 2]);
    assert.deepEqual(await events(0, () => ok(admin, 'POST', `/assignments/${made.id}/end`)), ended);
    assert.deepEqual((await ok(admin, 'GET', `/people/${id}/devices`)).items, []);
    assert.deepEqual((await ok(admin, 'GET', `/people/${id}/assignments`)).items, [ended]);
    assert.deepEqual((await ok(admin, 'GET', `/devices/${deviceId}/assignments`)).items, [ended]);
    for (const action of ['disable', 'enable']) {
      await events(0, () => refused(admin, 'conflict', 'POST', `/assignments/${made.id}/${action}`));
    }
    await events(0, () => refused(admin, 'conflict', 'PATCH', `/assignments/${made.id}`, { expiresAt: null }));
  });

  it('a holder is blocked on a device alone, and unblocked', async () => {
    const [deviceId, one, other] = [await addDevice(), await addPerson(), await addPerson()];
    const made = await ok(admin, 'POST', '/assignments', { deviceId, owner: one.owner });
    await ok(admin, 'POST', '/assignments', { deviceId, owner: other.owner, role: 'user' });
    const disabled = await events(2, () => ok(admin, 'POST', `/assignments/${made.id}/disable`, { reason: 'leave' }));
    assert.equal(disabled.disabledReason, 'leave');
    const { id: administrator } = await ok(admin, 'GET', '/me');
    assert.equal(disabled.disabledBy.id, administrator);
    assert.ok(disabled.disabledAt > made.createdAt);
    const blocked = async (id: string) => (await ok(admin, 'GET', `/people/${id}/devices`)).items[0].blockedReason;
    assert.deepEqual([await blocked(one.id), await blocked(other.id)], ['leave', null]);
    await events(0, () => ok(admin, 'POST', `/assignments/${made.id}/disable`));
    const enabled = await events(2, () => ok(admin, 'POST', `/assignments/${made.id}/enable`));
    assert.deepEqual([enabled.disabledBy, enabled.disabledAt], [null, null]);
    assert.equal(await blocked(one.id), null);
  });

  it('a planned end and a planned disabling take effect by themselves, and can be taken back before', async () => {
    const [deviceId, { id, owner }] = [await addDevice(), await addPerson()];
    const plan = { disableAt: iso(now + DAY_MICROS), expiresAt: iso(now + 2 * DAY_MICROS) };
    const made = await ok(admin, 'POST', '/assignments', { deviceId, owner, ...plan });
    assert.deepEqual({ disableAt: made.disableAt, expiresAt: made.expiresAt }, plan);
    const held = async () => (await ok(admin, 'GET', `/people/${id}/devices`)).items;
    assert.equal((await held())[0].blockedReason, null);
    nextDay();
    assert.equal(typeof (await held())[0].blockedReason, 'string');
    const late = await ok(admin, 'PATCH', `/assignments/${made.id}`, { disableAt: null });
    assert.deepEqual([late.disabledReason, late.disabledAt], ['scheduled', plan.disableAt], 'it has come: the plan is no more');
    const freed = await ok(admin, 'POST', `/assignments/${made.id}/enable`);
    assert.deepEqual([freed.disabledReason, freed.disableAt, freed.expiresAt], [null, null, plan.expiresAt]);
    assert.equal((await held())[0].blockedReason, null);
    nextDay();
    assert.deepEqual(await held(), []);
  });

  it('a plan lies in the future and within what an instant can say', async () => {
    const [deviceId, { owner }] = [await addDevice(), await addPerson()];
    for (const member of ['expiresAt', 'disableAt']) {
      for (const value of ['2026-01-01T00:00:00Z', 'tomorrow', '2026-02-31T00:00:00Z', '9999-12-31T23:59:59Z', 5, '']) {
        const body = { deviceId, owner, [member]: value };
        await events(0, () => refused(admin, 'invalid', 'POST', '/assignments', body));
      }
    }
  });

  it('asOf asks for a day as it ended or for an instant, in both directions', async () => {
    const [deviceId, one, other] = [await addDevice(), await addPerson(), await addPerson()];
    const dayOf = (instant: string) => instant.slice(0, 10);
    const before = dayOf(iso(now - DAY_MICROS));
    const first = await ok(admin, 'POST', '/assignments', { deviceId, owner: one.owner });
    nextDay();
    const ended = await ok(admin, 'POST', `/assignments/${first.id}/end`);
    const second = await ok(admin, 'POST', '/assignments', { deviceId, owner: other.owner });
    nextDay();
    const holders = async (asOf: string) =>
      (await ok(admin, 'GET', `/devices/${deviceId}/holders?asOf=${encodeURIComponent(asOf)}`)).items.map(
        (each: { assignment: { id: string } }) => each.assignment.id,
      );
    const devices = async (id: string, asOf: string) =>
      (await ok(admin, 'GET', `/people/${id}/devices?asOf=${encodeURIComponent(asOf)}`)).items.length;

    assert.deepEqual(await holders(before), []);
    assert.deepEqual(await holders(dayOf(first.createdAt)), [first.id]);
    assert.deepEqual(await holders(dayOf(second.createdAt)), [second.id]);
    assert.deepEqual(await holders(first.createdAt), [first.id], 'the interval holds its beginning');
    assert.deepEqual(await holders(ended.until), [], 'and not its end');
    assert.deepEqual(await holders(first.createdAt.replace('Z', '+00:00')), [first.id]);
    assert.deepEqual([await devices(one.id, dayOf(first.createdAt)), await devices(one.id, dayOf(second.createdAt))], [1, 0]);
    assert.deepEqual([await devices(other.id, dayOf(first.createdAt)), await devices(other.id, dayOf(second.createdAt))], [0, 1]);
  });

  it('asOf that is no day and no instant is refused, wherever it can be asked', async () => {
    const [deviceId, { id }] = [await addDevice(), await addPerson()];
    const workspace = await ok(admin, 'POST', '/workspaces', { name: 'Room' });
    for (const path of [`/devices/${deviceId}/holders`, `/people/${id}/devices`, `/workspaces/${workspace.id}/devices`]) {
      for (const asOf of [
        'yesterday',
        '2026-02-30',
        '2026-13-01',
        '2026-05-04T25:00:00Z',
        '2026-05-04T10:00:00',
        '20260504',
        '0001-01-01',
        '9999-12-31',
        '',
        '1',
      ]) {
        const fault = await onlyFault(admin, 'GET', `${path}?asOf=${encodeURIComponent(asOf)}`);
        assert.deepEqual(fault, ['query', 'asOf', 'format'], asOf);
      }
      for (const asOf of ['1900-01-01', '2024-02-29', '2250-12-31']) await ok(admin, 'GET', `${path}?asOf=${asOf}`);
    }
  });

  it('the history of a person and of a device is listed oldest first, page by page', async () => {
    const [{ id, owner }, deviceId] = [await addPerson(), await addDevice()];
    const made: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const assignment = await ok(admin, 'POST', '/assignments', { deviceId, owner });
      made.push(assignment.id);
      await ok(admin, 'POST', `/assignments/${assignment.id}/end`);
    }
    for (const path of [`/people/${id}/assignments`, `/devices/${deviceId}/assignments`]) {
      for (const limit of [1, 2, 5, 200]) assert.deepEqual(await walk(admin, path, limit), made);
    }
  });

  it('a touch says that the holder uses the device now, is no event, and only the holder can send it', async () => {
    const [deviceId, one, other] = [await addDevice(), await addPerson(), await addPerson()];
    const made = await ok(admin, 'POST', '/assignments', { deviceId, owner: one.owner });
    const touched = await events(0, () => ok(one.api, 'POST', `/assignments/${made.id}/touch`));
    assert.ok(touched.lastActiveAt > made.createdAt);
    assert.deepEqual(await ok(admin, 'GET', `/assignments/${made.id}`), touched);
    await refused(admin, 'forbidden', 'POST', `/assignments/${made.id}/touch`);
    await refused(other.api, 'not_found', 'POST', `/assignments/${made.id}/touch`);
  });

  it('an assignment that is not valid is refused with the fault, and nothing is stored', async () => {
    const [deviceId, { owner }] = [await addDevice(), await addPerson()];
    const fault = (change: object) => events(0, () => onlyFault(admin, 'POST', '/assignments', { deviceId, owner, ...change }));
    assert.deepEqual(await fault({ deviceId: undefined }), ['body', 'deviceId', 'missing']);
    assert.deepEqual(await fault({ deviceId: 'x' }), ['body', 'deviceId', 'format']);
    assert.deepEqual(await fault({ owner: 'ann' }), ['body', 'owner', 'type']);
    assert.deepEqual(await fault({ owner: { kind: 'person' } }), ['body', 'owner.id', 'missing']);
    assert.deepEqual(await fault({ owner: { ...owner, kind: 'place' } }), ['body', 'owner.kind', 'enum']);
    assert.deepEqual(await fault({ owner: { ...owner, name: 'x' } }), ['body', 'owner.name', 'unknown']);
    assert.deepEqual(await fault({ role: 'king' }), ['body', 'role', 'enum']);
    assert.deepEqual(await fault({ until: null }), ['body', 'until', 'type']);
    assert.deepEqual(await fault({ endedAt: null }), ['body', 'endedAt', 'unknown']);
    const unknown = { deviceId: UNKNOWN_ID, owner };
    await events(0, () => refused(admin, 'not_found', 'POST', '/assignments', unknown));
    for (const kind of ['workspace', 'virtual_line']) {
      const nobody = { deviceId, owner: { kind, id: owner.id } };
      await events(0, () => refused(admin, 'not_found', 'POST', '/assignments', nobody));
    }
  });

  it('ids in a body are taken in any letter case, as in a path', async () => {
    const [deviceId, { owner, name }] = [await addDevice(), await addPerson()];
    const shouted = { deviceId: deviceId.toUpperCase(), owner: { ...owner, id: owner.id.toUpperCase() } };
    const made = await ok(admin, 'POST', '/assignments', shouted);
    assert.deepEqual([made.deviceId, made.owner], [deviceId, { ...owner, name }]);
  });

  it('a disabled person is given no device', async () => {
    const [deviceId, { id, owner }] = [await addDevice(), await addPerson()];
    await ok(admin, 'POST', `/people/${id}/disable`);
    await events(0, () => refused(admin, 'conflict', 'POST', '/assignments', { deviceId, owner }));
  });

  it('a phone that was registered through the Genesys face is held by its person, without what is private to that person', async () => {
    const { id, api } = await addPerson();
    const phone = await register(api, { ...minimalDevice('very private'), sessionHash: 'very private', name: 'Mine' });
    const answer = await ok(admin, 'GET', `/people/${id}/devices`);
    assert.deepEqual([answer.items.length, answer.items[0].device.id, answer.items[0].device.name], [1, phone.id, 'Mine']);
    assert.ok(!JSON.stringify(answer).includes('very private'));
    await ok(admin, 'POST', `/assignments/${answer.items[0].assignment.id}/end`);
    assert.equal((await api('GET', `${COLLECTION}/${phone.id}`)).status, 404);
  });
});

function iso(micros: number): string {
  return `${new Date(Math.floor(micros / 1_000)).toISOString().slice(0, -1)}${String(micros % 1_000).padStart(3, '0')}Z`;
}
