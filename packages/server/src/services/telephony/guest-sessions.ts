/** Hot desking: a guest uses a host's device for some hours. */
import { change, type Write } from '../../core/change.ts';
import { endGuest, type GuestWish, startGuest } from '../../core/composed/guest.ts';
import type { Core } from '../../core/core.ts';
import { requireRight, requireSelfOr, seesLocation } from '../../core/rights.ts';
import { findDeskDevice, type OwnedDesk } from '../../core/telephony/desks.ts';
import { requireGuestSession } from '../../core/telephony/guest-sessions.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeviceId, OrgId, PersonId, WorkspaceId } from '../../domain/ids.ts';
import type { GuestSession } from '../../domain/telephony.ts';
import { selectGuestSessions } from '../../storage/statements/guest-sessions.ts';

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
  readonly start: (write: Write, wish: GuestWish) => Promise<GuestSession>;
  readonly end: (write: Write, id: string) => Promise<GuestSession>;
  /** Sessions that last, oldest first, from behind an id on. */
  readonly list: (actor: Actor, filter: GuestFilter, after: string, limit: number) => Promise<FoundSessions>;
}

export function createGuestSessions(core: Core): GuestSessions {
  return {
    start: async (write, wish) => {
      requireSelfOr(write.actor, wish.personId, 'write guests');
      return change(core, write, { name: 'guestSessions.start', needs: null }, wish, async edit => {
        requireSelfOr(edit.actor, wish.personId, 'write guests');
        return startGuest(edit, wish);
      });
    },
    end: (write, id) =>
      change(core, write, { name: 'guestSessions.end', needs: null }, { id }, async edit => {
        const session = await requireGuestSession(edit, id);
        await endGuest(edit, session, write.reason ?? 'ended');
        return { ...session, until: edit.now };
      }),
    list: async (actor, filter, after, limit) => {
      requireRight(actor, 'read guests');
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

async function* lasting(core: Core, org: OrgId, after: string): AsyncGenerator<GuestSession> {
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
