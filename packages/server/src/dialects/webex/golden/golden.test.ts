/** The goldens of the Webex face: the documentation page's example, and the calls around it, in a fixture with its ids. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { createIdQueue, readGoldens, replayGolden, useFixtures } from '../../../../test/support/golden.ts';
import { createApi } from '../../../../test/support/http.ts';
import { type Engine, onBothDatabases, openTestRegistry } from '../../../../test/support/registry.ts';
import { createClock } from '../../../lib/clock.ts';
import { uuidv7 } from '../../../lib/uuid.ts';

/** The statuses, said a second time: a golden that was taken over from a wrong answer does not agree with them. */
const STATUS = {
  'person-devices': 200,
  'person-devices-none': 200,
  'person-devices-shared': 200,
  'person-devices-unknown': 404,
  'person-devices-not-calling': 404,
  'person-devices-malformed': 400,
  'person-devices-unauthenticated': 401,
  'person-devices-post': 405,
  'workspace-devices': 200,
  'device-configuration': 200,
  members: 200,
  'members-without-weight': 400,
  devices: 200,
  'device-add': 200,
  'device-add-taken': 409,
  'device-tag': 200,
  'device-delete': 204,
  'supported-devices': 200,
  'other-resource': 404,
  person: 200,
  'people-hire': 200,
  organizations: 200,
  licenses: 200,
  locations: 200,
  workspaces: 200,
  'license-assign': 200,
  'license-users': 200,
  roles: 200,
  'location-create': 200,
  'workspace-create': 200,
  numbers: 200,
  'device-layout': 200,
  'virtual-line-create': 201,
} as const;
type Name = keyof typeof STATUS;

/** The seed page's own. */
const JOHN = '5756aa5c-7b44-4724-8d7e-74150ec878bd';
const PHONE = '3002ebbf-b15f-4589-acbe-df679071595a';
/** Those around it. */
const [HERE, JANE, JIM, ROOM, ROOM_PHONE, NEW_PHONE, JUNE] = [1, 2, 3, 4, 5, 6, 7].map(
  number => `00000000-0000-4000-8000-00000000000${number}`,
) as [string, string, string, string, string, string, string];

const names = Object.keys(STATUS) as Name[];
const goldens = readGoldens(import.meta.dirname, names);

onBothDatabases('the goldens of the Webex face', engine => {
  const withFixture = useFixtures(() => openFixture(engine, {}));
  for (const name of names) {
    it(`answers ${name} with ${STATUS[name]} and word for word as kept`, async () => {
      const golden = goldens.get(name);
      assert.ok(golden !== undefined);
      await withFixture(golden, async ({ api, anonymous }) => {
        const answer = await replayGolden(name.endsWith('unauthenticated') ? anonymous : api, golden, steady);
        assert.equal(answer.status, STATUS[name]);
      });
    });
  }

  it('holds every member of the documentation page’s example, with its values but for the type word of the owner’s id', async () => {
    const file = join(import.meta.dirname, 'seed-page/get-person-devices.json');
    const { devices, ...limits } = JSON.parse(readFileSync(file, 'utf8'));
    const { registry, api } = await openFixture(engine, { maxDeviceCount: 1 });
    try {
      const { body } = await api('GET', `/v1/telephony/config/people/${devices[0].owner.id}/devices`);
      const people = Buffer.from(`ciscospark://us/PEOPLE/${JOHN}`).toString('base64url');
      const owner = { ...devices[0].owner, id: people };
      const expected = { ...devices[0], owner };
      const [row] = body.devices;
      assert.deepEqual({ ...row, ...expected }, row);
      assert.deepEqual(
        Object.keys(row).filter(name => !(name in expected)),
        ['description', 'activationState'],
      );
      assert.deepEqual(body, { ...body, ...limits });
    } finally {
      await registry.close();
    }
  });
});

/** John Doe with a phone, Jane who shares it, June who has none, Jim who cannot be called, a room with a phone; ids and instants are fixed. */
async function openFixture(engine: Engine, policy: { maxDeviceCount?: number }) {
  const ids = createIdQueue(uuidv7);
  const registry = await openTestRegistry(engine, {
    clock: createClock(() => Date.UTC(2026, 4, 4, 6, 43, 44)),
    newId: ids.newId,
  });
  const { calling, deskPhones, members, organizations, people, places } = registry.services;
  const write = { actor: registry.system };
  await organizations.setPolicy(write, policy);
  const { token } = await registry.addPerson('admin', { role: 'full' });
  ids.give(HERE);
  const { id: locationId } = await places.createLocation(write, { name: 'Here' });
  const person = async (id: string, firstName: string, lastName: string) => {
    ids.give(id);
    const login = `${firstName.toLowerCase()}@example.com`;
    await people.create(write, { login, firstName, lastName, email: login });
    return { kind: 'person', id } as const;
  };
  const john = await person(JOHN, 'John', 'Doe');
  const jane = await person(JANE, 'Jane', 'Roe');
  await person(JIM, 'Jim', 'Poe');
  const june = await person(JUNE, 'June', 'Moe');
  ids.give(ROOM);
  await places.createWorkspace(write, { name: 'Lobby', locationId });
  const room = { kind: 'workspace', id: ROOM } as const;
  await calling.set(write, john, { locationId, extension: '100', phoneNumber: '+14085550100' });
  await calling.set(write, jane, { locationId, extension: '101' });
  await calling.set(write, june, { locationId });
  await calling.set(write, room, { locationId });
  await calling.setHoteling(write, john, { enabled: true, limitGuestUse: true, guestHoursLimit: 5 });

  ids.give(PHONE);
  await deskPhones.add(write, {
    mac: '52EAD324FD21',
    model: deskPhones.requireModel(write.actor, 'Cisco 8875', 'mac'),
    owner: john,
  });
  await deskPhones.tag(write, PHONE, { op: 'replace', tags: ['Your tag', 'John Doe (Cisco 8875)'] });
  await deskPhones.checkIn(write, PHONE, { ip: '10.201.128.187', software: null });
  ids.give(ROOM_PHONE);
  await deskPhones.add(write, {
    mac: '00005E005301',
    model: deskPhones.requireModel(write.actor, 'Cisco 9871', 'mac'),
    owner: room,
  });
  const line = { weight: 1, label: null, hotlineDestination: null, allowCallDecline: true, t38Fax: false } as const;
  await members.replace(write, PHONE, [
    { ...line, ownerId: JOHN, port: 1, appearance: 'primary' },
    { ...line, ownerId: JANE, port: 2, appearance: 'shared', label: 'Jane' },
  ]);
  ids.give(NEW_PHONE);
  const server = await registry.serve();
  return { registry, api: createApi(server, token), anonymous: createApi(server, null) };
}

const ANY_TRACKING_ID = '00000000-0000-0000-0000-000000000000';
const ANY_ORGANIZATION = 'any organization';

/** Tracking ids and the organization's own id are others in each run. */
function steady(body: unknown): unknown {
  const text = JSON.stringify(body, (name, value) => {
    if (name === 'trackingId') return ANY_TRACKING_ID;
    return typeof value === 'string' && isOrganization(value) ? ANY_ORGANIZATION : value;
  });
  return JSON.parse(text);
}

function isOrganization(text: string): boolean {
  return Buffer.from(text, 'base64').toString().startsWith('ciscospark://us/ORGANIZATION/');
}
