/** Which other devices are the same hardware: what agrees, how sure that is, and who is told. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { COLLECTION, minimalDevice } from '../support/genesys.ts';
import { type Api, createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

interface Suggestion {
  readonly device: { readonly id: string };
  readonly strength: string;
  readonly evidence: readonly { kind: string; value: string | null; member: string; otherMember: string; strength: string }[];
  readonly differences: readonly string[];
  readonly holders: readonly { readonly name: string }[];
}

onBothDatabases('the same hardware', engine => {
  const registry = useRegistry(engine);
  let admin: Api;
  before(async () => {
    admin = await administratorApi(registry());
  });

  const add = async (members: object): Promise<string> =>
    (await ok(admin, 'POST', '/devices', { kind: 'mobile', ...members })).id;
  const suggestions = async (id: string, api = admin): Promise<Suggestion[]> =>
    (await ok(api, 'GET', `/devices/${id}/same-hardware`)).items;
  const told = async (id: string) =>
    (await suggestions(id)).map(({ device, strength, evidence, differences }) => ({
      id: device.id,
      strength,
      agrees: evidence.map(({ kind, member, otherMember }) => `${kind}: ${member} = ${otherMember}`),
      differences,
    }));

  it('is nothing for a device that shares nothing, and for placeholders that many devices send', async () => {
    const first = await add({ serial: 'unknown', make: 'Acme' });
    await add({ serial: 'Unknown', make: 'Acme' });
    assert.deepEqual(await ok(admin, 'GET', `/devices/${first}/same-hardware`), { items: [], isCut: false });
  });

  it('shows a serial number as strong, medium or weak by the makes and its length', async () => {
    const serial = 'F2LXK1J9HG7F';
    const device = await add({ serial, make: 'Apple' });
    const [same, silent, other] = [
      await add({ serial: serial.toLowerCase(), make: ' apple' }),
      await add({ serial }),
      await add({ serial, make: 'Samsung' }),
    ];
    const agrees = ['serial: serial = serial'];
    assert.deepEqual(await told(device), [
      { id: same, strength: 'strong', agrees, differences: [] },
      { id: silent, strength: 'medium', agrees, differences: [] },
      { id: other, strength: 'weak', agrees, differences: ['make'] },
    ]);
    const short = await add({ serial: '1234', make: 'Apple' });
    await add({ serial: '1234', make: 'Apple' });
    assert.deepEqual(
      (await told(short)).map(({ strength }) => strength),
      ['weak'],
    );
  });

  it('finds a udid in every spelling, from either side', async () => {
    const catalog = await add({ kind: 'native_catalog', udid: '00008030-001A2D4E3C80002E' });
    const web = await add({ kind: 'web_catalog', udid: '00008030001a2d4e3c80002e' });
    const agrees = ['udid: udid = udid'];
    assert.deepEqual(await told(catalog), [{ id: web, strength: 'strong', agrees, differences: [] }]);
    assert.deepEqual(await told(web), [{ id: catalog, strength: 'strong', agrees, differences: [] }]);
  });

  it('finds addresses and IMEIs that an app has reported as a udid or serial number, from either side', async () => {
    const [imei, mac] = ['490154203237518', '00005E005380'];
    const handset = await add({ imei: [imei], macs: [{ address: mac, kind: 'wifi' }] });
    const catalog = await add({ kind: 'native_catalog', udid: '00:00:5e:00:53:80', serial: imei });
    const [one] = await told(handset);
    assert.deepEqual(one, {
      id: catalog,
      strength: 'strong',
      agrees: ['imei: imei = serial', 'mac: macs = udid'],
      differences: [],
    });
    assert.deepEqual(
      (await told(catalog)).map(({ id, agrees }) => ({ id, agrees })),
      [{ id: handset, agrees: ['imei: serial = imei', 'mac: udid = macs'] }],
    );
  });

  it('says what differs, and is less sure then', async () => {
    const device = await add({ kind: 'native_catalog', udid: 'aaaaaaaa12345678', platform: 'ios', serial: 'AAAAAAAA1' });
    await add({ kind: 'web_catalog', udid: 'AAAAAAAA12345678', platform: 'android', serial: 'AAAAAAAA2' });
    const [found] = await told(device);
    assert.deepEqual([found?.strength, found?.differences], ['medium', ['serial', 'platform']]);
  });

  it('knows a phone by its push token, shows no token, and says who holds it', async () => {
    const [ann, bob] = [await registry().addPerson('ann'), await registry().addPerson('bob')];
    const phone = { ...minimalDevice('push'), deviceToken: 'the-same-token-of-both-1' };
    const register = async (token: string) =>
      (await createApi(await registry().serve(), token)('POST', COLLECTION, phone)).body.id;
    const [first, second] = [await register(ann.token), await register(bob.token)];
    assert.notEqual(first, second);
    for (const [id, other, holder] of [
      [first, second, 'bob Test'],
      [second, first, 'ann Test'],
    ]) {
      const answer = await ok(admin, 'GET', `/devices/${id}/same-hardware`);
      const [found] = answer.items as Suggestion[];
      assert.equal(found?.device.id, other);
      assert.deepEqual(found?.evidence, [
        { kind: 'pushTarget', value: null, member: 'pushTarget', otherMember: 'pushTarget', strength: 'strong' },
      ]);
      assert.deepEqual(
        found?.holders.map(({ name }) => name),
        [holder],
      );
      assert.ok(!JSON.stringify(answer).includes('the-same-token'));
    }
  });

  it('tells holders only of what they hold, and nothing of a device that they do not hold', async () => {
    const { person, token } = await registry().addPerson('cleo');
    const api = createApi(await registry().serve(), token);
    const serial = 'R58M12ABCDE';
    const [mine, also, foreign] = [await add({ serial }), await add({ serial }), await add({ serial })];
    for (const deviceId of [mine, also]) {
      await ok(admin, 'POST', '/assignments', { deviceId, owner: { kind: 'person', id: person.id }, role: 'owner' });
    }
    assert.deepEqual(
      (await suggestions(mine, api)).map(({ device }) => device.id),
      [also],
    );
    assert.deepEqual(
      (await suggestions(mine)).map(({ device }) => device.id),
      [also, foreign],
    );
    await refused(api, 'not_found', 'GET', `/devices/${foreign}/same-hardware`);
  });

  it('tells location administrators of what is in their locations', async () => {
    const location = await ok(admin, 'POST', '/locations', { name: 'Bergen' });
    const { person, token } = await registry().addPerson('liv', { role: 'location_admin', scopes: ['devices.org:read'] });
    await ok(admin, 'PATCH', `/people/${person.id}`, { administers: [location.id] });
    const api = createApi(await registry().serve(), token);
    const serial = 'LOC0815XYZ';
    const [here, there] = [await add({ serial, locationId: location.id }), await add({ serial })];
    const near = await add({ serial, locationId: location.id });
    assert.deepEqual(
      (await suggestions(here, api)).map(({ device }) => device.id),
      [near],
    );
    assert.deepEqual(
      (await suggestions(here)).map(({ device }) => device.id),
      [there, near],
    );
  });

  it('shows 50 of those that share an id, and says that there are more', async () => {
    const serial = 'BATCH-000001';
    const ids: string[] = [];
    for (let count = 0; count < 53; count += 1) ids.push(await add({ serial }));
    const answer = await ok(admin, 'GET', `/devices/${ids[0]}/same-hardware`);
    assert.deepEqual([answer.items.length, answer.isCut], [50, true]);
  });
});
