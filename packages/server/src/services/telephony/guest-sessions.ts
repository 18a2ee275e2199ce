/** Starts, ends and lists guest sessions (hot desking): a guest uses a host's device for some hours. */
import { change, type Write } from '../../core/change.ts';
import { endGuest, type GuestWish, startGuest } from '../../core/composed/guest.ts';
import type { Core } from '../../core/core.ts';
import { reachOf, requireRight, requireSelfOr } from '../../core/rights.ts';
import { requireGuestSession } from '../../core/telephony/guest-sessions.ts';
import type { Actor } from '../../domain/actor.ts';
import type { PersonId, WorkspaceId } from '../../domain/ids.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import type { GuestSession } from '../../domain/telephony.ts';
import { selectHostedSessions } from '../../storage/statements/guest-sessions.ts';

export interface GuestFilter {
  readonly personId: PersonId | null;
  /** The workspace that owns the device. */
  readonly workspaceId: WorkspaceId | null;
}

export interface FoundSessions {
  /** Each with the owner of the device that the guest uses. */
  readonly sessions: readonly { readonly session: GuestSession; readonly host: Owner }[];
  /** The `after` of the next page; null on the last. */
  readonly next: string | null;
}

export interface GuestSessions {
  /** Starts a session and ends the one that another guest has on the device. */
  readonly start: (write: Write, wish: GuestWish) => Promise<GuestSession>;
  readonly end: (write: Write, id: string) => Promise<GuestSession>;
  /** Running sessions, oldest first, after an id. */
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
    list: async (actor, { personId, workspaceId }, after, limit) => {
      requireRight(actor, 'read guests');
      const key = { org: actor.org, now: core.clock.now(), after, personId, hostId: workspaceId, ...reachOf(actor) };
      const rows = await core.storage.all(selectHostedSessions, { ...key, limit: limit + 1 });
      const sessions = rows.slice(0, limit).map(({ hostKind, hostId, ...session }) => ({
        session,
        host: { kind: hostKind as OwnerKind, id: hostId },
      }));
      return { sessions, next: rows.length > limit ? (sessions.at(-1)?.session.id ?? null) : null };
    },
  };
}
