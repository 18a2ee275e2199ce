/** Registers a phone in one step: device, assignment and push registration. */
import { type Block, hardwareKeys, restrictionOf } from '../../domain/block.ts';
import type { Platform } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { reportedName } from '../../domain/names.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound } from '../../domain/problem.ts';
import { pushTarget } from '../../domain/push.ts';
import { findBlocks } from '../blocks.ts';
import type { Edit } from '../change.ts';
import { createDevice } from '../devices/create.ts';
import { saveDevice } from '../devices/save.ts';
import { assignNew } from '../holding/assign.ts';
import { requireHolder, requireRoom } from '../holding/quota.ts';
import { rememberPhone } from '../identity/app-phone.ts';
import { findPhone, findPhoneByTarget, type HeldPhone } from '../pushes/phone.ts';
import { type RegistrationWish, saveRegistration, targetOf } from '../pushes/register.ts';
import { withBlocksOf } from './blocked-token.ts';

export type PhonePlatform = Extract<Platform, 'ios' | 'android'>;

/** Everything that an app may report about its phone. It replaces the previous report. */
export interface PhoneInput extends RegistrationWish {
  readonly name: string | null;
  readonly make: string;
  readonly model: string;
  readonly platform: PhonePlatform;
}

/** Registers the phone. If the app registered the same token before, that registration is updated. */
export async function registerPhone(edit: Edit, owner: Owner, input: PhoneInput): Promise<HeldPhone> {
  const target = pushTarget(edit.actor.applicationId, input.platform, input.token, owner.id);
  // Asked together: on PostgreSQL each question by itself is a round trip.
  const [known, held, blocks] = await Promise.all([
    findPhoneByTarget(edit, owner, target),
    requireHolder(edit, owner),
    findBlocks(edit, hardwareKeys({}, input.token), owner),
  ]);
  if (known === undefined) requireRoom(edit, held);
  const phone = known ?? (await createPhone(edit, owner, input, blocks));
  rememberPhone(edit, phone.assignmentNumber);
  return writePhone(edit, phone, input, true);
}

/** Replaces what the app reported about the phone. */
export async function replacePhone(edit: Edit, phone: HeldPhone, input: PhoneInput): Promise<HeldPhone> {
  const { registration } = phone;
  const target = targetOf(edit, { ...phone, device: { ...phone.device, platform: input.platform } }, input.token);
  const isKnown = registration !== null && registration.state !== 'active' && registration.target === target;
  // Only a registration moves a token to another phone: a script may change many in turn.
  if (edit.actor.appAssignmentNumber === null) rememberPhone(edit, phone.assignmentNumber);
  // An app that only sends back what it read must not take the token from the registration that has it now.
  return writePhone(edit, await withBlocksOf(edit, phone, input.token), input, !isKnown || input.acceptNotifications);
}

/** Registers the push token of a phone that the owner already holds. */
export async function registerPush(edit: Edit, owner: Owner, deviceId: DeviceId, token: string): Promise<HeldPhone> {
  const held = await findPhone(edit, owner, deviceId);
  if (held === undefined) throw notFound('device');
  const phone = await withBlocksOf(edit, held, token);
  const wish = { token, notificationId: phone.registration?.notificationId ?? '', acceptNotifications: true, sessionHash: null };
  return { ...phone, registration: await saveRegistration(edit, phone, wish, true) };
}

/** A phone whose token is blocked comes out disabled. */
async function createPhone(edit: Edit, owner: Owner, input: PhoneInput, blocks: readonly Block[]): Promise<HeldPhone> {
  const { make, model, platform } = input;
  const name = reportedName('name', input.name);
  const device = await createDevice(edit, { kind: 'mobile', name, make, model, platform }, 'mac', blocks);
  const assignment = await assignNew(edit, device, { owner, role: 'owner' }, blocks);
  const isRestricted = device.disabled !== null || restrictionOf(assignment) !== null;
  const { id: assignmentId, number: assignmentNumber } = assignment;
  return { device, owner, assignmentId, assignmentNumber, isRestricted, registration: null };
}

async function writePhone(edit: Edit, phone: HeldPhone, input: PhoneInput, claims: boolean): Promise<HeldPhone> {
  const { make, model, platform } = input;
  const name = reportedName('name', input.name);
  const device = await saveDevice(edit, phone.device, { ...phone.device, name, make, model, platform });
  const written = { ...phone, device };
  return { ...written, registration: await saveRegistration(edit, written, input, claims) };
}
