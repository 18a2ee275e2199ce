/** Seeds of one's own: as values, JSON and YAML; and what is wrong with one. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
    [broken, /neither JSON nor YAML/],
    [join(folder, 'none.json'), /cannot be read/],
  ] as const) {
    await assert.rejects(start(wrong), message);
  }
});
