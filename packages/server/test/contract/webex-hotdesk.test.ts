/** Webex: guests at hosts' devices (acceptance items 61 to 64). */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { createApi } from '../support/http.ts';
import { onBothDatabases, openTestRegistry, type TestRegistry } from '../support/registry.ts';
import {
  addCalling,
  assertRefused,
  CONFIG,
  createWorld,
  devicesOf,
  done,
  encoded,
  ok,
  TEXTS,
  UNKNOWN,
  uuidIn,
  type World,
  walk,
} from '../support/webex.ts';

const SESSIONS = '/v1/hotdesk/sessions';
const HOUR_MS = 3_600_000;

onBothDatabases('Webex hot desking', engine => {
  let registry: TestRegistry;
  let world: World;
  let nowMs = Date.UTC(2026, 4, 4);
  before(async () => {
    registry = await openTestRegistry(engine, { clock: createClock(() => nowMs), newId: uuidv7 });
    world = await createWorld(registry);
    const enabled = { enabled: true, limitGuestUse: true, guestHoursLimit: 5 };
    await done(world.admin, 'PUT', `${CONFIG}/people/${world.ann}/devices/settings/hoteling`, { hoteling: enabled });
    await done(world.admin, 'PUT', `${CONFIG}/workspaces/${world.lobby}/devices`, { enabled: true });
  });
  after(() => registry.close());

  const start = (personId: string, deviceId: string, hours?: number, api = world.admin) =>
    api('POST', '/registry/v1/guest-sessions', { deviceId, personId, ...(hours === undefined ? {} : { hours }) });
  const started = async (personId: string, deviceId: string, hours?: number) => {
    const answer = await start(personId, deviceId, hours);
    assert.equal(answer.status, 201, answer.text);
    return answer.body;
  };
  const guestRows = async (personId: string) =>
    (await devicesOf(world.admin, personId)).filter(row => row.type === 'HOTDESKING_GUEST');
  const sessions = async (query = '') => (await ok(world.admin, 'GET', SESSIONS + query)).items;
  const endAll = async () => {
    for (const { sessionId } of await sessions()) await done(world.admin, 'DELETE', `${SESSIONS}/${sessionId}`);
  };
  const hoursOf = ({ createdAt, expiresAt }: { createdAt: string; expiresAt: string }) =>
    Math.round((Date.parse(expiresAt) - Date.parse(createdAt)) / HOUR_MS);

  it('61: sessions are listed with their filters, in pages, and ended', async () => {
    const { annsPhone, lobbyPhone, cara, bob, lobby, ann } = world;
    const [one, two] = [await started(cara, annsPhone, 2), await started(bob, lobbyPhone, 3)];
    const [first, second] = await sessions();
    assert.deepEqual(first, {
      sessionId: one.id,
      personId: encoded('PEOPLE', cara),
      bookingStartTime: new Date(Date.parse(one.createdAt)).toISOString(),
      bookingEndTime: new Date(Date.parse(one.expiresAt)).toISOString(),
    });
    assert.deepEqual([second.sessionId, second.workspaceId], [two.id, encoded('PLACE', lobby)]);
    assert.deepEqual(await sessions(`?personId=${encoded('PEOPLE', cara)}`), [first]);
    assert.deepEqual(await sessions(`?workspaceId=${lobby}`), [second]);
    assert.deepEqual(await sessions(`?personId=${ann}`), []);
    assert.deepEqual((await walk(world.admin, `${SESSIONS}?max=1`)).flat(), [first, second]);
    for (const { sessionId } of [first, second]) await done(world.admin, 'DELETE', `${SESSIONS}/${sessionId}`);
    assert.deepEqual(await sessions(), []);
    assertRefused(await world.admin('DELETE', `${SESSIONS}/${one.id}`), 404, TEXTS[404]);
    assertRefused(await world.admin('DELETE', `${SESSIONS}/${UNKNOWN}`), 404, TEXTS[404]);
    assertRefused(await world.admin('DELETE', `${SESSIONS}/x`), 400, TEXTS.malformedId);
  });

  it('61: listing needs the administrators’ read scope, ending their write scope', async () => {
    const { services, system } = registry;
    const { person } = await registry.addPerson('narrow', { role: 'full' });
    const issue = async (scope: 'devices:write' | 'devices.org:read') => {
      const token = { subject: { kind: 'person', id: person.id } as const, scopes: [scope], label: 'test', expiresAt: null };
      return createApi(world.server, (await services.credentials.issue({ actor: system }, token)).secret);
    };
    assertRefused(await (await issue('devices:write'))('GET', SESSIONS), 403, TEXTS[403]);
    const reader = await issue('devices.org:read');
    assert.equal((await reader('GET', SESSIONS)).status, 200);
    assertRefused(await reader('DELETE', `${SESSIONS}/${UNKNOWN}`), 403, TEXTS[403]);
    for (const role of ['user_admin', 'member'] as const) assertRefused(await world.as(role)('GET', SESSIONS), 403, TEXTS[403]);
  });

  it('62: while the session lasts the guest has the device, and after DELETE no longer', async () => {
    const { ann, annsPhone, cara } = world;
    const session = await started(cara, annsPhone, 1);
    const [row] = await guestRows(cara);
    assert.deepEqual([uuidIn(row.id), row.primaryOwner, 'hoteling' in row, uuidIn(row.owner.id)], [annsPhone, false, false, ann]);
    const members = (await ok(world.admin, 'GET', `${CONFIG}/devices/${annsPhone}/members`)).members;
    assert.ok(!members.some((each: { id: string }) => uuidIn(each.id) === cara), 'a guest has no line of their own');
    await done(world.admin, 'DELETE', `${SESSIONS}/${session.id}`);
    assert.deepEqual(await guestRows(cara), []);
  });

  it('62: a session is over at its time for every question, and is settled as a fact afterwards', async () => {
    const { annsPhone, cara } = world;
    const { services, organization, system } = registry;
    const session = await started(cara, annsPhone, 1);
    nowMs += HOUR_MS - 1_000;
    assert.equal((await guestRows(cara)).length, 1);
    nowMs += 2_000;
    assert.deepEqual([await guestRows(cara), await sessions()], [[], []]);
    assertRefused(await world.admin('DELETE', `${SESSIONS}/${session.id}`), 404, TEXTS[404]);
    assert.equal(await services.deadlines.settle(organization), 1);
    assert.equal(await services.deadlines.settle(organization), 0);
    const { items } = await services.holdings.historyOfDevice(system, annsPhone, { limit: 50, cursor: null });
    const last = items.findLast(each => each.owner.id === cara);
    assert.deepEqual([last?.role, last?.until, last?.endReason], ['guest', last?.expiresAt, 'expired']);
  });

  it('63: a session is cut to the host’s limit, and to nothing where there is none', async () => {
    const { annsPhone, lobbyPhone, cara } = world;
    assert.equal(hoursOf(await started(cara, annsPhone, 9)), 5);
    assert.equal(hoursOf(await started(cara, annsPhone, 3)), 3);
    assert.equal(hoursOf(await started(cara, annsPhone)), 5);
    assert.equal(hoursOf(await started(cara, lobbyPhone, 100)), 100);
    assert.equal(hoursOf(await started(cara, lobbyPhone)), 12);
    await endAll();
  });

  it('63: a device whose host has not turned hoteling on refuses a guest, and so do others that cannot have one', async () => {
    const { admin, ann, bob, cara, dan, annsPhone, lobby, lobbyPhone } = world;
    const { services, system } = registry;
    await done(admin, 'PUT', `${CONFIG}/workspaces/${lobby}/devices`, { enabled: false });
    const refused = async (personId: string, deviceId: string, code: string) =>
      assert.equal((await start(personId, deviceId)).body.code, code);
    await refused(cara, lobbyPhone, 'conflict');
    await done(admin, 'PUT', `${CONFIG}/workspaces/${lobby}/devices`, { enabled: true });
    await refused(ann, annsPhone, 'conflict');
    await refused(dan, annsPhone, 'not_found');
    await refused(cara, UNKNOWN, 'not_found');
    await services.devices.disable({ actor: system }, lobbyPhone);
    await refused(cara, lobbyPhone, 'conflict');
    await services.devices.enable({ actor: system }, lobbyPhone);
    await services.people.disable({ actor: system }, bob);
    await refused(bob, annsPhone, 'conflict');
    await services.people.enable({ actor: system }, bob);
    assert.deepEqual(await sessions(), []);
  });

  it('64: a second guest ends the first one’s session, and both stay in the history', async () => {
    const { annsPhone, bob, cara, ann } = world;
    const { services, system } = registry;
    const first = await started(cara, annsPhone, 4);
    nowMs += 60_000;
    const second = await started(bob, annsPhone, 4);
    assert.deepEqual(await guestRows(cara), []);
    assert.equal((await guestRows(bob)).length, 1, 'beside the shared line Bob is the guest now');
    assert.deepEqual(
      (await sessions()).map((each: { sessionId: string }) => each.sessionId),
      [second.id],
    );
    assertRefused(await world.admin('DELETE', `${SESSIONS}/${first.id}`), 404, TEXTS[404]);
    const { items } = await services.holdings.historyOfDevice(system, annsPhone, { limit: 50, cursor: null });
    const guests = items.filter(each => each.role === 'guest').slice(-2);
    assert.deepEqual(
      guests.map(each => [each.owner.id, each.endReason]),
      [
        [cara, 'another guest came'],
        [bob, null],
      ],
    );
    const then = Date.parse(first.createdAt) * 1000 + 30_000_000;
    const holders = await services.holdings.holdersOf(system, annsPhone, then);
    assert.deepEqual(
      holders.map(each => each.assignment.owner.id),
      [ann, bob, cara],
      'who was there a while ago is still known',
    );
    await endAll();
  });

  it('64: twenty guests who come at once leave one session', async () => {
    const guests = await Promise.all(
      Array.from({ length: 20 }, (_, index) => addCalling(registry, `guest ${index}`, world.here)),
    );
    await Promise.all(guests.map(({ person }) => started(person.id, world.lobbyPhone, 1)));
    assert.equal((await sessions()).length, 1);
    await endAll();
  });

  it('a guest comes and goes alone; nobody does it for others but administrators of the place', async () => {
    const { annsPhone, asAnn, as, bob, cara, there, lobbyPhone } = world;
    const self = await addCalling(registry, 'self', there);
    const asSelf = createApi(world.server, self.token);
    const session = await start(self.person.id, annsPhone, 1, asSelf);
    assert.equal(session.status, 201, session.text);
    assert.equal((await start(cara, annsPhone, 1, asAnn)).body.code, 'forbidden');
    assert.equal((await start(bob, annsPhone, 1, as('read_only'))).body.code, 'forbidden');
    assertRefused(await asAnn('DELETE', `${SESSIONS}/${session.body.id}`), 403, TEXTS[403]);
    await done(asSelf, 'DELETE', `${SESSIONS}/${session.body.id}`);

    const { services, system } = registry;
    await services.devices.update({ actor: system }, lobbyPhone, { locationId: there });
    // The phone is elsewhere, its host is here: the administrator of the place sees it and its guest, and changes nothing.
    assert.equal((await start(cara, lobbyPhone, 1, as('location_admin'))).body.code, 'forbidden');
    const elsewhere = await started(cara, lobbyPhone, 1);
    assertRefused(await as('location_admin')('DELETE', `${SESSIONS}/${elsewhere.id}`), 403, TEXTS[403]);
    assert.equal((await ok(as('location_admin'), 'GET', SESSIONS)).items.length, 1);
    await endAll();
    assert.equal(
      (await start(self.person.id, annsPhone, 1, as('location_admin'))).body.code,
      'not_found',
      'a guest from elsewhere',
    );
    assert.equal((await start(cara, annsPhone, 1, as('location_admin'))).status, 201);
    assert.equal((await ok(as('location_admin'), 'GET', SESSIONS)).items.length, 1);
    await endAll();
  });
});
