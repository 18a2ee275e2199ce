/**
 * The documentation page's four examples as data: for each the organization that its printed answer describes, with the printed
 * ids, numbers, token and instants. The page uses one user's number for two people, so each example has a store of its own.
 */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { parseDate } from '../../src/dialects/apperian/mapping/dates.ts';
import type { Assignment } from '../../src/domain/assignment.ts';
import type { Credential } from '../../src/domain/credential.ts';
import { type Device, NO_FACTS, type Platform } from '../../src/domain/device.ts';
import type { Person } from '../../src/domain/person.ts';
import { pushTarget } from '../../src/domain/push.ts';
import { digest } from '../../src/lib/crypto.ts';
import type { Instant } from '../../src/lib/instant.ts';
import { uuidFromBase64Url, uuidv7 } from '../../src/lib/uuid.ts';
import { insertAssignment, touchAssignment } from '../../src/storage/statements/assignments.ts';
import { fromCredential, insertCredential, insertCredentialIndex } from '../../src/storage/statements/credentials.ts';
import { fromDevice, insertDevice } from '../../src/storage/statements/devices.ts';
import { upsertCatalogSignIn } from '../../src/storage/statements/handsets.ts';
import { fromPerson, insertPerson } from '../../src/storage/statements/people.ts';
import { insertRegistration } from '../../src/storage/statements/pushes.ts';
import type { Transaction } from '../../src/storage/storage.ts';
import { type Golden, readGoldens } from './golden.ts';
import type { TestRegistry } from './registry.ts';

/** The statuses, said a second time: a golden that was taken over from a wrong answer does not agree with them. */
export const STATUS = {
  'list-devices': 200,
  'get-pairing': 200,
  'delete-pairing': 200,
  'list-pairings': 200,
  'list-unknown-user': 404,
  'get-unknown-device': 404,
  'delete-pairing-id': 404,
  unauthenticated: 401,
  'login-wrong': 401,
  'login-incomplete': 400,
  method: 405,
} as const;
export type Name = keyof typeof STATUS;

/** As the page prints them, in the order of the page's resources: list, detail, removal, list of pairings. */
export const COMMANDS = [
  ['list-devices', 'curl -X GET https://na01ws.apperian.com/v1/devices/users/103030/ --header "X-TOKEN:OxS8iqSHSSmRqcqQ1pXXwg"'],
  [
    'get-pairing',
    'curl -X GET https://na01ws.apperian.com/v1/devices/73108/users/103030/ --header "X-TOKEN:OxS8iqSHSSmRqcqQ1pXXwg"',
  ],
  [
    'delete-pairing',
    'curl -X DELETE https://na01ws.apperian.com/v1/devices/73108/users/103030/ \\\n --header "X-TOKEN:OxS8iqSHSSmRqcqQ1pXXwg"',
  ],
  [
    'list-pairings',
    'curl -X GET https://na01ws.apperian.com/v1/device_users/users/103030/ --header "X-TOKEN:OxS8iqSHSSmRqcqQ1pXXwg"',
  ],
] as const satisfies readonly (readonly [Name, string])[];

const FOLDER = join(import.meta.dirname, '../../src/dialects/apperian/golden');
const goldens = readGoldens(FOLDER, Object.keys(STATUS));
const TOKEN = 'OxS8iqSHSSmRqcqQ1pXXwg';
const USER_NUMBER = 103030;
const DEVICE_NUMBER = 73108;

export function goldenOf(name: Name): Golden {
  return goldens.get(name) ?? assert.fail(`there is no golden ${name}`);
}

// biome-ignore lint/suspicious/noExplicitAny: what the page prints has no type; the assertions are its check.
type Printed = any;

/** What a golden is asked of: its own example, or the detail's for those that the page does not print. */
export async function fillPage(
  { storage, organization }: Pick<TestRegistry, 'storage' | 'organization'>,
  name: Name,
): Promise<void> {
  const { device_user: detail } = goldenOf('get-pairing').body as Printed;
  const { devices } = goldenOf('list-devices').body as Printed;
  const pairings = goldenOf('list-pairings').body as Printed;
  await storage.transaction(organization.org, async tx => {
    const page = createPage(tx, organization.org);
    if (name === 'list-devices') {
      await page.addUser(detail.user);
      for (const device of devices) await page.addPairing({ device, created: device.created }, 'native_catalog');
    } else if (name === 'list-pairings') {
      await page.addUser(pairings.user);
      // Two devices of one udid are the app's and the browser's.
      await page.addPairing(pairings.devices[0], 'native_catalog');
      await page.addPairing(pairings.devices[1], 'web_catalog');
    } else {
      await page.addUser(detail.user);
      await page.addPairing(detail, 'native_catalog');
    }
  });
}

