/** `heldby seed export`: what it writes, an emulator begins with, and answers the same on each face. */
import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { createEmulator, type Emulator } from '../../src/emulator.ts';
import { heldby, startServer, temporaryFolder } from '../support/command.ts';

const folder = temporaryFolder();
const open: Emulator[] = [];
after(async () => {
  for (const emulator of open) await emulator.close();
});

async function start(seed: string | object): Promise<Emulator> {
  const emulator = await createEmulator({ seed });
  open.push(emulator);
  return emulator;
}

const NOW = '2026-03-01T09:00:00Z';
const SEED = {
  heldby: 'seed',
  version: 1,
  now: NOW,
  organization: 'Acme',
  locations: ['Berlin'],
  people: [
    {
      login: 'ann',
      firstName: 'Ann',
      lastName: 'Lee',
      email: 'ann@acme.example',
      role: 'full',
      location: 'Berlin',
      extension: '100',
    },
    { login: 'bob', firstName: 'Bob', lastName: 'Ray', since: '2025-01-01T08:00:00Z', location: 'Berlin', extension: '101' },
  ],
  workspaces: [{ name: 'Lobby', location: 'Berlin', extension: '200', phoneNumber: '+4930123456' }],
  clients: [{ id: 'dispatch', secret: 'dispatch-secret' }],
  devices: [
    {
      kind: 'mobile',
      name: 'Handed over',
      platform: 'ios',
      holders: [
        { person: 'ann', from: '2024-05-01T08:00:00Z', until: '2025-06-01T08:00:00Z' },
        { person: 'bob', from: '2025-06-02T08:00:00Z', dueAt: '2026-05-01T08:00:00Z' },
      ],
    },
    {
      kind: 'mobile',
      name: 'App',
      make: 'Google',
      model: 'Pixel 10',
      platform: 'android',
      osVersion: '17',
      holders: [{ person: 'bob', from: '2025-02-01T08:00:00Z' }],
      push: { token: 'push-token-of-bob', notificationId: 'n-1' },
    },
    {
      kind: 'desk_phone',
      name: 'Front desk',
      mac: '52ead324fd21',
      model: 'Cisco 9871',
      tags: ['desk'],
      holders: [{ person: 'ann' }, { person: 'bob', role: 'shared_line', from: '2025-03-01T08:00:00Z' }],
      guest: { person: 'bob', hours: 8 },
    },
    { kind: 'room_device', name: 'Board', mac: '52ead324fd22', serial: 'S-1', holders: [{ workspace: 'Lobby' }] },
    { kind: 'browser', name: 'Firefox' },
  ],
};

const exported = (emulator: Pick<Emulator, 'url' | 'tokens'>, words: readonly string[]) =>
  heldby(['seed', 'export', ...words, '--server', emulator.url], { env: { HELDBY_TOKEN: emulator.tokens.native.full } });

// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
async function ask({ url }: Emulator, token: string, path: string, header = 'authorization'): Promise<any> {
  const value = header === 'authorization' ? `Bearer ${token}` : token;
  const response = await fetch(url + path, { headers: { [header]: value } });
  assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`);
  return response.json();
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
const pick = (items: readonly any[], names: readonly string[]) =>
  items.map(item => names.map(name => JSON.stringify(item[name] ?? null)).join(' ')).toSorted();

/** What each face answers, without ids and without instants of the beginning. */
async function answersOf(emulator: Emulator) {
  const { native, webex, genesys, apperian } = emulator.tokens;
  const people = (await ask(emulator, native.full, '/registry/v1/people?limit=200')).items;
  const devices = (await ask(emulator, native.full, '/registry/v1/devices?limit=200')).items;
  const loans = (await ask(emulator, native.full, '/registry/v1/reports/loans?limit=50')).items;
  const held: string[] = [];
  for (const { id, name, kind } of devices) {
    const { items } = await ask(emulator, native.full, `/registry/v1/devices/${id}/assignments`);
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    for (const each of items as any[]) {
      if (each.role === 'guest') continue;
      const [from, until] = [each.createdAt.slice(0, 19), each.until?.slice(0, 19)];
      held.push([name ?? kind, each.owner.name, each.role, from, until ?? 'now'].join(' '));
    }
  }
  const guests = (await ask(emulator, native.full, '/registry/v1/guest-sessions')).items;
  return {
    people: pick(people, ['login', 'displayName', 'email', 'role']),
    devices: pick(devices, ['kind', 'name', 'make', 'model', 'platform', 'osVersion', 'serial', 'mac', 'udid', 'tags']),
    held: held.toSorted(),
    loans: loans.length,
    guests: guests.length,
    webexPeople: pick((await ask(emulator, webex.full, '/v1/people?max=100&callingData=true')).items, [
      'displayName',
      'emails',
      'extension',
    ]),
    webexDevices: pick((await ask(emulator, webex.full, '/v1/devices?max=100')).items, ['displayName', 'mac', 'product']),
    genesys: pick((await ask(emulator, genesys.member, '/api/v2/mobiledevices')).entities, ['name', 'make', 'model']),
    apperian: pick((await ask(emulator, apperian.full, '/v1/users', 'x-token')).users, ['user_id', 'email', 'role']),
  };
}

/** Adds what no seed has a word for, and what an emulator would refuse. */
async function furnish(emulator: Emulator): Promise<void> {
  const send = async (path: string, body: object, method = 'POST') => {
    const headers = { authorization: `Bearer ${emulator.tokens.native.full}`, 'content-type': 'application/json' };
    const response = await fetch(`${emulator.url}/registry/v1${path}`, { method, headers, body: JSON.stringify(body) });
    assert.ok(response.ok, `${path}: ${await response.clone().text()}`);
    return response.json() as Promise<{ id: string }>;
  };
  await send('/people', { login: 'nameless', firstName: '', lastName: '' });
  await send('/groups', { name: 'Team' });
  await send('/webhooks', { name: 'Team', url: 'https://8.8.8.8/x' });
  await send('/organization/policy', { maxHeldDevices: 900 }, 'PATCH');
  await send('/metadata-definitions', { key: 'cost', appliesTo: ['devices'], type: 'text' });
  const tags = Array.from({ length: 60 }, (_, at) => `t${at}`);
  const further = { imei: ['490154203237518'], assetTag: 'asset-1', notes: 'note of Ann', metadata: { cost: 'hr-17' } };
  await send('/devices', { kind: 'mobile', name: "Ann's iPhone", mac: '3c2eff000001', tags, ...further });
  await send('/devices', { kind: 'web_catalog', udid: 'c0ffee0011223344' });
  const ann = (await ask(emulator, emulator.tokens.native.full, '/registry/v1/people?login=ann')).items[0].id;
  // Of a model that no emulator knows, of one that needs a code, and with no model.
  for (const facts of [
    { mac: '3c2eff000002', model: 'Nokia 3310' },
    { mac: '3c2eff000003', model: 'Cisco Desk Pro' },
    { mac: '3c2eff000004' },
  ]) {
    const { id } = await send('/devices', { kind: 'desk_phone', ...facts });
    await send('/assignments', { deviceId: id, owner: { kind: 'person', id: ann }, role: 'owner' });
  }
}

describe('a seed that is exported', () => {
  it('gives the same answers on each face, in each format, and has no secret', async () => {
    const before = await start(SEED);
    const expected = await answersOf(before);
    assert.equal(expected.devices.length, 5);
    for (const name of ['seed.yaml', 'seed.json']) {
      const file = join(folder, name);
      const { status, stdout, stderr } = await exported(before, [file, '--now', NOW]);
      assert.equal(status, 0, stderr);
      assert.match(stdout, /^Wrote .*: \d+ people, 5 devices\.\n$/);
      assert.match(stderr, /Left out, .* OAuth clients, whose secrets nobody can read \(1\)/);
      assert.equal(statSync(file).mode & 0o777, 0o600);
      const text = readFileSync(file, 'utf8');
      assert.doesNotMatch(text, /secret|password|push-token|token/i);
      assert.deepEqual(await answersOf(await start(file)), expected);
    }
  });

  it('is of the demo, too, with the people who left and what they held left out', async () => {
    const before = await start('demo');
    const file = join(folder, 'demo.yaml');
    const { status, stderr } = await exported(before, [file, '--now', before.clock.now()]);
    assert.equal(status, 0, stderr);
    const [{ people, devices, webexPeople }, after] = [await answersOf(before), await answersOf(await start(file))];
    assert.deepEqual(after.people, people);
    assert.deepEqual(after.webexPeople, webexPeople);
    const [, lost = '0'] = /devices that cannot begin as the seed says \((\d+)\)/.exec(stderr) ?? [];
    assert.equal(after.devices.length, devices.length - Number(lost), stderr);
    assert.ok(after.devices.length > 15);
  });

  it('is anonymous on request, the same each time', async () => {
    const before = await start(SEED);
    const first = await exported(before, ['--anonymize', '--now', NOW, '--format', 'json']);
    assert.equal(first.status, 0, first.stderr);
    assert.equal((await exported(before, ['--anonymize', '--now', NOW, '--format', 'json'])).stdout, first.stdout);
    assert.doesNotMatch(
      first.stdout,
      /ann|bob|Lee|Acme|Berlin|Lobby|dispatch|push-token|52ead3|4930123456|S-1\b|Front|Board|"desk"/,
    );
    const seed = JSON.parse(first.stdout);
    const after = await start(seed);
    const { held, genesys, webexPeople, guests } = await answersOf(after);
    const expected = await answersOf(before);
    assert.deepEqual(
      [held.length, genesys.length, webexPeople.length, guests],
      [expected.held.length, expected.genesys.length, expected.webexPeople.length, expected.guests],
    );
    const body = new URLSearchParams({ grant_type: 'client_credentials' });
    const authorization = `Basic ${btoa(`${seed.clients[0].id}:${seed.clients[0].secret}`)}`;
    assert.equal((await fetch(`${after.url}/oauth/token`, { method: 'POST', headers: { authorization }, body })).status, 200);
  });

  it('leaves out what an emulator would refuse, and says what it left out', async () => {
    const before = await start(SEED);
    await furnish(before);
    for (const words of [[], ['--anonymize']]) {
      const file = join(folder, `odd${words.length}.json`);
      writeFileSync(file, 'old', { mode: 0o644 });
      const { status, stderr } = await exported(before, [file, '--replace', '--now', NOW, ...words]);
      assert.equal(status, 0, stderr);
      assert.equal(statSync(file).mode & 0o777, 0o600);
      for (const left of [
        'devices that cannot begin as the seed says (3)',
        'groups (1)',
        'settings of policies (1)',
        'webhooks (1)',
        'definitions of own fields (1)',
        'people and devices with own fields (1)',
        'devices with further numbers, ids, notes or a location (2)',
      ])
        assert.ok(stderr.includes(`: ${left}.`), `${left}: ${stderr}`);
      const { devices, people } = await answersOf(await start(file));
      assert.equal(devices.length, 7);
      assert.equal(devices.filter(each => each.includes('t59')).length, words.length === 0 ? 1 : 0);
      assert.ok(words.length > 0 || people.some(each => each.includes('"nameless"')));
    }
  });

  it('that is anonymous has nothing that is computed of what it replaces', async () => {
    const before = await start(SEED);
    await furnish(before);
    const { stdout } = await exported(before, ['--anonymize', '--now', NOW, '--format', 'json']);
    const { devices } = JSON.parse(stdout) as { devices: readonly Record<string, unknown>[] };
    const all = (name: string) => devices.flatMap(each => each[name] ?? []);
    assert.deepEqual(all('mac'), ['020000000001', '020000000002', '020000000004']);
    assert.deepEqual(all('udid'), ['UDID-2']);
    assert.deepEqual(all('serial'), ['SERIAL-2']);
    assert.doesNotMatch(stdout, /iPhone|490154203237518|8949|asset|note of|hr-17|cost|[Tt]eam|"t59"/);
  });

  it('comes from a data folder, and replaces no file by itself', async () => {
    const data = join(temporaryFolder(), 'data');
    const server = await startServer(['serve', '--data', data]);
    const file = join(folder, 'folder.yaml');
    const ok = await heldby(['seed', 'export', file, '--data', data]);
    assert.equal(ok.status, 0, ok.stderr);
    assert.match(readFileSync(file, 'utf8'), /^heldby: seed\nversion: 1\n/);
    assert.match((await heldby(['seed', 'export', file, '--data', data])).stderr, /exists already/);
    assert.match((await heldby(['seed', 'export', '--now', 'soon', '--data', data])).stderr, /--now must be a date-time/);
    assert.match(
      (await heldby(['seed', 'export', '--format', 'xml', '--data', data])).stderr,
      /--format must be one of yaml, json/,
    );
    assert.equal(await server.stop(), 0);
  });
});
