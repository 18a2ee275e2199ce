import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { ask, ensureBuilt, type RunningServer, startServer, temporaryFolder } from '../support/command.ts';
import { type Listing, loadSdk, type UserDevice } from './sdk.ts';

interface ErrorBody {
  readonly message: string;
  readonly code: string;
  readonly status: number;
  readonly contextId: string;
  readonly messageParams: object;
  readonly details: readonly { readonly errorCode: string; readonly fieldName: string }[];
  readonly errors: readonly unknown[];
}

const FULL = {
  name: 'Ann’s iPhone 📱',
  deviceToken: '740f4707bebcf74f',
  notificationId: 'arn:aws:sns:…',
  make: 'Apple',
  model: 'iPhone17,1',
  acceptNotifications: true,
  type: 'ios',
  sessionHash: '9b74c9897bac770f',
};
const REQUIRED = ['deviceToken', 'notificationId', 'make', 'model', 'acceptNotifications', 'type'];

/** What the promise rejects with, which the SDK makes the parsed body itself. */
async function rejection(promise: Promise<unknown>): Promise<ErrorBody> {
  const outcome = await promise.then(
    value => ({ value }),
    (error: unknown) => ({ error }),
  );
  assert.ok('error' in outcome, `resolved to ${JSON.stringify(outcome)}`);
  const body = outcome.error as ErrorBody;
  assert.ok(!(body instanceof Error), String(body));
  assert.deepEqual(body.errors, []);
  for (const value of Object.values(body.messageParams)) assert.equal(typeof value, 'string');
  assert.match(body.contextId, /^[\da-f-]{36}$/);
  assert.notEqual(body.message, '');
  return body;
}

