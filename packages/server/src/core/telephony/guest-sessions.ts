/** Stores guest sessions, the telephony part of a guest's assignment. */
import type { Assignment } from '../../domain/assignment.ts';
import type { DeviceId, PersonId } from '../../domain/ids.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import type { GuestSession } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  endGuestSessionOfAssignment,
  insertGuestSession,
  selectGuestSession,
  selectOpenGuestSession,
  selectOpenGuestSessionOf,
  updateGuestSession,
} from '../../storage/statements/guest-sessions.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { requireSelfOr } from '../rights.ts';
import { findDeskDevice, type OwnedDesk, requireControlledDesk } from './desks.ts';
import { readHoteling } from './hoteling.ts';

export function beginGuestSession(edit: Edit, assignment: Assignment, expiresAt: Instant): GuestSession {
  const session: GuestSession = {
    id: edit.newId(),
    deviceId: assignment.deviceId,
    personId: assignment.owner.id,
    assignmentId: assignment.id,
    createdAt: edit.now,
    expiresAt,
    until: null,
  };
  edit.tx.send(insertGuestSession, { org: edit.org, ...session });
  record.guestSessionStarted(edit, session);
  return session;
}

/** Ends the guest session of an assignment that has ended. */
export async function endGuestSessionOf(edit: Edit, { id, deviceId, owner, until }: Assignment): Promise<void> {
  const end = until ?? edit.now;
  const key = { org: edit.org, assignmentId: id, deviceId };
  if ((await edit.tx.one(selectOpenGuestSessionOf, key)) === undefined) return;
  for (const session of await edit.tx.returning(endGuestSessionOfAssignment, { ...key, until: end })) {
    record.guestSessionEnded(edit, { id: session.id, deviceId, personId: owner.id }, end);
  }
}

/** Moves the end of a guest's session with the planned end of their assignment. */
export async function moveGuestSession(edit: Edit, { id, deviceId, role, expiresAt }: Assignment): Promise<void> {
  if (role !== 'guest') return;
  const before = await edit.tx.one(selectOpenGuestSession, { org: edit.org, deviceId });
  if (before === undefined || before.assignmentId !== id || before.expiresAt === expiresAt) return;
  if (expiresAt === null) throw new Problem('conflict', 'A guest session has an end: move it, or end the session.');
  const after: GuestSession = { ...before, expiresAt };
  edit.tx.send(updateGuestSession, { org: edit.org, id: before.id, deviceId, expiresAt });
  record.guestSessionMoved(edit, before, after);
}

/** A running session, for its guest and for administrators who may see the device. */
export async function requireGuestSession(edit: Edit, id: string): Promise<GuestSession> {
  const { tx, org, actor, now } = edit;
  const session = await tx.one(selectGuestSession, { org, id });
  requireSelfOr(actor, session?.personId ?? '', 'write guests');
  if (session === undefined || session.until !== null || session.expiresAt <= now) throw notFound('guest_session');
  if (actor.id !== session.personId) await requireControlledDesk(edit, session.deviceId);
  return session;
}

/** The device's session that has not been ended, even if it has expired. */
export async function findOpenGuestSession({ tx, org }: Edit, deviceId: DeviceId): Promise<GuestSession | undefined> {
  return tx.one(selectOpenGuestSession, { org, deviceId });
}

/** The device of a host who accepts guests. The guest needs no right to see it. */
export async function requireHost(edit: Edit, deviceId: DeviceId, guestId: PersonId): Promise<OwnedDesk> {
  const { tx, org, now, actor } = edit;
  const isGuest = actor.id === guestId;
  const desk = isGuest ? await findDeskDevice(tx, org, deviceId, now) : await requireControlledDesk(edit, deviceId);
  if (desk === undefined) throw notFound('device');
  const { enabled } = await readHoteling(tx, org, desk.owner.id);
  if (!enabled) throw new Problem('conflict', 'The host of the device does not accept guests.');
  if (desk.owner.id === guestId) throw new Problem('conflict', 'The owner of a device cannot be its guest.');
  if (desk.device.disabled !== null) throw new Problem('conflict', 'The device is disabled.');
  return desk;
}
