/** The Genesys face, acceptance items 11 to 25 and 59: what a device is created from. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { assertError, COLLECTION, fullDevice, minimalDevice, register, UUID } from '../support/genesys.ts';
import { type Api, createApi, createSocketApi, expectEvents } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const REQUIRED = ['deviceToken', 'notificationId', 'make', 'model', 'acceptNotifications', 'type'] as const;

onBothDatabases('Genesys POST', engine => {
  const registry = useRegistry(engine);
  let ann: Api;
  let token: string;

  before(async () => {
    token = (await registry().addPerson('ann')).token;
    ann = createApi(await registry().serve(), token);
  });

  /** Sends what must be refused, and sees that nothing came of it. */
  const refused = (body: unknown, headers = {}) =>
    expectEvents(registry().storage, registry().organization.org, 0, () => ann('POST', COLLECTION, body, headers));

  it('(11) a full device comes back with 200, an id, its URI, and all eight writable fields unchanged', async () => {
    const sent = fullDevice('eleven');
    const answer = await ann('POST', COLLECTION, sent);
    assert.equal(answer.status, 200);
    const { id, selfUri, ...rest } = answer.body;
    assert.match(id, UUID);
    assert.equal(selfUri, `${COLLECTION}/${id}`);
    assert.deepEqual(rest, sent);
  });

  it('(12) id and selfUri in the body are ignored', async () => {
    const id = '5a0c2f2e-8f0e-4c5b-9d3a-1f6f1c2b7a10';
    const device = await register(ann, { ...fullDevice('twelve'), id, selfUri: '/elsewhere' });
    assert.notEqual(device.id, id);
    assert.equal(device.selfUri, `${COLLECTION}/${device.id}`);
  });

  it('(13) with only the six required fields the answer has neither name nor sessionHash', async () => {
    const sent = minimalDevice('thirteen');
    const device = await register(ann, sent);
    assert.deepEqual(device, { ...sent, id: device.id, selfUri: device.selfUri });
    const nulls = await register(ann, { ...minimalDevice('thirteen b'), name: null, sessionHash: null });
    assert.ok(!('name' in nulls) && !('sessionHash' in nulls));
  });

  it('(14) acceptNotifications false is returned as false', async () => {
    const device = await register(ann, { ...minimalDevice('fourteen'), acceptNotifications: false });
    assert.equal((device as { acceptNotifications?: unknown }).acceptNotifications, false);
  });

  it('(15) an unknown property is taken and not returned', async () => {
    const sent = { ...minimalDevice('fifteen'), unknown: 1, constructor: 'x', nested: { id: 1 } };
    const device = await register(ann, sent);
    assert.ok(!('unknown' in device) && !Object.hasOwn(device, 'constructor') && !('nested' in device));
  });

  it('(16) type is taken in any letter case and returned in lower case', async () => {
    for (const [type, expected] of [
      ['IOS', 'ios'],
      ['Android', 'android'],
    ]) {
      const device = await register(ann, { ...minimalDevice(`sixteen ${type}`), type });
      assert.equal((device as { type?: unknown }).type, expected);
    }
  });

  for (const field of REQUIRED) {
    it(`(17) without ${field} the answer is a 400 whose details name it`, async () => {
      const { [field]: _, ...rest } = minimalDevice();
      const answer = await refused(rest);
      assertError(answer, 400, 'constraint.validation', `${field} may not be null`);
      assert.deepEqual(answer.body.details, [{ errorCode: 'missing', fieldName: field }]);
    });

    it(`(18) with ${field} null the answer is a 400 whose details name it`, async () => {
      const answer = await refused({ ...minimalDevice(), [field]: null });
      assertError(answer, 400, 'constraint.validation', `${field} may not be null`);
      assert.deepEqual(answer.body.details, [{ errorCode: 'missing', fieldName: field }]);
    });
  }

  it('(18) a required text that is empty counts as missing', async () => {
    const answer = await refused({ ...minimalDevice(), make: '', model: '' });
    assertError(answer, 400, 'constraint.validation', 'make may not be null, model may not be null');
    const fields = answer.body.details.map((each: { fieldName: string }) => each.fieldName);
    assert.deepEqual(fields, ['make', 'model']);
  });

  it('(19) a type that is neither android nor ios is an invalid.value', async () => {
    for (const type of ['windows', 'outdated_sdk_version']) {
      const answer = await refused({ ...minimalDevice(), type });
      const message = `Value [${type}] is not valid for field type [UserDevice.type]. Allowable values are: android, ios`;
      assertError(answer, 400, 'invalid.value', message);
      assert.deepEqual(answer.body.details, [{ errorCode: 'invalid.value', fieldName: 'type' }]);
    }
  });

  it('(20) acceptNotifications that is no boolean is an invalid.value', async () => {
    const answer = await refused({ ...minimalDevice(), acceptNotifications: 'yes' });
    const message = 'Value [yes] is not valid for field type [Boolean]. Allowable values are: true, false';
    assertError(answer, 400, 'invalid.value', message);
    assert.deepEqual(answer.body.details, [{ errorCode: 'invalid.value', fieldName: 'acceptNotifications' }]);
  });

  it('(20) a text field that is no text is an invalid.value', async () => {
    const answer = await refused({ ...minimalDevice(), name: 5 });
    const message = 'Value [5] is not valid for field type [String]. Allowable values are: String';
    assertError(answer, 400, 'invalid.value', message);
    assert.deepEqual(answer.body.details, [{ errorCode: 'invalid.value', fieldName: 'name' }]);
    assertError(await refused({ ...minimalDevice(), deviceToken: { a: 1 } }), 400, 'invalid.value');
  });

  it('(21) an empty object is a 400 that names all six required fields', async () => {
    const answer = await refused({});
    assertError(answer, 400, 'constraint.validation');
    const fields = answer.body.details.map((each: { fieldName: string }) => each.fieldName);
    assert.deepEqual(fields.toSorted(), [...REQUIRED].toSorted());
  });

  it('(21) an array, a text, a number, null and nothing at all are bad requests', async () => {
    for (const body of ['[]', '"text"', '5', 'null', 'true', '']) assertError(await refused(body), 400, 'bad.request');
  });

  it('(22) malformed JSON is a bad request', async () => {
    for (const body of ['{', '{"a":}', '\u0000', `${'['.repeat(100_000)}`, "{'a':1}"]) {
      assertError(await refused(body), 400, 'bad.request');
    }
  });

  it('(22) text that no store can give back as it came is a bad request', async () => {
    for (const escaped of ['\\u0000', '\\ud83d', '\\uDC00x']) {
      const body = JSON.stringify({ ...minimalDevice('nul'), name: '?' }).replace('?', escaped);
      assertError(await refused(body), 400, 'bad.request');
    }
    const harmless = JSON.stringify({ ...minimalDevice('escapes'), name: '?' }).replace('?', '\\\\u0000 \\ud83d\\udcf1');
    const device = await ann('POST', COLLECTION, harmless);
    assert.equal(device.body.name, '\\u0000 📱');
  });

  it('(23) a body that is not sent as JSON is an unsupported media type', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'application/jsonp', 'nonsense']) {
      const answer = await refused(JSON.stringify(minimalDevice()), { 'content-type': type });
      assertError(answer, 415, 'unsupported.media.type');
    }
  });

  it('(24) JSON with parameters of the content type is JSON', async () => {
    for (const type of ['application/json; charset=utf-8', 'application/json;charset=UTF-8', 'APPLICATION/JSON ; a=b']) {
      const answer = await ann('POST', COLLECTION, JSON.stringify(minimalDevice('24')), { 'content-type': type });
      assert.equal(answer.status, 200, answer.text);
    }
  });

  it('(25) a body of 5 MB is read to its end and answered with 413, without Retry-After', async () => {
    const server = await registry().serve();
    const origin = await server.listen({ host: '127.0.0.1', port: 0 });
    const large = JSON.stringify({ ...minimalDevice(), name: 'x'.repeat(5_000_000) });
    const answer = await expectEvents(registry().storage, registry().organization.org, 0, () =>
      createSocketApi(origin, token)('POST', COLLECTION, large),
    );
    assertError(answer, 413, 'request.entity.too.large', 'The request is over the size limit. Maximum bytes: 262144');
    assert.equal(answer.headers['retry-after'], undefined);
  });

  it('(59) twenty parallel creates with twenty tokens give twenty distinct ids', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, (_, n) => register(ann, minimalDevice(`parallel ${n}`))));
    assert.equal(new Set(made.map(each => each.id)).size, 20);
  });

  it('(59) twenty parallel identical creates give one id, and a repetition answers 200 with it', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => register(ann, minimalDevice('same'))));
    const ids = new Set(made.map(each => each.id));
    assert.equal(ids.size, 1);
    const again = await register(ann, { ...minimalDevice('same'), model: 'iPhone18,1' });
    assert.ok(ids.has(again.id));
    assert.equal((again as { model?: unknown }).model, 'iPhone18,1');
  });
});
