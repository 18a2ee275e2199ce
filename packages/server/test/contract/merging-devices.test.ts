/** One phone was registered twice: its registrations become one device with one history, and the other id leads to it. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { COLLECTION, minimalDevice } from '../support/genesys.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, onlyFault, refused, UNKNOWN_ID, walk } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DAY = 86_400_000_000;

onBothDatabases('merging two registrations of one device', engine => {
  const clock = { at: Date.UTC(2026, 4, 4, 12) * 1_000, now: () => ++clock.at };
  const registry = useRegistry(engine, { clock, newId: uuidv7 });
  let admin: Api;
  let made = 0;

  before(async () => {
    admin = await administratorApi(registry());
  });
  const addDevice = async (body = {}): Promise<string> => (await ok(admin, 'POST', '/devices', { kind: 'mobile', ...body })).id;
  const addPerson = async () => {
    made += 1;
    const { person, token } = await registry().addPerson(`holder-${made}`);
    return { kind: 'person', id: person.id, name: person.displayName, api: createApi(await registry().serve(), token) };
  };
  const give = (deviceId: string, { kind, id }: { kind: string; id: string }, more = {}) =>
    ok(admin, 'POST', '/assignments', { deviceId, owner: { kind, id }, ...more });
  const merge = (id: string, from: string, more = {}, query = '') =>
    ok(admin, 'POST', `/devices/${id}/merge${query}`, { from, reason: 'one phone', ...more });
  const holdersOn = async (deviceId: string, at: number) => {
    const day = new Date(at / 1_000).toISOString();
    const { items } = await ok(admin, 'GET', `/devices/${deviceId}/holders?asOf=${day}`);
    return items.map(({ assignment }: { assignment: { owner: { id: string } } }) => assignment.owner.id);
  };
  const twins = async (given?: string) => {
    made += 1;
    const serial = given ?? `SER${made}KX7`;
    return [await addDevice({ serial }), await addDevice({ serial })] as const;
  };

  it('makes one history: who registered later has it from then on', async () => {
    const [kept, other] = await twins();
    const [ann, bob] = [await addPerson(), await addPerson()];
    const first = await give(kept, ann);
    clock.at += 10_000;
    const early = clock.at;
    clock.at += DAY;
    const second = await give(other, bob);
    clock.at += 10_000;
    const late = clock.at;
    clock.at += DAY;
    const { id, device, mergedId, evidence, things, conflicts } = await merge(kept, other);
    assert.ok(id);
    assert.deepEqual([device.id, mergedId, conflicts], [kept, other, []]);
    assert.deepEqual(
      evidence.map(({ kind }: { kind: string }) => kind),
      ['serial'],
    );
    assert.deepEqual(
      things.map((thing: { id: string; becomes: string; name: string }) => [thing.id, thing.becomes, thing.name]),
      [
        [first.id, 'cut', `${ann.name}, as owner`],
        [second.id, 'moves', `${bob.name}, as owner`],
      ],
    );
    assert.deepEqual(await holdersOn(kept, early), [ann.id]);
    assert.deepEqual(await holdersOn(kept, late), [bob.id]);
    assert.deepEqual(await walk(admin, `/devices/${kept}/assignments`, 1), [first.id, second.id]);
    const { until, endReason } = await ok(admin, 'GET', `/assignments/${first.id}`);
    assert.equal(until, second.createdAt);
    assert.match(endReason, /merged/);
    const { items } = await ok(admin, 'GET', `/people/${bob.id}/devices`);
    assert.deepEqual(
      items.map((item: { device: { id: string } }) => item.device.id),
      [kept],
    );
    const listed = await ok(admin, 'GET', '/devices?limit=1000');
    assert.ok(!listed.items.some((item: { id: string }) => item.id === other));
  });

  it('lets the other id lead to the device that is kept, for every read and write and at any remove', async () => {
    const [kept, other] = await twins('CHAIN1KX7');
    const third = await addDevice({ serial: 'CHAIN1KX7' });
    const ann = await addPerson();
    await give(third, ann);
    await merge(other, third);
    await merge(kept, other);
    for (const old of [other, third]) {
      assert.equal((await ok(admin, 'GET', `/devices/${old}`)).id, kept);
      assert.equal((await ok(admin, 'GET', `/devices/${old}/holders`)).items[0].assignment.owner.id, ann.id);
      assert.equal((await walk(admin, `/devices/${old}/assignments`, 5)).length, 1);
      assert.equal((await ok(admin, 'PATCH', `/devices/${old}`, { name: `by ${old}` })).id, kept);
      await ok(admin, 'GET', `/devices/${old}/lifecycle`);
      await ok(admin, 'GET', `/devices/${old}/same-hardware`);
    }
    await refused(admin, 'conflict', 'POST', `/devices/${kept}/merge`, { from: third, reason: 'again' });
    assert.deepEqual((await give(other, await addPerson(), { role: 'user' })).deviceId, kept);
  });

  it('is in one timeline, with the names of now', async () => {
    const [kept, other] = await twins();
    await ok(admin, 'PATCH', `/devices/${kept}`, { name: 'Field phone' });
    await give(other, await addPerson());
    await merge(kept, other);
    const path = `/devices/${kept}/timeline`;
    const { items } = await ok(admin, 'GET', `${path}?sort=at`);
    const types = items.map(({ type }: { type: string }) => type);
    assert.deepEqual(types, [
      'device.created',
      'device.created',
      'device.updated',
      'assignment.created',
      'assignment.corrected',
      'device.merged',
    ]);
    assert.deepEqual(items.at(-1).after, { into: kept, was: { kind: 'mobile' } });
    assert.equal(items[1].deviceName ?? items[1].names?.device ?? 'Field phone', 'Field phone');
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { type: string }[]; nextCursor: string | null } = await ok(
        admin,
        'GET',
        `${path}?sort=at&limit=2${cursor}`,
      );
      paged.push(...page.items.map(({ type }) => type));
      cursor = page.nextCursor === null ? null : `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    assert.deepEqual(paged, types);
  });

  it('takes over what the kept one does not have, and its ids stay unique', async () => {
    const kept = await addDevice({ name: 'Mine', imei: ['490154203237518'] });
    const other = await addDevice({ name: 'Theirs', make: 'Nokia', mac: '00005E005301', assetTag: 'A-1', serial: 'X1Y2Z3K4' });
    const { device } = await merge(kept, other, { despite: ['no_evidence'] });
    const { name, make, mac, assetTag, serial, imei } = device;
    assert.deepEqual(
      [name, make, mac, assetTag, serial, imei],
      ['Mine', 'Nokia', '00005E005301', 'A-1', 'X1Y2Z3K4', ['490154203237518']],
    );
    const { device: back } = await ok(admin, 'POST', `/devices/${kept}/unmerge`, {});
    assert.deepEqual([back.id, back.mac, back.assetTag], [other, '00005E005301', 'A-1']);
    const now = await ok(admin, 'GET', `/devices/${kept}`);
    assert.deepEqual([now.name, now.make, now.mac, now.assetTag], ['Mine', null, null, undefined]);
    assert.equal((await ok(admin, 'GET', '/devices?mac=00005E005301')).items[0].id, other);
  });

  it('is refused without evidence, unless somebody says so; a dry run lists what stands against it', async () => {
    const [kept, other] = [await addDevice(), await addDevice()];
    const { detail } = await refused(admin, 'conflict', 'POST', `/devices/${kept}/merge`, { from: other, reason: 'one phone' });
    assert.match(detail, /despite/);
    const preview = await merge(kept, other, {}, '?dryRun=true');
    assert.deepEqual([preview.id, preview.conflicts.map(({ kind }: { kind: string }) => kind)], [null, ['no_evidence']]);
    assert.ok((await merge(kept, other, { despite: ['no_evidence'] }, '?dryRun=true')).id);
    assert.equal((await ok(admin, 'GET', `/devices/${other}`)).id, other);
    assert.deepEqual(await onlyFault(admin, 'POST', `/devices/${kept}/merge`, { from: other }), ['body', 'reason', 'missing']);
    await refused(admin, 'not_found', 'POST', `/devices/${kept}/merge`, { from: UNKNOWN_ID, reason: 'x' });
  });

  it('is refused for two kinds, for what is disabled or lost, and where a holder is within the time of another', async () => {
    const serial = 'KINDS1KX7';
    const [kept, other] = await twins(serial);
    const desk = await addDevice({ kind: 'desk_phone', serial });
    const kinds = async (id: string, from: string) =>
      (await merge(id, from, {}, '?dryRun=true')).conflicts.map(({ kind }: { kind: string }) => kind);
    assert.deepEqual(await kinds(kept, desk), ['kind']);
    await ok(admin, 'POST', `/devices/${other}/lifecycle`, { state: 'lost' });
    assert.deepEqual(await kinds(kept, other), ['disabled', 'lifecycle']);
    await ok(admin, 'POST', `/devices/${other}/lifecycle`, { state: null });
    await give(kept, await addPerson());
    const within = await give(other, await addPerson());
    await ok(admin, 'POST', `/assignments/${within.id}/end`, {});
    assert.deepEqual(await kinds(kept, other), ['holders']);
    const { detail } = await refused(admin, 'conflict', 'POST', `/devices/${kept}/merge`, { from: other, reason: 'x' });
    assert.ok(detail.includes(within.id));
  });

  it('keeps the app that registered last, and says so where another app would lose its pushes', async () => {
    const ann = await addPerson();
    const register = async (api: Api, token: string) => (await api('POST', COLLECTION, minimalDevice(token))).body.id as string;
    const [kept, other] = [await register(ann.api, 'token-one'), await register(ann.api, 'token-two')];
    await merge(kept, other, { despite: ['no_evidence'] });
    const seen = await ann.api('GET', `${COLLECTION}/${other}`);
    assert.deepEqual([seen.status, seen.body.id, seen.body.deviceToken], [200, kept, 'token-two']);
    const { status, body } = await ann.api('PUT', `${COLLECTION}/${other}`, { ...minimalDevice('token-two'), make: 'Other' });
    assert.deepEqual([status, body.id, body.make], [200, kept, 'Other']);
    assert.equal((await ann.api('GET', COLLECTION)).body.entities.length, 1);
  });

  it('is refused where another app would lose its pushes, unless somebody says that it is gone', async () => {
    const [kept, other] = await twins();
    const { actor } = await registry().addPerson('two-apps');
    const owner = { kind: 'person', id: actor.id };
    for (const [deviceId, token] of [
      [kept, 'app-one'],
      [other, 'app-two'],
    ] as const) {
      await ok(admin, 'PATCH', `/devices/${deviceId}`, { platform: 'ios' });
      await give(deviceId, owner);
      const app = { ...actor, applicationId: token === 'app-one' ? UNKNOWN_ID : uuidv7() };
      const facts = {
        name: null,
        make: 'Apple',
        model: 'iPhone',
        platform: 'ios',
        notificationId: '',
        sessionHash: null,
      } as const;
      await registry().services.phones.replace({ actor: app }, deviceId, { ...facts, token, acceptNotifications: true });
    }
    const { conflicts } = await merge(kept, other, {}, '?dryRun=true');
    assert.deepEqual(
      conflicts.map(({ kind }: { kind: string }) => kind),
      ['other_app'],
    );
    assert.ok((await merge(kept, other, { despite: ['other_app'] })).id);
  });

  it('can be undone: both are as they were, and what happened since stays where it is', async () => {
    const [kept, other] = await twins();
    const [ann, bob, cleo] = [await addPerson(), await addPerson(), await addPerson()];
    const first = await give(kept, ann);
    const second = await give(other, bob);
    await merge(kept, other);
    const third = await give(kept, cleo, { role: 'user' });
    const { device, things } = await ok(admin, 'POST', `/devices/${other}/unmerge`, { from: other, reason: 'two after all' });
    assert.equal(device.id, other);
    assert.deepEqual(
      things.map(({ came }: { came: boolean }) => came),
      [true, true],
    );
    const [one, two, three] = [first, second, third].map(({ id }) => ok(admin, 'GET', `/assignments/${id}`));
    assert.deepEqual([(await one)?.deviceId, (await one)?.until], [kept, null]);
    assert.deepEqual([(await two)?.deviceId, (await two)?.until], [other, null]);
    assert.deepEqual([(await three)?.deviceId, (await three)?.until], [kept, null]);
    await refused(admin, 'conflict', 'POST', `/devices/${kept}/unmerge`, {});
    const types = (await ok(admin, 'GET', `/devices/${other}/timeline?type=device.*`)).items.map(
      ({ type }: { type: string }) => type,
    );
    assert.deepEqual(types, ['device.unmerged', 'device.merged', 'device.created']);
  });

  it('says what did not come back, because somebody else has the device or it was changed since', async () => {
    const [kept, other] = await twins();
    const [ann, bob, cleo] = [await addPerson(), await addPerson(), await addPerson()];
    const first = await give(kept, ann);
    const second = await give(other, bob);
    await merge(kept, other);
    await give(kept, cleo, { handOver: true });
    const { things } = await ok(admin, 'POST', `/devices/${kept}/unmerge`, {});
    const whys = new Map(things.map((thing: { id: string; came: boolean; why: string }) => [thing.id, [thing.came, thing.why]]));
    assert.match(String(whys.get(first.id)), /false,.*stands against it/);
    assert.match(String(whys.get(second.id)), /false,It was changed since then/);
    assert.equal((await ok(admin, 'GET', `/assignments/${second.id}`)).deviceId, other);
  });

  it('cannot be undone after 30 days, and the id still leads to the kept device', async () => {
    const [kept, other] = await twins();
    await merge(kept, other);
    clock.at += 30 * DAY;
    await refused(admin, 'conflict', 'POST', `/devices/${kept}/unmerge`, {});
    assert.equal((await registry().services.housekeeping.forgetMerges(registry().organization.org)) > 0, true);
    assert.equal((await ok(admin, 'GET', `/devices/${other}`)).id, kept);
  });
});
