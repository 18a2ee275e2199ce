/** The clients as their makers publish them, against an emulator: they call exactly what the report of fidelity says of them. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { loadSdk } from '../../server/test/e2e/sdk.ts';
import { loadSparky, loadWebex } from '../../server/test/e2e/webex-sdks.ts';
import { createEmulator, type Emulator } from '../src/index.ts';
import { call } from './support.ts';

interface Row {
  readonly operation: string;
  readonly tier: string;
  readonly clients: readonly string[];
  readonly contract: string | null;
}

let emulator: Emulator;
before(async () => {
  emulator = await createEmulator();
});
beforeEach(() => emulator.reset());
after(() => emulator.close());

async function rows(): Promise<readonly Row[]> {
  const { body } = await call(emulator, '', 'GET', '/_emulator/fidelity');
  return Object.values(body.faces as Record<string, { operations: Row[] }>).flatMap(({ operations }) => operations);
}

/** The vendor's operations that were answered with success. */
function called(): string[] {
  const done = emulator
    .requests()
    .filter(({ status, operation }) => status < 300 && /^(?:genesys|webex)\./.test(operation ?? ''));
  return [...new Set(done.map(({ operation }) => operation ?? ''))].toSorted();
}

async function provenBy(client: RegExp): Promise<string[]> {
  const proven = (await rows()).filter(({ clients }) => clients.some(each => client.test(each)));
  return proven.map(({ operation }) => operation).toSorted();
}

describe('an unmodified client', () => {
  it('of Genesys Cloud registers, reads, changes and deletes phones', async () => {
    const home = mkdtempSync(join(tmpdir(), 'heldby-sdk-'));
    try {
      const { client, api, pointAt } = loadSdk(home);
      pointAt(emulator.url);
      await client.loginClientCredentialsGrant(emulator.client?.id ?? '', emulator.client?.secret ?? '');
      const phone = {
        deviceToken: 't',
        notificationId: 'n',
        make: 'Apple',
        model: 'iPhone17,1',
        acceptNotifications: true,
        type: 'ios',
      };
      const { id = '' } = await api.postMobiledevices(phone);
      assert.equal((await api.getMobiledevice(id)).make, 'Apple');
      assert.equal((await api.putMobiledevice(id, { body: { ...phone, name: 'Spare' } })).name, 'Spare');
      assert.ok((await api.getMobiledevices({ pageSize: 50 })).entities.some(each => each.id === id));
      await api.deleteMobiledevice(id);
      assert.deepEqual(called(), await provenBy(/^purecloud/));
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });

  it('of Webex reads people, and adds, tags, shares and removes a phone', async () => {
    const webex = await loadWebex(emulator.url, emulator.tokens.webex.full);
    const request = (method: string, resource: string, body?: object) =>
      webex.request({ method, service: 'hydra', resource, ...(body !== undefined && { body }) });
    const [, owner, sharer] = emulator.people;
    assert.ok(owner !== undefined && sharer !== undefined);
    assert.equal((await webex.people.get('me')).displayName, 'Ada Lindqvist');
    assert.equal((await webex.people.get(owner.id)).displayName, owner.displayName);
    assert.equal((await webex.people.list({ email: owner.email })).items.length, 1);
    const added = await request('POST', 'devices', { mac: '52ead324fd99', model: 'DMS Cisco 8851', personId: owner.webexId });
    const found = (await request('GET', `telephony/config/people/${owner.webexId}/devices`)).body.devices;
    assert.ok(found.some((each: { id: string }) => each.id === added.body.callingDeviceId));
    await request('PATCH', `devices/${added.body.id}`, { op: 'add', path: 'tags', value: ['desk'] });
    const members = `telephony/config/devices/${added.body.callingDeviceId}/members`;
    const [first] = (await request('GET', members)).body.members;
    const second = { ...first, id: sharer.webexId, port: 2, primaryOwner: false, lineType: 'SHARED_CALL_APPEARANCE' };
    await request('PUT', members, { members: [first, second] });
    await request('DELETE', `devices/${added.body.id}`);
    assert.deepEqual(called(), await provenBy(/^@webex/));
    // A request that the client does not know proves less than one of its own methods.
    const generic = ['create', 'delete', 'tag'].map(verb => `webex.devices.${verb}`);
    const rest = ['webex.members.list', 'webex.members.replace', 'webex.people.devices'];
    assert.deepEqual(await provenBy(/^@webex.*generic request/), [...generic, ...rest]);
  });

  it('of those who write scripts for Webex reads itself and pages people', async () => {
    const sparky = loadSparky(emulator.url, emulator.tokens.webex.full);
    assert.equal((await sparky.personMe()).displayName, 'Ada Lindqvist');
    assert.equal((await sparky.personGet(emulator.people[1]?.webexId ?? '')).displayName, 'Bruno Costa');
    assert.deepEqual(
      (await sparky.peopleGet({ displayName: 'Chiara' })).map(({ displayName }) => displayName),
      ['Chiara Moretti'],
    );
    assert.deepEqual(called(), await provenBy(/^node-sparky/));
  });
});

describe('the report', () => {
  it('has every operation of each vendor once, with its tier', async () => {
    const all = await rows();
    assert.equal(new Set(all.map(({ operation }) => operation)).size, all.length);
    for (const tier of ['proven', 'documented'])
      assert.ok(
        all.some(row => row.tier === tier),
        tier,
      );
    for (const { tier, clients, contract, operation } of all) {
      const expected = clients.length > 0 ? 'proven' : contract === null ? 'inferred' : 'documented';
      assert.equal(tier, expected, operation);
    }
  });
});

describe('what a vendor has and heldby has not', () => {
  it('answers 501 in the form of the vendor, and says where to read on; what nobody has is 404', async () => {
    const { genesys, webex, apperian } = emulator.tokens;
    for (const [token, path, isError] of [
      [genesys.member, '/api/v2/notifications/channels', (body: { status: number }) => body.status === 501],
      [genesys.member, '/api/v2/authorization/roles', (body: { status: number }) => body.status === 501],
      [webex.full, '/v1/people/me/features/voicemail', (body: { trackingId: string }) => body.trackingId],
      [webex.full, '/v1/meetingPreferences', (body: { trackingId: string }) => body.trackingId],
      [webex.full, '/v1/rooms', (body: { message: string; trackingId: string }) => body.trackingId],
      [apperian.full, '/v1/applications/7/', (body: { error: { code: number } }) => body.error.code === 501],
    ] as const) {
      const answer = await call(emulator, token, 'GET', path);
      assert.equal(answer.status, 501, `${path}: ${answer.text}`);
      assert.ok(isError(answer.body), answer.text);
      assert.match(answer.body.message ?? answer.body.error.message, new RegExp(`See ${emulator.url}/_emulator/fidelity$`));
    }
    assert.equal((await call(emulator, webex.full, 'GET', '/v1/nothing')).status, 404);
  });
});
