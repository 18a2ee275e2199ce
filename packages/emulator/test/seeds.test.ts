/** Seeds of one's own: as values, JSON and YAML; and what is wrong with one. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';
import { createEmulator, type Emulator } from '../src/index.ts';
import { call, native } from './support.ts';

const YAML = `
heldby: seed
version: 1
now: 2026-03-01T09:00:00Z
organization: Acme
locations: [Berlin]
people:
  - { login: ann, firstName: Ann, lastName: Lee, email: ann@acme.example, role: full, password: correct horse, location: Berlin, extension: "100" }
  - { login: bob, firstName: Bob, lastName: Ray, since: 2025-01-01T08:00:00Z, location: Berlin, extension: "101" }
workspaces:
  - { name: Lobby, location: Berlin, extension: "200" }
clients:
  - { id: dispatch, secret: dispatch-secret }
devices:
  - kind: mobile
    name: Handed over
    platform: ios
    holders:
      - { person: ann, from: 2024-05-01T08:00:00Z, until: 2025-06-01T08:00:00Z }
      - { person: bob, from: 2025-06-02T08:00:00Z }
  - kind: mobile
    name: Bob's own
    make: Google
    model: Pixel 10
    platform: android
    holders: [{ person: bob, from: 2025-02-01T08:00:00Z }]
    push: { token: token-of-bob, notificationId: n-1 }
  - kind: desk_phone
    name: Front desk
    mac: 52-EA-D3-24-FD-21
    model: Cisco 9871
    tags: [desk]
    holders: [{ person: ann }, { person: bob, role: shared_line, from: 2025-03-01T08:00:00Z }]
  - { kind: room_device, name: Board, mac: 52ead324fd22, holders: [{ workspace: Lobby }] }
  - { kind: browser, name: Firefox }
`;

const folder = mkdtempSync(join(tmpdir(), 'heldby-seed-'));
const open: Emulator[] = [];
after(async () => {
  for (const { close } of open) await close();
  rmSync(folder, { recursive: true, force: true });
});

async function start(seed: string | object): Promise<Emulator> {
  const emulator = await createEmulator({ seed });
  open.push(emulator);
  return emulator;
}

it('is what a file of YAML says, with its history, on each face', async () => {
  const file = join(folder, 'seed.yaml');
  writeFileSync(file, YAML);
  const emulator = await start(file);
  assert.equal(emulator.organization.name, 'Acme');
  assert.match(emulator.clock.now(), /^2026-03-01T09:00:00/);
  const find = async (name: string) => (await native(emulator, 'GET', `/devices?q=${encodeURIComponent(name)}`)).items[0];
  const handedOver = await find('Handed over');
  const holdersAt = async (day: string) =>
    (await native(emulator, 'GET', `/devices/${handedOver.id}/holders?asOf=${day}T12:00:00Z`)).items.length;
  assert.deepEqual([await holdersAt('2024-04-01'), await holdersAt('2024-06-01'), await holdersAt('2026-02-01')], [0, 1, 1]);
  assert.match(handedOver.createdAt, /^2024-05-01T08:00:00/);
  const phones = await call(emulator, emulator.tokens.genesys.member, 'GET', '/api/v2/mobiledevices');
  assert.deepEqual(phones.body.entities.map((each: { name: string }) => each.name).toSorted(), ["Bob's own", 'Handed over']);
  const ann = emulator.people.find(({ login }) => login === 'ann');
  const path = `/v1/telephony/config/people/${ann?.webexId}/devices`;
  assert.equal((await call(emulator, emulator.tokens.webex.full, 'GET', path)).body.devices.length, 1);
  assert.equal((await find('Front desk')).tags[0], 'desk');
  assert.deepEqual([emulator.client?.id, emulator.password], ['dispatch', 'correct horse']);
});

it('may be small, and gets somebody for each role', async () => {
  const emulator = await start({ heldby: 'seed', version: 1, organization: 'Small' });
  assert.deepEqual(new Set(emulator.people.map(({ role }) => role)).size, 5);
  assert.equal((await call(emulator, emulator.tokens.apperian.full, 'GET', '/v1/users')).status, 200);
});

it('is what the guide shows', async () => {
  const guide = readFileSync(new URL('../../../docs/guides/test-against-the-emulator.md', import.meta.url), 'utf8');
  const [, shown = ''] = /```yaml\n(heldby: seed\n[^`]*)```/.exec(guide) ?? [];
  const file = join(folder, 'guide.yaml');
  writeFileSync(file, shown);
  const emulator = await start(file);
  const { items } = await native(emulator, 'GET', '/devices?limit=50');
  assert.equal(items.length, 4);
  const own = items.find(({ name }: { name: string }) => name === "Bob's own");
  assert.match(own.createdAt, /^2025-01-01T08:00:00/);
  assert.equal((await native(emulator, 'GET', '/guest-sessions')).items.length, 1);
});

const MINIMUM = {
  heldby: 'seed',
  version: 1,
  organization: 'Acme',
  locations: ['Berlin'],
  people: ['ann', 'bob'].map((login, at) => ({
    login,
    firstName: login,
    lastName: 'Lee',
    location: 'Berlin',
    extension: `10${at}`,
  })),
};

it('hands a device over within one instant', async () => {
  const at = '2026-01-01T08:00:00Z';
  const holders = [
    { person: 'ann', until: at },
    { person: 'bob', from: at },
  ];
  const emulator = await start({
    ...MINIMUM,
    devices: [
      { kind: 'mobile', name: 'Phone', holders },
      { kind: 'mobile', name: 'Again', holders: [...holders.slice(0, 1), { person: 'ann', from: at }] },
    ],
  });
  const bob = emulator.people.find(({ login }) => login === 'bob');
  const [phone] = (await native(emulator, 'GET', '/devices?q=Phone')).items;
  const { items } = await native(emulator, 'GET', `/devices/${phone.id}/holders`);
  assert.deepEqual(
    items.map(({ assignment }: { assignment: { owner: { id: string } } }) => assignment.owner.id),
    [bob?.id],
  );
});

it('has every fact of a phone that its app has registered, and of a desk phone', async () => {
  const facts = { serial: 'S-1', osVersion: '17', tags: ['red'] };
  const holders = [{ person: 'ann', dueAt: '2026-08-01T00:00:00Z' }];
  const push = { token: 't-1', notificationId: 'n-1' };
  const emulator = await start({
    ...MINIMUM,
    devices: [
      { kind: 'mobile', name: 'App', make: 'Google', model: 'Pixel 10', platform: 'android', ...facts, holders, push },
      { kind: 'desk_phone', name: 'Desk', make: 'Maker', mac: '52ead324fd21', model: 'Cisco 9871', ...facts, holders },
    ],
  });
  for (const name of ['App', 'Desk']) {
    const [device] = (await native(emulator, 'GET', `/devices?q=${name}`)).items;
    const { serial, osVersion, tags } = await native(emulator, 'GET', `/devices/${device.id}`);
    assert.deepEqual({ serial, osVersion, tags }, facts, name);
    const [held] = (await native(emulator, 'GET', `/devices/${device.id}/holders`)).items;
    assert.match(held.assignment.dueAt, /^2026-08-01/, name);
  }
});

it('refuses what a device cannot have, and dates that do not exist, by the name of the member', async () => {
  const phone = { kind: 'mobile', name: 'App', make: 'Google', model: 'Pixel 10', platform: 'android' };
  const holders = [{ person: 'ann' }];
  const push = { token: 't-1', notificationId: 'n-1' };
  const desk = { kind: 'desk_phone', name: 'Desk', mac: '52ead324fd21', model: 'Cisco 9871' };
  const held = (of: object) => ({ ...MINIMUM, devices: [{ ...phone, holders: [{ person: 'ann', ...of }] }] });
  const withDevice = (device: object) => ({ ...MINIMUM, devices: [device] });
  for (const [wrong, message] of [
    [held({ until: '2026-02-30T00:00:00Z' }), /devices\.0\.holders\.0\.until: must be a day that exists: 2026-02-30/],
    [held({ from: '2026-02-01T24:00:00Z' }), /devices\.0\.holders\.0\.from: must be/],
    [held({ dueAt: '2026-04-31T00:00:00Z' }), /devices\.0\.holders\.0\.dueAt: must be/],
    [{ ...MINIMUM, now: '2026-13-01T00:00:00Z' }, /now: must be a day that exists: 2026-13-01/],
    [{ ...MINIMUM, people: [{ ...MINIMUM.people[0], since: '2025-02-29T00:00:00Z' }] }, /people\.0\.since: must be/],
    [withDevice({ ...phone, holders, push, udid: 'U' }), /App: udid cannot be set/],
    [withDevice({ ...phone, holders, push, platform: 'windows' }), /App: .*platform/],
    [withDevice({ ...phone, holders: [{ person: 'ann', role: 'user' }], push }), /App: role of the first holder/],
    [withDevice({ ...phone, push }), /App: push needs a person/],
    [
      { ...withDevice({ ...phone, holders: [{ workspace: 'Lobby' }], push }), workspaces: [{ name: 'Lobby' }] },
      /push needs a person/,
    ],
    [withDevice({ ...desk, holders, push }), /Desk: push cannot be set for a desk_phone/],
    [withDevice({ ...desk, holders, udid: 'U' }), /Desk: udid cannot be set/],
    [
      withDevice({
        ...phone,
        holders: [
          { person: 'ann', from: '2026-02-01T00:00:00Z' },
          { person: 'bob', from: '2026-01-01T00:00:00Z' },
        ],
      }),
      /App: holders must be in the order/,
    ],
  ] as const) {
    await assert.rejects(start(wrong), message);
  }
});

it('says what is wrong', async () => {
  const seed = { heldby: 'seed', version: 1, organization: 'Acme' };
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, 'a: [');
  for (const [wrong, message] of [
    [{ ...seed, people: [{ login: 'a', firstName: 'A' }] }, /people\.0/],
    [{ ...seed, persons: [] }, /no seed/],
    [{ ...seed, devices: [{ kind: 'mobile', name: 'X', holders: [{ person: 'nobody' }] }] }, /X: nobody is not there/],
    [{ ...seed, devices: [{ kind: 'desk_phone', name: 'X' }] }, /needs mac, model and a first holder/],
    [{ ...seed, people: [{ login: 'a', firstName: 'A', lastName: 'B', since: '2030-01-01T00:00:00Z' }] }, /not be after its now/],
    [broken, /neither JSON nor YAML: unexpected end of the stream within a flow collection, at line 1, column 5\.$/],
    [join(folder, 'none.json'), /cannot be read/],
  ] as const) {
    await assert.rejects(start(wrong), message);
  }
});
