/** Stores push registrations. All code that registers, changes or ends one calls this file. */
import { LENGTHS } from '@heldby/contract';
import type { Assignment } from '../../domain/assignment.ts';
import { type PushRegistration, pushTarget } from '../../domain/push.ts';
import { selectAssignment, toAssignment } from '../../storage/statements/assignments.ts';
import {
  endRegistration,
  insertRegistration,
  quarantineTarget,
  selectOpenRegistration,
  updateRegistration,
  updateRegistrationDetails,
  updateRegistrationTarget,
} from '../../storage/statements/pushes.ts';
import { blockToken } from '../blocks.ts';
import type { Edit } from '../change.ts';
import { requireLength } from '../lengths.ts';
import { record } from '../record.ts';
import type { HeldPhone } from './phone.ts';

/** What an app reports about its registration. */
export type RegistrationWish = Pick<PushRegistration, 'token' | 'notificationId' | 'acceptNotifications' | 'sessionHash'>;

/** The push target of the token. A registration keeps its application; a new one gets the actor's. */
export function targetOf(
  edit: Edit,
  { device, owner, registration }: Pick<HeldPhone, 'device' | 'owner' | 'registration'>,
  token: string,
): string {
  const applicationId = registration === null ? edit.actor.applicationId : registration.applicationId;
  return pushTarget(applicationId, device.platform ?? 'other', token, owner.id);
}

/**
 * Writes the phone's registration if it differs from the app's report, and returns the stored object. `claims`: takes the token
 * over from the registration that has it now.
 */
export async function saveRegistration(
  edit: Edit,
  phone: HeldPhone,
  wish: RegistrationWish,
  claims: boolean,
): Promise<PushRegistration> {
  const before = phone.registration;
  const after: PushRegistration = {
    assignmentId: phone.assignmentId,
    applicationId: before === null ? edit.actor.applicationId : before.applicationId,
    target: targetOf(edit, phone, wish.token),
    state: claims ? 'active' : (before?.state ?? 'active'),
    token: wish.token,
    notificationId: wish.notificationId,
    acceptNotifications: wish.acceptNotifications,
    sessionHash: wish.sessionHash,
  };
  if (before !== null && isSame(before, after)) return before;
  requireWishLengths(wish);
  const takesOver = after.state === 'active' && (before?.state !== 'active' || before.target !== after.target);
  if (takesOver) await quarantineOthers(edit, after);
  const row = { ...after, acceptNotifications: after.acceptNotifications ? 1 : 0 };
  edit.tx.send(statementFor(before, after), { org: edit.org, now: edit.now, ...row });
  const about = { device: phone.device.id, owner: phone.owner };
  if (phone.isRestricted && before?.token !== after.token) await blockToken(edit, phone.device.id, phone.owner, after.token);
  if (before === null) record.pushRegistered(edit, after, about);
  else record.pushUpdated(edit, before, after, about);
  return after;
}

/** These belong to the holder's app, so no event shows them. */
function requireWishLengths({ token, notificationId, sessionHash }: RegistrationWish): void {
  requireLength('token', token, LENGTHS.token);
  requireLength('notificationId', notificationId, LENGTHS.appId);
  requireLength('sessionHash', sessionHash, LENGTHS.appId);
}

/** Ends the registration with its assignment, so that no pushes go to a device for a person who does not hold it. */
export async function endRegistrationsOf(edit: Edit, { id, deviceId, owner }: Assignment): Promise<void> {
  const reason = 'assignment ended';
  const key = { org: edit.org, assignmentId: id };
  if ((await edit.tx.one(selectOpenRegistration, key)) === undefined) return;
  edit.tx.send(endRegistration, { ...key, reason, now: edit.now });
  record.pushEnded(edit, id, reason, { device: deviceId, owner });
}

async function quarantineOthers(edit: Edit, { assignmentId, target }: PushRegistration): Promise<void> {
  const reason = 'the token was registered again';
  const older = await edit.tx.returning(quarantineTarget, { org: edit.org, target, except: assignmentId, reason, now: edit.now });
  for (const other of older) {
    const row = await edit.tx.one(selectAssignment, { org: edit.org, id: other.assignmentId });
    if (row === undefined) continue;
    const { deviceId, owner } = toAssignment(row);
    record.pushQuarantined(edit, other.assignmentId, reason, { device: deviceId, owner });
  }
}

/** The narrowest statement that writes the change: SQLite writes every index whose columns are named. */
function statementFor(before: PushRegistration | null, after: PushRegistration) {
  if (before === null) return insertRegistration;
  if (before.state !== after.state) return updateRegistration;
  return before.target === after.target && before.token === after.token ? updateRegistrationDetails : updateRegistrationTarget;
}

const COMPARED = ['target', 'token', 'notificationId', 'acceptNotifications', 'sessionHash', 'state'] as const;

function isSame(one: PushRegistration, other: PushRegistration): boolean {
  return COMPARED.every(member => one[member] === other[member]);
}