function createPage(tx: Transaction, org: number) {
  let user: Person | undefined;
  let next = DEVICE_NUMBER;
  const userOf = () => user ?? assert.fail('first the user, then their devices');

  return {
    addUser: async (printed: Printed) => {
      user = personOf(printed);
      await tx.run(insertPerson, { org, ...fromPerson(user) });
      const signIn = { personId: user.id, deviceId: uuidv7(), at: instantOf(printed.last_login_from_catalog) };
      await tx.run(upsertCatalogSignIn, { org, ...signIn, address: '192.0.2.1' });
      const credential = credentialOf(user);
      const key = digest(TOKEN);
      await tx.run(insertCredential, { org, digest: key, ...fromCredential(credential) });
      await tx.run(insertCredentialIndex, { org, digest: key, id: credential.id });
    },
    addPairing: async (printed: Printed, kind: Device['kind']) => {
      const device = deviceOf(printed.device, kind, next++);
      await tx.run(insertDevice, { org, hardwareKey: `udid ${device.udid}`, ...fromDevice(device) });
      const assignment = assignmentOf(printed, device, userOf(), next++);
      const { owner } = assignment;
      await tx.run(insertAssignment, { org, ownerId: owner.id, ownerKind: owner.kind, ...assignment });
      if (printed.last_active !== undefined) {
        await tx.run(touchAssignment, { org, number: assignment.number, at: instantOf(`${printed.last_active}T12:00:00`) });
      }
      if (printed.device.apns_token !== null) await register(tx, org, assignment, printed.device.apns_token);
    },
  };
}

function personOf(printed: Printed): Person {
  return {
    id: uuidOf(printed.id),
    number: USER_NUMBER,
    login: printed.user_id,
    firstName: printed.first_name,
    lastName: printed.last_name,
    displayName: `${printed.first_name} ${printed.last_name}`,
    email: printed.email,
    mobilePhone: printed.mobile_phone,
    role: 'full',
    locationId: null,
    extras: {},
    details: null,
    disabledReason: null,
    createdAt: instantOf(printed.created_date),
    modifiedAt: instantOf(printed.modified_date),
    revision: 1,
  };
}

function deviceOf(printed: Printed, kind: Device['kind'], number: number): Device {
  const { id, name, manufacturer, model, operating_system_version, udid, created, apns_token, user, ...hardware } = printed;
  const orNull = (text: string) => (text === '' ? null : text);
  const platforms: Readonly<Record<number, Platform>> = { 1: 'ios', 104: 'android' };
  return {
    id: uuidOf(id),
    number,
    kind,
    ...NO_FACTS,
    name: orNull(name),
    make: orNull(manufacturer),
    model: orNull(model),
    platform: platforms[hardware.operating_system] ?? null,
    osVersion: orNull(operating_system_version),
    udid,
    extras: { apperian: hardware },
    details: null,
    lifecycle: null,
    disabled: null,
    createdAt: instantOf(created),
    modifiedAt: instantOf(created),
    revision: 1,
  };
}

function assignmentOf({ id, created }: Printed, device: Device, owner: Person, number: number): Assignment {
  return {
    id: id === undefined ? uuidv7() : uuidOf(id),
    number,
    deviceId: device.id,
    owner: { kind: 'person', id: owner.id },
    role: 'user',
    createdAt: instantOf(created),
    createdBy: owner.id,
    createReason: null,
    until: null,
    endReason: null,
    endedBy: null,
    expiresAt: null,
    disableAt: null,
    dueAt: null,
    disabledReason: null,
    disabledBy: null,
    disabledAt: null,
    lastActiveAt: null,
    enteredAt: null,
    revision: 1,
  };
}

function credentialOf({ id, createdAt }: Person): Credential {
  return {
    id: uuidv7(),
    kind: 'api_token',
    subject: { kind: 'person', id },
    applicationId: null,
    grantId: null,
    sessionId: null,
    secretId: null,
    assignmentId: null,
    scopes: ['devices.org:write'],
    limits: null,
    label: 'the page’s own',
    createdAt,
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
  };
}

async function register(tx: Transaction, org: number, assignment: Assignment, token: string): Promise<void> {
  await tx.run(insertRegistration, {
    org,
    assignmentId: assignment.id,
    id: uuidv7(),
    applicationId: null,
    target: pushTarget(null, 'ios', token, assignment.owner.id),
    token,
    notificationId: '',
    acceptNotifications: 1,
    sessionHash: null,
    state: 'active',
    now: assignment.createdAt,
  });
}

function uuidOf(id: string): string {
  return uuidFromBase64Url(id) ?? assert.fail(`${id} is not canonical`);
}

function instantOf(text: string): Instant {
  return parseDate(text) ?? assert.fail(`${text} is no instant`);
}

/** The same with every instant as the number that it is: the page writes some of them in other offsets. */
export function withInstants(body: unknown): unknown {
  return JSON.parse(JSON.stringify(body), (_name, value) => {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT/.test(value)) return value;
    return parseDate(value) ?? value;
  });
}

/** The instants of an answer that carry an offset; it is always the same one. */
export function assertOffsets(text: string): void {
  for (const [, offset] of text.matchAll(/T\d\d:\d\d:\d\d[^"]*?([+-]\d\d:\d\d)"/g)) assert.equal(offset, '+00:00');
}
