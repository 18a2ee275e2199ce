/** Ensures that an app catalog has its device and assignment: creates them at the first sign-in and updates them at each later one. */

import { waitsFor } from '../../domain/approval.ts';
import { type Assignment, disabledReasonAt, EXPIRED, HOLDING_ROLES, holdsAt } from '../../domain/assignment.ts';
import { disablingOf, hardwareKeys } from '../../domain/block.ts';
import type { Device, DeviceColumns, DeviceKind } from '../../domain/device.ts';
import { catalogKey } from '../../domain/hardware.ts';
import { reportedName } from '../../domain/names.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { isByStalePolicy } from '../../domain/stale.ts';
import { selectOpenAssignments, toAssignment, touchAssignment } from '../../storage/statements/assignments.ts';
import { selectCatalogDevice, toDevice } from '../../storage/statements/devices.ts';
import { upsertCatalogSignIn } from '../../storage/statements/handsets.ts';
import { findBlocks } from '../blocks.ts';
import type { Edit } from '../change.ts';
import { createDevice } from '../devices/create.ts';
import { saveDevice } from '../devices/save.ts';
import { mergeExtras } from '../extras.ts';
import { assign } from '../holding/assign.ts';
import { findAssignment } from '../holding/find.ts';
import { registerPush } from './register-phone.ts';
import { releaseReturned } from './stale.ts';

/** What a catalog reports about the device that it runs on. Missing members stay unchanged. */
export interface CatalogDevice {
  readonly kind: Extract<DeviceKind, 'native_catalog' | 'web_catalog'>;
  readonly udid: string;
  readonly facts: DeviceColumns;
}

export interface HeldCatalog {
  readonly device: Device;
  readonly assignment: Assignment;
}

/**
 * The one device with this udid and kind, held by the person, with its push token if one is given. A disabled device, and one whose
 * hardware or token is blocked, is `forbidden`.
 */
export async function ensureCatalog(
  edit: Edit,
  person: Person,
  catalog: CatalogDevice,
  apnsToken: string | undefined,
): Promise<HeldCatalog> {
  const found = await ensureDevice(edit, person, catalog);
  const device = isByStalePolicy(found.disabled) ? await releaseReturned(edit, found) : found;
  if (device.disabled !== null) throw deviceDisabled();
  if (device.lifecycle === 'retired') throw deviceDisabled('This device is retired.');
  const held = { device, assignment: await ensureAssignment(edit, device, person) };
  if (waitsFor(held.assignment) !== null) return held;
  if (apnsToken === undefined || device.platform !== 'ios') return held;
  const phone = await registerPush(edit, personOwner(person.id), device.id, apnsToken);
  if (!phone.isRestricted) return held;
  const assignment = (await findAssignment(edit.tx, edit.actor, phone.assignmentId)) ?? held.assignment;
  if (phone.device.disabled !== null) throw deviceDisabled();
  requireAble(assignment, edit);
  return { device: phone.device, assignment };
}

/** Stores when, where and from which address the person signed in. Not an event: the issued credential has one. */
export function storeCatalogSignIn(edit: Edit, person: Person, { device, assignment }: HeldCatalog, address: string): void {
  const { tx, org, now } = edit;
  tx.send(touchAssignment, { org, number: assignment.number, at: now });
  tx.send(upsertCatalogSignIn, { org, at: now, personId: person.id, deviceId: device.id, address });
}

async function ensureDevice(edit: Edit, person: Person, { kind, udid, facts: reported }: CatalogDevice): Promise<Device> {
  const { name } = reported;
  const facts = name === undefined ? reported : { ...reported, name: reportedName('name', name) };
  const hardwareKey = catalogKey({ udid, ...facts }, person.id);
  const row = await edit.tx.one(selectCatalogDevice, { org: edit.org, hardwareKey, kind });
  if (row === undefined) return createDevice(edit, { kind, udid, hardwareKey, ...facts });
  const before = toDevice(row);
  return saveDevice(edit, before, { ...before, ...facts, extras: mergeExtras(before.extras, facts.extras) });
}

/** The person's open assignment of the device, or a new one. */
async function ensureAssignment(edit: Edit, device: Device, person: Person): Promise<Assignment> {
  const key = { org: edit.org, ownerId: person.id, deviceId: device.id };
  const open = (await edit.tx.all(selectOpenAssignments, key)).map(toAssignment);
  const held = open.find(each => HOLDING_ROLES.includes(each.role) && holdsAt(each, edit.now));
  if (held !== undefined) return requireAble(held, edit);
  const owner = personOwner(person.id);
  const blocks = await findBlocks(edit, hardwareKeys(device), owner);
  if (disablingOf(blocks) !== null) throw deviceDisabled();
  const begun = await assign(edit, device, { owner, role: 'user' });
  // That it waits has to be stored: the caller refuses the sign-in afterwards.
  return waitsFor(begun) === null ? requireAble(begun, edit) : begun;
}

function requireAble(held: Assignment, { now }: Edit): Assignment {
  const reason = disabledReasonAt(held, now);
  if (reason === null) return held;
  if (waitsFor(held) !== null) throw deviceWaits();
  throw deviceDisabled(reason === EXPIRED ? 'Your time with this device is over.' : undefined);
}

/** The refusal of a sign-in on a device that nobody has approved yet. */
export function deviceWaits(): Problem {
  return new Problem('forbidden', 'This device waits for approval by your administrator.', { resource: 'device' });
}

function deviceDisabled(why = 'This device is disabled.'): Problem {
  return new Problem('forbidden', `${why} Ask your administrator.`, { resource: 'device' });
}
