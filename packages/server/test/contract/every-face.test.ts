/**
 * One store, every face: a device is written through each face and looked for through all of them; it is disabled and
 * taken away through each, and every list, every timeline and every event says the same. The table is that of
 * docs/architecture.md, "Who sees what, across the faces".
 */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { uuidToBase64Url } from '../../src/lib/uuid.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import { bare, FACES, type Face, type Looked, look } from '../support/faces.ts';
import { minimalDevice } from '../support/genesys.ts';
import { type Api, createApi, faceOf } from '../support/http.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';
import { devicesOf, done, ok, uuidIn } from '../support/webex.ts';

const PASSWORD = 'a good password';

/** The faces that show a person's phones and tablets, and those that show their desk phones. */
const MOBILE: readonly Face[] = ['genesys', 'apperian', 'apperianPairings', 'native'];
const DESK: readonly Face[] = ['webexLines', 'webexDevices', 'native'];

interface Hands {
  readonly own: Api;
  readonly admin: Api;
  readonly apperian: Api;
  readonly login: string;
  readonly personId: string;
}

/** A way to give the person a device: who shows it then, and what the history says of it. */
interface Writing {
  readonly title: string;
  readonly write: (hands: Hands) => Promise<string>;
  readonly shownBy: readonly Face[];
  readonly events: readonly string[];
}

const WRITINGS: readonly Writing[] = [
  {
    title: 'a phone that its app registers with Genesys',
    write: async ({ own }) => (await ok(own, 'POST', '/api/v2/mobiledevices', minimalDevice('every-face'))).id,
    shownBy: MOBILE,
    events: ['device.created', 'assignment.created', 'push.registered'],
  },
  {
    title: "a tablet on which somebody signs in to Apperian's catalog",
    write: hands => signIn(hands, { udid: 'tablet', name: 'Tablet', operating_system: 1 }),
    shownBy: MOBILE,
    events: ['device.created', 'assignment.created', 'credential.issued'],
  },
  {
    title: 'a catalog that does not say on which platform it runs',
    write: hands => signIn(hands, { udid: 'blank' }),
    shownBy: ['apperian', 'apperianPairings', 'native'],
    events: ['device.created', 'assignment.created', 'credential.issued'],
  },
  {
    title: 'a desk phone that an administrator adds with Webex',
    write: async ({ admin, personId }) => {
      const added = { mac: '00005E005390', model: 'DMS Cisco 8851', personId };
      return uuidIn((await ok(admin, 'POST', '/v1/devices', added)).id);
    },
    shownBy: DESK,
    events: ['device.created', 'assignment.created', 'line.created'],
  },
  {
    title: 'a handset that an administrator assigns natively',
    write: hands => assignNatively(hands, { kind: 'mobile', platform: 'android', name: 'Handset' }),
    shownBy: MOBILE,
    events: ['device.created', 'assignment.created'],
  },
  {
    title: 'a browser that an administrator assigns natively',
    write: hands => assignNatively(hands, { kind: 'browser', name: 'Firefox' }),
    shownBy: ['native'],
    events: ['device.created', 'assignment.created'],
  },
];

/** A way to take a device from the person, and through which faces' devices it can be gone. */
interface Taking {
  readonly title: string;
  readonly of: string;
  readonly take: (hands: Hands, deviceId: string) => Promise<unknown>;
  readonly events: readonly string[];
}

const TAKINGS: readonly Taking[] = [
  {
    title: "Genesys' DELETE",
    of: "a tablet on which somebody signs in to Apperian's catalog",
    take: ({ own }, id) => done(own, 'DELETE', `/api/v2/mobiledevices/${id}`),
    events: ['assignment.ended', 'credential.revoked'],
  },
  {
    title: "Apperian's DELETE",
    of: 'a phone that its app registers with Genesys',
    take: ({ apperian, personId }, id) =>
      ok(apperian, 'DELETE', `/v1/devices/${uuidToBase64Url(id)}/users/${uuidToBase64Url(personId)}/`),
    events: ['assignment.ended', 'push.ended'],
  },
  {
    title: "Webex' DELETE",
    of: 'a desk phone that an administrator adds with Webex',
    take: ({ admin }, id) => done(admin, 'DELETE', `/v1/devices/${id}`),
    events: ['assignment.ended', 'line.ended'],
  },
  {
    title: 'the native end of an assignment',
    of: 'a handset that an administrator assigns natively',
    take: async ({ admin, personId }, id) => {
      const held = await ok(admin, 'GET', `/registry/v1/people/${personId}/devices`);
      const found = held.items.find((each: { device: { id: string } }) => each.device.id === id);
      return ok(admin, 'POST', `/registry/v1/assignments/${found.assignment.id}/end`);
    },
    events: ['assignment.ended'],
  },
];

