/** Lists who leaves and who left, newest first, and returns one of them with everything that ended. */
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OwnerId, PersonId } from '../../domain/ids.ts';
import type { NamedOffBoarding, OffBoardingState } from '../../domain/off-boarding.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  type NamedOffBoardingRow,
  selectLeaverAfter,
  selectLeavers,
  toNamedOffBoarding,
} from '../../storage/statements/off-boardings.ts';
import { cursorOf, firstAfter, type Ordered, positionOf } from '../positions.ts';
import { requireOffBoarding } from './find-off-boarding.ts';

/** Null matches everybody. */
export interface LeaverFilter {
  readonly state: OffBoardingState | null;
  readonly from: Instant | null;
  /** Not with it. */
  readonly before: Instant | null;
  readonly personId: PersonId | null;
  /** Who asked for it. */
  readonly byId: OwnerId | null;
  /** Only what can be undone now. */
  readonly undoable: boolean;
}

export interface Leavers {
  /** By the day on which they leave, the last first. Without what ended. */
  readonly list: (actor: Actor, filter: LeaverFilter, page: PageRequest) => Promise<Page<NamedOffBoarding>>;
  readonly get: (actor: Actor, id: string) => Promise<NamedOffBoarding>;
}

const BEYOND = Number.MAX_SAFE_INTEGER;

export function createLeavers(core: Core): Leavers {
  return {
    list: async (actor, filter, page) => {
      requireRight(actor, 'read people');
      // The list is read from a position that is not in it: all numbers are above 0.
      const start = { at: filter.before ?? BEYOND, number: 0 };
      const position = positionOf(page.cursor, start);
      const rows = await firstAfter(leaversOf(core, actor, filter), position.at > start.at ? start : position, page.limit + 1);
      const kept = rows.slice(0, page.limit);
      const last = kept.at(-1);
      const more = rows.length > page.limit && last !== undefined;
      return {
        items: kept.map(toNamedOffBoarding),
        nextCursor: more ? cursorOf({ at: last.effectiveAt, number: last.number }) : null,
      };
    },
    get: async (actor, id) => {
      requireRight(actor, 'read people');
      return requireOffBoarding(core.storage, actor, id);
    },
  };
}

function leaversOf({ storage, clock }: Core, actor: Actor, filter: LeaverFilter): Ordered<NamedOffBoardingRow> {
  const { org } = actor;
  const { state, personId, byId } = filter;
  const since = filter.from ?? -BEYOND;
  const rest = { state, personId, byId, since, undoable: filter.undoable ? 1 : 0, now: clock.now(), ...reachOf(actor) } as const;
  return {
    edge: async (position, skip) => {
      const edge = await storage.one(selectLeaverAfter, { org, ...position, skip });
      return edge === undefined || edge.at < since ? undefined : edge;
    },
    read: (position, downTo, limit) => {
      const { at: downToAt, number: downToNumber } = downTo ?? { at: -BEYOND, number: 0 };
      return storage.all(selectLeavers, { org, ...position, downToAt, downToNumber, ...rest, limit });
    },
  };
}