describe('the unmodified purecloud-platform-client-v2 262.0.0 against the built server', () => {
  const home = temporaryFolder();
  const data = join(home, 'data');
  const { client, api, pointAt } = loadSdk(home);
  let server: RunningServer | undefined;
  let application = { clientId: '', clientSecret: '' };
  before(async () => {
    await ensureBuilt();
    server = await startServer(['serve', '--data', data], { built: true });
    application = await ask(['application', 'create', 'Phones', '--data', data], { built: true });
    pointAt(server.url);
  });
  /** Logs in as another OAuth client, which has no devices yet. */
  const asNobody = async () => {
    const fresh = await ask<{ clientId: string; clientSecret: string }>(['application', 'create', 'Fresh', '--data', data], {
      built: true,
    });
    await client.loginClientCredentialsGrant(fresh.clientId, fresh.clientSecret);
  };

  it('logs in with client credentials and runs all five methods (contract item 60)', async () => {
    const login = await client.loginClientCredentialsGrant(application.clientId, application.clientSecret);
    assert.match(login.accessToken, /^hb_access_/);
    assert.ok(Math.abs(login.tokenExpiryTime - Date.now() - 86_399_000) < 60_000);

    const created = await api.postMobiledevices(FULL);
    const { id = '', selfUri, ...echoed } = created;
    assert.deepEqual(echoed, FULL);
    assert.equal(selfUri, `/api/v2/mobiledevices/${id}`);
    assert.deepEqual(await api.getMobiledevice(id), created);
    const listing = await api.getMobiledevices();
    assert.deepEqual([listing.entities, listing.total], [[created], 1]);
    const { sessionHash: _cleared, ...changed } = { ...created, name: 'Ann’s spare', acceptNotifications: false };
    assert.deepEqual(await api.putMobiledevice(id, { body: changed }), changed);
    assert.deepEqual(await api.getMobiledevice(id), changed);
    assert.equal(await api.deleteMobiledevice(id), undefined);
    const gone = await rejection(api.getMobiledevice(id));
    const { code, status, message } = gone;
    assert.deepEqual([code, status, message], ['general.resource.not.found', 404, 'Unable to find a device with that deviceId']);
    assert.equal((await rejection(api.deleteMobiledevice(id))).status, 404);
    assert.equal((await api.getMobiledevices()).total, 0);
  });

  it('rejects a login with a wrong secret as OAuth says, and logs in again after it', async () => {
    const failed = client.loginClientCredentialsGrant(application.clientId, 'wrong:é');
    await assert.rejects(failed, (error: { response?: { status: number; data: { error: string; description: string } } }) => {
      assert.equal(error.response?.status, 401);
      assert.equal(error.response?.data.error, 'invalid_client');
      assert.notEqual(error.response?.data.description ?? '', '');
      return true;
    });
    await client.loginClientCredentialsGrant(application.clientId, application.clientSecret);
    assert.equal((await api.getMobiledevices()).total, 0);
  });

  it('pages with all three options, and takes empty ones as not given', async () => {
    await asNobody();
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      made.push((await api.postMobiledevices({ ...FULL, deviceToken: `token ${index}` })).id ?? '');
    }
    const idsOf = ({ entities }: Listing) => entities.map(entity => entity.id);
    const seen: (string | undefined)[] = [];
    for (const pageNumber of [1, 2, 3]) {
      const page = await api.getMobiledevices({ pageSize: 2, pageNumber, sortOrder: 'descending' });
      seen.push(...idsOf(page));
      assert.deepEqual([page.pageSize, page.pageNumber, page.total, page.pageCount], [2, pageNumber, 5, 3]);
      const uri = (number: number) => `/api/v2/mobiledevices?pageSize=2&pageNumber=${number}&sortOrder=descending`;
      assert.deepEqual([page.firstUri, page.selfUri, page.lastUri], [uri(1), uri(pageNumber), uri(3)]);
      assert.equal(page.nextUri, pageNumber < 3 ? uri(pageNumber + 1) : undefined);
      assert.equal(page.previousUri, pageNumber > 1 ? uri(pageNumber - 1) : undefined);
    }
    assert.deepEqual(seen, made.toReversed());
    const plain = await api.getMobiledevices();
    assert.deepEqual([idsOf(plain), plain.pageSize, plain.pageNumber], [made, 25, 1]);
    assert.deepEqual(await api.getMobiledevices({ pageNumber: null, sortOrder: '' }), plain);
    const past = await api.getMobiledevices({ pageSize: 2, pageNumber: 9 });
    assert.deepEqual([past.entities, past.total, past.pageCount, past.nextUri], [[], 5, 3, undefined]);
    for (const options of [
      { pageSize: 0 },
      { pageSize: 'abc' },
      { pageNumber: 0 },
      { sortOrder: 'sideways' },
      { sortOrder: ['a', 'b c:d'] },
    ]) {
      const body = await rejection(api.getMobiledevices(options));
      assert.deepEqual([body.status, body.code], [400, 'invalid.query.param.value'], JSON.stringify(options));
    }
  });

  it('gets every fault of a body by the name of its field', async () => {
    const missing = await rejection(api.postMobiledevices({}));
    assert.deepEqual([missing.status, missing.code], [400, 'constraint.validation']);
    assert.deepEqual(missing.details.map(each => each.fieldName).toSorted(), REQUIRED.toSorted());
    for (const fieldName of REQUIRED) {
      const body = await rejection(api.postMobiledevices({ ...FULL, [fieldName]: null }));
      assert.deepEqual([body.status, body.details.map(each => each.fieldName)], [400, [fieldName]]);
    }
    const values = { type: 'windows', acceptNotifications: 'yes', name: 5 };
    for (const [fieldName, value] of Object.entries(values)) {
      const body = await rejection(api.postMobiledevices({ ...FULL, [fieldName]: value }));
      assert.deepEqual([body.code, body.details[0]?.fieldName], ['invalid.value', fieldName]);
    }
  });

  it('changes nothing with a PUT without a body, and refuses one with an empty object', async () => {
    await asNobody();
    const created = await api.postMobiledevices({ ...FULL, type: 'IOS', unknown: 1, id: 'mine', selfUri: '/mine' });
    const id = created.id ?? '';
    assert.deepEqual([created.type, 'unknown' in created, id === 'mine'], ['ios', false, false]);
    for (const options of [undefined, {}, { body: null }]) assert.deepEqual(await api.putMobiledevice(id, options), created);
    assert.equal((await rejection(api.putMobiledevice(id, { body: {} }))).status, 400);
    assert.deepEqual(await api.getMobiledevice(id), created);
    assert.deepEqual((await api.postMobiledevices(FULL)).id, id);
  });

  it('asks for ids of any shape and gets 404, never anything else', async () => {
    for (const id of ['a/b', 'a b?c#d', 'é', '%zz', "';--", 'x'.repeat(300), crypto.randomUUID()]) {
      const answers = await Promise.all([
        rejection(api.getMobiledevice(id)),
        rejection(api.putMobiledevice(id, { body: FULL })),
        rejection(api.deleteMobiledevice(id)),
      ]);
      assert.deepEqual(
        answers.map(each => each.status),
        [404, 404, 404],
        id,
      );
    }
  });

  it('gets the parsed body of a 401 for an unknown, an empty and a revoked token', async () => {
    for (const token of ['unknown', 'hb_access_aaaa']) {
      client.setAccessToken(token);
      const body = await rejection(api.getMobiledevices());
      assert.deepEqual([body.status, body.code], [401, 'bad.credentials']);
    }
    client.setAccessToken('');
    assert.equal((await rejection(api.getMobiledevices())).code, 'authentication.required');
    const { credential, token } = await ask<{ credential: { id: string }; token: string }>(
      ['token', 'create', '--person', 'admin', '--scope', 'devices:read', '--data', data],
      { built: true },
    );
    client.setAccessToken(token);
    assert.equal((await api.getMobiledevices()).total, 0);
    const forbidden = await rejection(api.postMobiledevices(FULL));
    assert.deepEqual([forbidden.status, forbidden.code], [403, 'app.not.authorized.for.scope']);
    await ask(['token', 'revoke', credential.id, '--yes', '--data', data], { built: true });
    assert.equal((await rejection(api.getMobiledevices())).code, 'bad.credentials');
  });

  it('sees status and headers in extended mode, on success and on failure', async () => {
    await asNobody();
    client.setReturnExtendedResponses(true);
    try {
      interface Extended {
        readonly status: number;
        readonly headers: Readonly<Record<string, string>>;
        readonly body: unknown;
      }
      const created = (await api.postMobiledevices(FULL)) as unknown as Extended;
      assert.equal(created.status, 200);
      assert.match(created.headers['content-type'] ?? '', /^application\/json/);
      for (const name of ['inin-ratelimit-count', 'inin-ratelimit-allowed', 'inin-ratelimit-reset']) {
        assert.match(String(created.headers[name]), /^\d+$/, name);
      }
      const deleted = (await api.deleteMobiledevice((created.body as UserDevice).id ?? '')) as unknown as Extended;
      assert.deepEqual([deleted.status, deleted.body], [204, '']);
      const failed: Extended = await api.getMobiledevice('none').then(
        () => assert.fail('resolved'),
        (error: Extended) => error,
      );
      assert.equal(failed.status, 404);
      assert.equal(failed.headers['inin-correlation-id'], (failed.body as ErrorBody).contextId);
    } finally {
      client.setReturnExtendedResponses(false);
    }
  });

  it('registers twenty phones at once, and one phone twenty times', async () => {
    await asNobody();
    const many = Array.from({ length: 20 }, (_phone, index) => api.postMobiledevices({ ...FULL, deviceToken: `many ${index}` }));
    assert.equal(new Set((await Promise.all(many)).map(each => each.id)).size, 20);
    const same = Array.from({ length: 20 }, () => api.postMobiledevices({ ...FULL, deviceToken: 'same' }));
    assert.equal(new Set((await Promise.all(same)).map(each => each.id)).size, 1);
    assert.equal((await api.getMobiledevices()).total, 21);
  });
});
