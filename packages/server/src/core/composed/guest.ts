/** Starts and ends guest sessions (hot desking): a guest holds a host's device for some hours. */
import type { DeviceId, PersonId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import { type GuestSession, guestSessionEnd } from '../../domain/telephony.ts';
import type { Edit } from '../change.ts';
import { assign } from '../holding/assign.ts';
import { findAssignment } from '../holding/find.ts';
import { hostEnd } from '../holding/guests.ts';
import { endAssignment } from '../holding/save.ts';
import { requireOwner } from '../owners.ts';
import { requireAbleCallingAnywhere } from '../telephony/find-calling.ts';
import { beginGuestSession, findOpenGuestSession, requireHost } from '../telephony/guest-sessions.ts';
import { readHoteling } from '../telephony/hoteling.ts';

export interface GuestWish {
  readonly deviceId: DeviceId;
  readonly personId: PersonId;
  /** Cut to the host's limit. Null: the limit itself. */
  readonly hours: number | null;
}

/** Starts a session and ends the one that another guest has on the device. Guests who come by themselves may be from anywhere. */
export async function startGuest(edit: Edit, { deviceId, personId, hours }: GuestWish): Promise<GuestSession> {
  const { tx, org, now } = edit;
  const owner = personOwner(personId);
  if (edit.actor.id !== personId) await requireOwner(tx, edit.actor, owner);
  const { guestAllowed } = await requireAbleCallingAnywhere(tx, org, owner);
  if (!guestAllowed) throw new Problem('conflict', 'The person is not allowed to be a guest.');
  const { device, owner: host } = await requireHost(edit, deviceId, personId);
  const open = await findOpenGuestSession(edit, deviceId);
  if (open !== undefined) await endGuest(edit, open, 'another guest came');
  const wanted = guestSessionEnd(await readHoteling(tx, org, host.id), hours, now);
  const expiresAt = Math.min(wanted, (await hostEnd(edit, deviceId)) ?? wanted);
  const assignment = await assign(edit, device, { owner, role: 'guest', expiresAt });
  return beginGuestSession(edit, assignment, expiresAt);
}

/** Ends the guest's assignment, and with it the session. */
export async function endGuest(edit: Edit, session: GuestSession, reason: string): Promise<void> {
  const assignment = await findAssignment(edit.tx, edit.actor, session.assignmentId);
  if (assignment?.until === null) await endAssignment(edit, assignment, reason);
}
