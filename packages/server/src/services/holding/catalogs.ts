/**
 * Signing in for a token of one's own: to the web services, or to the app catalog on a device. The latter makes the device
 * known and assigns it to the person, and its token is worth something only while he holds it.
 */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type Change, change } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { selfActor } from '../../core/self-actor.ts';
import type { Assignment } from '../../domain/assignment.ts';
import { disabledReasonAt, HOLDING_ROLES, holdsAt } from '../../domain/assignment.ts';
import type { Device, DeviceKind } from '../../domain/device.ts';
import type { Organization } from '../../domain/organization.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import type { Scope } from '../../domain/scope.ts';
import type { Instant } from '../../lib/instant.ts';
import { uuidToBase64Url } from '../../lib/uuid.ts';
import { selectOpenAssignments, toAssignment, touchAssignment } from '../../storage/statements/assignments.ts';
import { fromDevice, selectCatalogDevice, toDevice, updateDevice } from '../../storage/statements/devices.ts';
import { selectLastCatalogSignIn, upsertCatalogSignIn } from '../../storage/statements/handsets.ts';
import { selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';
import { selectPerson } from '../../storage/statements/people.ts';
import { createDevice, type DeviceFacts } from '../devices/devices.ts';
import { storeWithin } from '../identity/credentials.ts';
import { type PasswordAttempt, refused, type SignedIn, type SignIn } from '../identity/sign-in.ts';
import { assign } from './assignments.ts';
import { registerPush } from './phones.ts';

/** What a catalog says of the device that it runs on; members that are not given stay as they were. */
export interface CatalogDevice {
  readonly kind: Extract<DeviceKind, 'native_catalog' | 'web_catalog'>;
  readonly udid: string;
  readonly facts: DeviceFacts;
  /** Where pushes to this person on this device go, if it is one of Apple's; undefined leaves it as it was. */
  readonly apnsToken: string | undefined;
}

export interface CatalogAttempt extends PasswordAttempt {
  readonly lifetimeSeconds: number;
  readonly requestId: string;
}

export interface CatalogSignIn {
  /** 22 characters, readable here and never again. */
  readonly token: string;
  readonly person: Person;
  readonly organization: Organization;
  readonly lastCatalogSignInAt: Instant | null;
}

export interface Catalogs {
  /** A token that stands for the person alone. */
  readonly signIn: (attempt: CatalogAttempt) => Promise<CatalogSignIn>;
  /** A token that stands for the person on that device. A disabled device is `forbidden`. */
  readonly signInOn: (attempt: CatalogAttempt, device: CatalogDevice) => Promise<CatalogSignIn>;
}

/** What a person may do by his role and the vendor's services: what is his own, his organization's devices and people. */
const SCOPES: readonly Scope[] = ['devices.org:write', 'people.org:write', 'profile:read'];

export function createCatalogs(core: Core, signIns: SignIn): Catalogs {
  const enter = async (
    attempt: CatalogAttempt,
    operation: string,
    work: (edit: Change, who: SignedIn) => Promise<Omit<CatalogSignIn, 'person' | 'organization'>>,
  ): Promise<CatalogSignIn> => {
    const who = await signIns.withPassword(attempt);
    const { id, displayName: name, role } = who.person;
    const actor = await selfActor(core.storage, who.org, { kind: 'person', id, name, role, applicationId: null });
    const issued = await change(core, { actor, requestId: attempt.requestId }, operation, null, async edit => {
      const row = await edit.tx.one(selectPerson, { org: edit.org, id });
      if (row === undefined || row.disabledReason !== null) throw refused();
      return work(edit, who);
    });
    const organization = await core.storage.one(selectOrganization, { org: who.org });
    if (organization === undefined) throw refused();
    return { ...issued, person: who.person, organization: toOrganization(organization) };
  };

  return {
    signIn: attempt =>
      enter(attempt, 'catalogs.signIn', async (edit, { person }) => {
        const last = await edit.tx.one(selectLastCatalogSignIn, { org: edit.org, personId: person.id });
        return { token: await issue(edit, person, attempt, null), lastCatalogSignInAt: last?.at ?? null };
      }),
    signInOn: (attempt, given) =>
      enter(attempt, 'catalogs.signInOn', async (edit, { person }) => {
        const device = await keepDevice(edit, given);
        if (device.disabled !== null) throw disabled();
        const assignment = await keepAssignment(edit, device, person);
        if (given.apnsToken !== undefined && device.platform === 'ios') await registerPush(edit, device.id, given.apnsToken);
        const { org, now } = edit;
        edit.tx.send(touchAssignment, { org, number: assignment.number, at: now });
        const place = { personId: person.id, deviceId: device.id, address: attempt.address };
        edit.tx.send(upsertCatalogSignIn, { org, at: now, ...place });
        return { token: await issue(edit, person, attempt, assignment), lastCatalogSignInAt: now };
      }),
  };
}

function disabled(): Problem {
  return new Problem('forbidden', 'This device is disabled. Ask your administrator.', { resource: 'device' });
}

/** The one device with this udid and kind: made at the first sign-in, brought up to date at every other. */
async function keepDevice(edit: Change, { kind, udid, facts }: CatalogDevice): Promise<Device> {
  const row = await edit.tx.one(selectCatalogDevice, { org: edit.org, udid, kind });
  if (row === undefined) return createDevice(edit, { kind, udid, ...facts });
  const before = toDevice(row);
  const changed: Device = { ...before, ...facts, extras: mergeExtras(before.extras, facts.extras) };
  if (isDeepStrictEqual(changed, before)) return before;
  const after = { ...changed, modifiedAt: edit.now, revision: before.revision + 1 };
  edit.tx.send(updateDevice, { org: edit.org, ...fromDevice(after) });
  edit.record({ type: 'device.updated', subject: after.id, device: after.id, before, after });
  return after;
}

/** Member by member within each dialect's part: what a catalog does not say this time is not forgotten. */
function mergeExtras(before: Device['extras'], given: Device['extras'] = {}): Device['extras'] {
  const merged = Object.entries(given).map(([dialect, members]) => {
    const known = before[dialect] as object | undefined;
    return [dialect, { ...known, ...(members as object) }];
  });
  return { ...before, ...Object.fromEntries(merged) };
}

/** The assignment by which the person holds the device: the open one, or with this sign-in a new one. */
async function keepAssignment(edit: Change, device: Device, person: Person): Promise<Assignment> {
  const key = { org: edit.org, ownerId: person.id, deviceId: device.id };
  const open = (await edit.tx.all(selectOpenAssignments, key)).map(toAssignment);
  const held = open.find(each => HOLDING_ROLES.includes(each.role) && holdsAt(each, edit.now));
  if (held === undefined) return assign(edit, device, { deviceId: device.id, owner: personOwner(person.id), role: 'user' });
  if (disabledReasonAt(held, edit.now) !== null) throw disabled();
  return held;
}

async function issue(
  edit: Change,
  person: Person,
  { lifetimeSeconds }: CatalogAttempt,
  assignment: Assignment | null,
): Promise<string> {
  const token = uuidToBase64Url(randomUUID());
  const ends = [edit.now + lifetimeSeconds * 1_000_000, assignment?.expiresAt ?? null, assignment?.disableAt ?? null];
  const expiresAt = Math.min(...ends.filter(end => end !== null));
  const label = assignment === null ? 'sign-in' : 'app catalog';
  const given = { subject: personOwner(person.id), scopes: SCOPES, label, expiresAt, assignmentId: assignment?.id ?? null };
  await storeWithin(edit, 'access_token', given, token);
  return token;
}