onBothDatabases('One store, every face', engine => {
  const registry = useRegistry(engine);
  const devices = new Map<string, string>();
  let server: FastifyInstance;
  let hands: Hands;
  let looked: Looked;

  before(async () => {
    const { services, system, addPerson, serve } = registry();
    const write = { actor: system };
    server = await serve();
    const boss = await addPerson('boss', { role: 'full', scopes: ['org:admin'] });
    const ann: TestPerson = await addPerson('ann', { scopes: ['devices:write'] });
    const location = await services.places.createLocation(write, { name: 'Here' });
    await services.calling.set(write, { kind: 'person', id: ann.person.id }, { locationId: location.id, extension: '100' });
    await services.passwords.set(write, ann.person.id, PASSWORD);
    looked = { person: ann.person, token: ann.token, adminToken: boss.token };
    hands = {
      own: createApi(server, ann.token),
      admin: createApi(server, boss.token),
      apperian: createApi(server, boss.token, faceOf('apperian')),
      login: 'ann',
      personId: ann.person.id,
    };
  });

  /** The events that the work records, in their order. */
  const during = async (work: () => Promise<unknown>): Promise<string[]> => {
    const { storage, organization } = registry();
    const key = { org: organization.org, limit: 1_000_000 };
    const last = (await storage.all(selectEventsAfter, { ...key, after: 0 })).at(-1)?.sequence ?? 0;
    await work();
    return (await storage.all(selectEventsAfter, { ...key, after: last })).map(event => event.type);
  };
  const seenBy = async (deviceId: string): Promise<Face[]> => {
    const views = await look(server, looked);
    return FACES.filter(face => views[face].has(deviceId));
  };
  const idOf = (title: string) => devices.get(title) ?? assert.fail(`there is no ${title}`);

  for (const { title, write, shownBy, events } of WRITINGS) {
    it(`shows ${title} where it belongs, and nowhere else`, async () => {
      const recorded = await during(async () => {
        devices.set(title, await write(hands));
      });
      assert.deepEqual(recorded, events);
      assert.deepEqual(
        await seenBy(idOf(title)),
        FACES.filter(face => shownBy.includes(face)),
      );
    });
  }

  it("shows an application's own phone to that application and natively, and to no person's face", async () => {
    const { services, system } = registry();
    const { application } = await services.applications.create({ actor: system }, { name: 'Dispatch', clientId: 'dispatch' });
    const { secret } = await services.applications.issueToken({ org: system.org, application, credentialId: null }, 60);
    const { id } = await ok(createApi(server, secret), 'POST', '/api/v2/mobiledevices', minimalDevice('dispatch'));
    assert.deepEqual(await seenBy(id), []);
    const { items } = await ok(hands.admin, 'GET', `/registry/v1/devices/${id}/holders`);
    assert.deepEqual(
      items.map((each: { name: string }) => each.name),
      ['Dispatch'],
    );
  });

  it("shows a line on a colleague's phone as shared with Webex, natively, and to nobody else", async () => {
    const { services, system, addPerson } = registry();
    const write = { actor: system };
    const bob = await addPerson('bob', { scopes: ['devices:write'] });
    const { locationId } = (await services.calling.get(system, { kind: 'person', id: hands.personId })) ?? assert.fail();
    await services.calling.set(write, { kind: 'person', id: bob.person.id }, { locationId, extension: '101' });
    const deviceId = idOf('a desk phone that an administrator adds with Webex');
    const owner = { kind: 'person', id: bob.person.id };
    await ok(hands.admin, 'POST', '/registry/v1/assignments', { deviceId, owner, role: 'shared_line' });
    const views = await look(server, { ...looked, person: bob.person, token: bob.token });
    assert.deepEqual(
      FACES.filter(face => views[face].has(deviceId)),
      ['webexLines', 'native'],
    );
    const [row] = await devicesOf(hands.admin, bob.person.id);
    assert.equal(row.type, 'SHARED_CALL_APPEARANCE');
    const members = await during(() => ok(hands.admin, 'DELETE', `/registry/v1/people/${bob.person.id}`));
    assert.deepEqual(members, ['credential.revoked', 'assignment.ended', 'line.ended', 'calling.removed', 'person.removed']);
    const { items } = await ok(hands.admin, 'GET', `/registry/v1/devices/${deviceId}/holders`);
    assert.equal(items.length, 1, 'a person who leaves takes their line along, and no other');
  });

  it('tells of a disabled device in the words of each face, and Genesys lists it unchanged', async () => {
    const phone = idOf('a phone that its app registers with Genesys');
    const desk = idOf('a desk phone that an administrator adds with Webex');
    const before = await ok(hands.own, 'GET', `/api/v2/mobiledevices/${phone}`);
    for (const id of [phone, desk]) {
      assert.deepEqual(await during(() => ok(hands.admin, 'POST', `/registry/v1/devices/${id}/disable`, { reason: 'lost' })), [
        'device.disabled',
      ]);
    }
    assert.deepEqual(await ok(hands.own, 'GET', `/api/v2/mobiledevices/${phone}`), before);
    assert.equal(await reasonAtApperian(hands, phone), 'lost');
    const [row] = await devicesOf(hands.admin, hands.personId);
    assert.equal(row.activationState, 'DEACTIVATED');
    const { items } = await ok(hands.admin, 'GET', `/registry/v1/people/${hands.personId}/devices`);
    const blocked = items.filter((each: { blockedReason: string | null }) => each.blockedReason === 'lost');
    assert.deepEqual(blocked.map((each: { device: { id: string } }) => each.device.id).toSorted(), [phone, desk].toSorted());
    for (const id of [phone, desk]) await ok(hands.admin, 'POST', `/registry/v1/devices/${id}/enable`);
    assert.equal(await reasonAtApperian(hands, phone), null);
    const [again] = await devicesOf(hands.admin, hands.personId);
    assert.equal(again.activationState, 'ACTIVATING');
  });

  it('blocks one holder where one assignment is disabled, and shows it to Apperian and natively', async () => {
    const handset = idOf('a handset that an administrator assigns natively');
    const { assignment } = await heldNatively(hands, handset);
    await ok(hands.admin, 'POST', `/registry/v1/assignments/${assignment.id}/disable`, { reason: 'on leave' });
    assert.equal(await reasonAtApperian(hands, handset), 'on leave');
    assert.equal((await heldNatively(hands, handset)).blockedReason, 'on leave');
    assert.deepEqual(await seenBy(handset), MOBILE, 'a disabled one stays listed');
    await ok(hands.admin, 'POST', `/registry/v1/assignments/${assignment.id}/enable`);
    assert.equal(await reasonAtApperian(hands, handset), null);
  });

  it('lets a change of the hardware through one face be read through the others', async () => {
    const phone = idOf('a phone that its app registers with Genesys');
    await ok(hands.own, 'PUT', `/api/v2/mobiledevices/${phone}`, { ...minimalDevice('every-face'), name: 'Renamed' });
    const { devices: listed } = await ok(hands.apperian, 'GET', `/devices/users/${uuidToBase64Url(hands.personId)}`);
    assert.equal(listed.find((each: { id: string }) => bare(each.id) === phone).name, 'Renamed');
    assert.equal((await heldNatively(hands, phone)).device.name, 'Renamed');
  });

  for (const { title, of, take, events } of TAKINGS) {
    it(`takes ${of} away by ${title}, from every face, and keeps it in the history`, async () => {
      const id = idOf(of);
      assert.notDeepEqual(await seenBy(id), []);
      assert.deepEqual(await during(() => take(hands, id)), events);
      assert.deepEqual(await seenBy(id), []);
      const { items } = await ok(hands.admin, 'GET', `/registry/v1/people/${hands.personId}/assignments?limit=200`);
      const past = items.filter((each: { deviceId: string }) => each.deviceId === id);
      assert.equal(past.length, 1);
      assert.notEqual(past[0].until, null);
    });
  }

  it('gives the tablet back with the next sign-in: a new assignment of the same device, the old one in the history', async () => {
    const title = "a tablet on which somebody signs in to Apperian's catalog";
    const again = await signIn(hands, { udid: 'tablet', name: 'Tablet', operating_system: 1 });
    assert.equal(again, idOf(title));
    assert.deepEqual(await seenBy(again), MOBILE);
    const { items } = await ok(hands.admin, 'GET', `/registry/v1/devices/${again}/assignments`);
    assert.deepEqual(
      items.map((each: { until: string | null }) => each.until === null),
      [false, true],
    );
  });

  it('takes everything at once when the person leaves, and no face shows them any more', async () => {
    await ok(hands.admin, 'DELETE', `/registry/v1/people/${hands.personId}`, { reason: 'left' });
    const id = uuidToBase64Url(hands.personId);
    const answers = [
      await hands.own('GET', '/api/v2/mobiledevices'),
      await hands.apperian('GET', `/v1/devices/users/${id}/`),
      await hands.admin('GET', `/v1/telephony/config/people/${hands.personId}/devices`),
      await hands.admin('GET', `/v1/people/${hands.personId}`),
      await hands.admin('GET', `/registry/v1/people/${hands.personId}`),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [401, 404, 404, 404, 404],
    );
    const now = await ok(hands.admin, 'GET', `/registry/v1/people/${hands.personId}/devices`);
    assert.deepEqual(now.items, []);
    const history = await ok(hands.admin, 'GET', `/registry/v1/people/${hands.personId}/assignments?limit=200`);
    assert.ok(history.items.length > WRITINGS.length);
    assert.ok(history.items.every((each: { until: string | null }) => each.until !== null));
  });
});

