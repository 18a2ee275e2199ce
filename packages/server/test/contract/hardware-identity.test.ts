/** Which requests are about the same hardware, on every face: placeholders identify nothing, and spelling does not matter. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { addUser, type Caller, ok as okApperian, openFace, pairingOf, signInOn } from '../support/apperian.ts';
import { COLLECTION, minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi } from '../support/http.ts';
import { PASSWORD } from '../support/login.ts';
import { ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const PLACEHOLDERS = [
  ...['unknown', '0', '0123456789ABCDEF', '02:00:00:00:00:00', '9774d56d682e549c', 'null', '(null)', 'n/a', 'undefined'],
  '00000000-0000-0000-0000-000000000000',
];
const NOT_OF_ONE_DEVICE = ['00:00:00:00:00:00', 'FF:FF:FF:FF:FF:FF', '01:00:5e:00:00:01', '02:00:00:00:00:00'];
const TOKEN = '740f4707bebcf74f9b7c25d48e3358945f6aa01da5ddb387462c7eaf61bb0001';

onBothDatabases('hardware', engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  let boss: Api;
  let native: Api;

  before(async () => {
    face = await openFace(registry());
    const { token } = await addUser(registry(), 'boss', 'full');
    boss = face(token);
    native = createApi(await registry().serve(), (await registry().addPerson('administrator', { role: 'full' })).token);
    await addUser(registry(), 'cat1');
    await addUser(registry(), 'cat2');
  });

  const devicesOf = async (user: number): Promise<string[]> =>
    (await okApperian(boss, 'GET', `/v1/devices/users/${user}/`)).devices.map((each: { id: string }) => each.id);

  it('of two people whose phones send the same placeholder stays two, and blocking one leaves the other alone', async () => {
    for (const [index, udid] of PLACEHOLDERS.entries()) {
      const info = { udid, name: 'phone', operating_system: 102, operating_system_name: 'Android', model: `Model ${index}` };
      const [one, other] = [await signInOn(face, 'cat1', info), await signInOn(face, 'cat2', info)];
      const [mine, theirs] = await Promise.all([one, other].map(async ({ user }) => (await devicesOf(user.psk)).at(-1)));
      assert.notEqual(mine, theirs, udid);
      await okApperian(boss, 'POST', `/v2/devices/${mine}/disable`, { reason: 'lost' });
      await okApperian(other.api, 'GET', '/v2/users/info');
      await signInOn(face, 'cat2', info);
      const again = { user_id: 'cat1', password: PASSWORD, device_info: info };
      assert.equal((await face(null)('POST', '/v2/catalog/authenticate', again)).status, 403, udid);
      await okApperian(boss, 'POST', `/v2/devices/${mine}/enable`);
    }
  });

  it('that sends a placeholder is found again at each sign-in of the same person, and shown as it was sent', async () => {
    const { person } = await addUser(registry(), 'returning');
    const info = { udid: 'Unknown', operating_system: 102, model: 'One' };
    for (const name of ['first', 'second', 'third']) await signInOn(face, 'returning', { ...info, name });
    const [only, ...more] = (await okApperian(boss, 'GET', `/v1/devices/users/${person.number}/`)).devices;
    assert.deepEqual([only.udid, only.name, more], ['Unknown', 'third', []]);
    await signInOn(face, 'returning', { ...info, operating_system: 1, model: 'Two' });
    assert.equal((await devicesOf(person.number)).length, 2, 'another phone of theirs');
  });

  it('is the same in every spelling of a udid of hex digits', async () => {
    const { person } = await addUser(registry(), 'speller');
    const udid = 'e621e1f8-c36c-495a-93fc-0c247a3e6e5f';
    for (const spelling of [udid, udid.toUpperCase(), udid.replaceAll('-', '')])
      await signInOn(face, 'speller', { udid: spelling });
    assert.equal((await devicesOf(person.number)).length, 1);
  });

  it('of a catalog is not added by an administrator under a placeholder', async () => {
    const body = { kind: 'native_catalog', udid: 'unknown' };
    assert.deepEqual(await onlyFault(native, 'POST', '/devices', body), ['body', 'udid', 'format']);
  });

  it('has a MAC address of one device', async () => {
    for (const mac of NOT_OF_ONE_DEVICE) {
      const problem = await refused(native, 'invalid', 'POST', '/devices', { kind: 'desk_phone', mac, model: 'Cisco 8875' });
      assert.match(problem.detail, /^mac must be the address of one device/);
    }
    const { id } = await ok(native, 'POST', '/devices', { kind: 'desk_phone', model: 'Cisco 8875' });
    await refused(native, 'invalid', 'PATCH', `/devices/${id}`, { mac: NOT_OF_ONE_DEVICE[0] });
    const { detail } = await refused(native, 'invalid', 'POST', '/devices', { kind: 'desk_phone', mac: 'nonsense' });
    assert.match(detail, /12 hex digits/);
  });

  it('with an address of no device is INVALID for Webex, and cannot be added there', async () => {
    const path = '/v1/telephony/config/devices/actions/validateMacs/invoke';
    const { body } = await native('POST', path, { macs: NOT_OF_ONE_DEVICE });
    assert.deepEqual(
      body.macStatus.map((each: { state: string }) => each.state),
      NOT_OF_ONE_DEVICE.map(() => 'INVALID'),
    );
    const { id } = await ok(native, 'POST', '/locations', { name: 'Here' });
    const { person } = await registry().addPerson('caller');
    await ok(native, 'PUT', `/people/${person.id}/calling`, { locationId: id });
    for (const mac of NOT_OF_ONE_DEVICE) {
      const answer = await native('POST', '/v1/devices', { mac, model: 'Cisco 8851', personId: person.id });
      assert.equal(answer.status, 400, answer.text);
    }
  });
});

onBothDatabases('a push token', engine => {
  const registry = useRegistry(engine);
  let face: Caller;
  let anns: Api;
  let bens: Api;

  before(async () => {
    face = await openFace(registry());
    const server = await registry().serve();
    [anns, bens] = [
      createApi(server, (await registry().addPerson('ann')).token),
      createApi(server, (await registry().addPerson('ben')).token),
    ];
  });

  const accepts = async (api: Api, id: string) => (await api('GET', `${COLLECTION}/${id}`)).body.acceptNotifications;

  it('of hex digits is one in every letter case, with blanks and in brackets, and shown as it was sent', async () => {
    const { id } = await register(anns, minimalDevice(TOKEN));
    for (const spelling of [TOKEN.toUpperCase(), `<${TOKEN.replaceAll(/(.{8})(?=.)/g, '$1 ')}>`]) {
      const again = await anns('POST', COLLECTION, minimalDevice(spelling));
      assert.deepEqual([again.body.id, again.body.deviceToken], [id, spelling]);
      assert.equal((await anns('GET', `${COLLECTION}/${id}`)).body.deviceToken, spelling);
    }
    await register(bens, minimalDevice(TOKEN.toUpperCase()));
    assert.equal(await accepts(anns, id), false, 'the token is on the phone of another person now');
  });

  it('of other characters is another one in another letter case', async () => {
    const { id } = await register(anns, { ...minimalDevice('fcm:APA91bAbC'), type: 'android' });
    await register(bens, { ...minimalDevice('fcm:apa91babc'), type: 'android' });
    assert.equal(await accepts(anns, id), true);
  });

  it('that is a placeholder is taken from nobody, and does not make a phone for each call', async () => {
    const { id } = await register(anns, minimalDevice('null'));
    await register(bens, minimalDevice('null'));
    assert.equal(await accepts(anns, id), true);
    assert.equal((await register(anns, minimalDevice('null'))).id, id);
  });

  it("of Apple's is shown on the Apperian face in each length that Apple issues, and an empty one is none", async () => {
    const boss = face((await addUser(registry(), 'boss', 'full')).token);
    await addUser(registry(), 'cat');
    const shown = async (udid: string, apns_token: string) => {
      const { user } = await signInOn(face, 'cat', { udid, operating_system: 1, operating_system_name: 'iOS', apns_token });
      return (await pairingOf(boss, user.id, udid)).device.apns_token;
    };
    const tokens = [TOKEN, `${'44'.repeat(53)}1c`, '80'.repeat(80)];
    for (const [index, token] of tokens.entries()) assert.equal(await shown(`phone-${index}`, token), token);
    for (const nothing of ['', ' ']) assert.equal(await shown('without', nothing), null);
    assert.equal(await shown('word', 'not-hexadecimal'), null);
  });
});
