/**
 * One store, every face: a device is written through each face and looked for through all of them; it is disabled and
 * taken away through each, and every list, every timeline and every event says the same. The table is that of
 * docs/architecture.md, "Who sees what, across the faces".
 */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { findCalling } from '../../src/core/telephony/find-calling.ts';
import { uuidToBase64Url } from '../../src/lib/uuid.ts';
import { selectEventsAfter } from '../../src/storage/statements/events.ts';
import { bare, FACES, type Face, type Looked, look } from '../support/faces.ts';
import { minimalDevice } from '../support/genesys.ts';
import { type Hands, heldNatively, MOBILE, PASSWORD, reasonAtApperian, signIn, TAKINGS, WRITINGS } from '../support/hands.ts';
import { createApi, faceOf } from '../support/http.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';
import { devicesOf, ok } from '../support/webex.ts';

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
    const { locationId } = (await findCalling(registry().storage, system.org, { id: hands.personId })) ?? assert.fail();
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
        'block.set',
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