/** Signs in to a catalog, and gives the device's id. */
async function signIn({ apperian, login, personId }: Hands, device: object): Promise<string> {
  const known = new Set(await handsetsOf({ apperian, personId }));
  await ok(apperian, 'POST', '/v2/catalog/authenticate/', { user_id: login, password: PASSWORD, device_info: device });
  const [added] = (await handsetsOf({ apperian, personId })).filter(id => !known.has(id));
  return added ?? assert.fail('the sign-in has assigned nothing');
}

async function handsetsOf({ apperian, personId }: Pick<Hands, 'apperian' | 'personId'>): Promise<string[]> {
  const { devices } = await ok(apperian, 'GET', `/devices/users/${uuidToBase64Url(personId)}`);
  return devices.map((each: { id: string }) => bare(each.id));
}

async function assignNatively({ admin, personId }: Hands, device: object): Promise<string> {
  const { id } = await ok(admin, 'POST', '/registry/v1/devices', device);
  const owner = { kind: 'person', id: personId };
  await ok(admin, 'POST', '/registry/v1/assignments', { deviceId: id, owner, role: 'user' });
  return id;
}

async function heldNatively({ admin, personId }: Hands, deviceId: string) {
  const { items } = await ok(admin, 'GET', `/registry/v1/people/${personId}/devices`);
  return items.find((each: { device: { id: string } }) => each.device.id === deviceId);
}

/** Both of Apperian's resources say why a pairing is disabled, and the same. */
async function reasonAtApperian({ apperian, personId }: Hands, deviceId: string): Promise<string | null> {
  const [device, user] = [uuidToBase64Url(deviceId), uuidToBase64Url(personId)];
  const { device_user } = await ok(apperian, 'GET', `/v2/devices/${device}/users/${user}/`);
  const listed = await ok(apperian, 'GET', `/v2/device_users/users/${user}/`);
  const item = listed.devices.find((each: { device: { id: string } }) => each.device.id === device);
  assert.equal(item.disabled_reason, device_user.disabled_reason);
  return device_user.disabled_reason;
}
