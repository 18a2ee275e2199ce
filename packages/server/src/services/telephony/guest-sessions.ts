/** Hot desking: a guest uses a host's device for some hours, and then no more. */

import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireRole, seesLocation } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeviceId, PersonId, WorkspaceId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import type { Role } from '../../domain/role.ts';
import { type GuestSession, guestSessionEnd } from '../../domain/telephony.ts';
import { selectAssignment, toAssignment } from '../../storage/statements/assignments.ts';
import {
  insertGuestSession,
  selectGuestSession,
  selectGuestSessions,
  selectOpenGuestSession,
} from '../../storage/statements/guest-sessions.ts';
import { assign, end } from '../holding/assignments.ts';
import { readHoteling, requireAbleCalling } from './calling.ts';
import { findDeskDevice, type OwnedDesk, requireDeskDevice } from './desk-devices.ts';

export interface GuestSessionInput {
  readonly deviceId: DeviceId;
  readonly personId: PersonId;
  /** How long; cut to the host's limit. Null: as long as that allows. */
  readonly hours: number | null;
}

export interface GuestFilter {
  readonly personId: PersonId | null;
  /** The workspace whose device it is. */
  readonly workspaceId: WorkspaceId | null;
}

export interface FoundSessions {
  readonly sessions: readonly { readonly session: GuestSession; readonly host: OwnedDesk }[];
  /** Behind which id the next page begins; null on the last. */
  readonly next: string | null;
}

export interface GuestSessions {
  /** Starts a session; another guest's on the same device ends with it. */
  readonly start: (write: Write, input: GuestSessionInput) => Promise<GuestSession>;
  readonly end: (write: Write, id: string) => Promise<GuestSession>;
  /** Sessions that last, oldest first, from behind an id on. */
  readonly list: (actor: Actor, filter: GuestFilter, after: string, limit: number) => Promise<FoundSessions>;
}

const READ: readonly Role[] = ['full', 'read_only', 'location_admin'];
const WRITE: readonly Role[] = ['full', 'location_admin'];

export function createGuestSessions(core: Core): GuestSessions {
  return {
    start: async (write, input) => {
      if (write.actor.id !== input.personId) requireRole(write.actor, WRITE);
      return change(core, write, { name: 'guestSessions.start', needs: null }, input, async edit => {
        const { tx, now } = edit;
        const guest = personOwner(input.personId);
        // A guest comes from anywhere, so that whoever looks after the host's location alone may let him in.
        await requireAbleCalling(tx, { ...write.actor, role: 'full' }, guest);
        const desk = await requireHost(edit, input.deviceId, guest.id);
        const expiresAt = guestSessionEnd(await readHoteling(tx, edit.org, desk.owner.id), input.hours, now);
        const assignment = await assign(edit, desk.device, { deviceId: desk.device.id, owner: guest, role: 'guest', expiresAt });
        const session: GuestSession = {
          id: edit.newId(),
          deviceId: desk.device.id,
          personId: guest.id,
          assignmentId: assignment.id,
          createdAt: now,
          expiresAt,
          until: null,
        };
        tx.send(insertGuestSession, { org: edit.org, ...session });
        edit.record({
          type: 'guest_session.started',
          subject: session.id,
          device: session.deviceId,
          owner: guest,
          after: session,
        });
        return session;
      });
    },
    end: async (write, id) =>
      change(core, write, { name: 'guestSessions.end', needs: null }, { id }, async edit => {
        const { tx, org, now } = edit;
        const session = await tx.one(selectGuestSession, { org, id });
        if (session?.personId !== write.actor.id) requireRole(write.actor, WRITE);
        if (session === undefined || session.until !== null || session.expiresAt <= now) throw notFound('guest_session');
        if (write.actor.id !== session.personId) await requireDeskDevice(tx, write.actor, session.deviceId, now);
        await endSession(edit, session, write.reason ?? 'ended');
        return { ...session, until: now };
      }),
    list: async (actor, filter, after, limit) => {
      requireRole(actor, READ);
      const sessions: { session: GuestSession; host: OwnedDesk }[] = [];
      for await (const session of lasting(core, actor.org, after)) {
        if (filter.personId !== null && session.personId !== filter.personId) continue;
        const host = await findHost(core, actor, session.deviceId);
        if (host === undefined || (filter.workspaceId !== null && host.owner.id !== filter.workspaceId)) continue;
        if (sessions.length === limit) return { sessions, next: sessions.at(-1)?.session.id ?? null };
        sessions.push({ session: { ...session }, host });
      }
      return { sessions, next: null };
    },
  };
}

const BATCH = 100;

async function* lasting(core: Core, org: number, after: string): AsyncGenerator<GuestSession> {
  let last = after;
  for (;;) {
    const rows = await core.storage.all(selectGuestSessions, { org, now: core.clock.now(), after: last, limit: BATCH });
    yield* rows;
    const end = rows.at(-1);
    if (end === undefined || rows.length < BATCH) return;
    last = end.id;
  }
}

/** Undefined for a device that the actor does not see. */
async function findHost(core: Core, actor: Actor, deviceId: DeviceId): Promise<OwnedDesk | undefined> {
  const host = await findDeskDevice(core.storage, actor.org, deviceId, core.clock.now());
  return host !== undefined && seesLocation(actor, host.locationId) ? host : undefined;
}

/** The host's device, free of any other guest: the last one to come has it. */
async function requireHost(edit: Edit, deviceId: DeviceId, guestId: PersonId): Promise<OwnedDesk> {
  const { tx, org, now, actor } = edit;
  const isGuest = actor.id === guestId;
  const desk = isGuest ? await findDeskDevice(tx, org, deviceId, now) : await requireDeskDevice(tx, actor, deviceId, now);
  if (desk === undefined) throw notFound('device');
  const { enabled } = await readHoteling(tx, org, desk.owner.id);
  if (!enabled) throw new Problem('conflict', 'The host of the device takes no guests.');
  if (desk.owner.id === guestId) throw new Problem('conflict', 'Nobody is a guest on a device of his own.');
  if (desk.device.disabled !== null) throw new Problem('conflict', 'The device is disabled.');
  const open = await tx.one(selectOpenGuestSession, { org, deviceId });
  if (open !== undefined) await endSession(edit, open, 'another guest came');
  return desk;
}

async function endSession(edit: Edit, session: GuestSession, reason: string): Promise<void> {
  const row = await edit.tx.one(selectAssignment, { org: edit.org, id: session.assignmentId });
  if (row !== undefined && row.until === null) await end(edit, toAssignment(row), reason);
}
