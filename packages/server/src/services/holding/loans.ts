/** Lists loans: what is to come back, and who is late. */
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { nameDevices } from '../../core/disabled-by.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { assignmentAt, type NamedAssignment } from '../../domain/assignment.ts';
import type { NamedDevice } from '../../domain/device.ts';
import type { OwnerId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { type NamedHeldRow, namedHeldAssignment } from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import { selectLoanAfter, selectLoans } from '../../storage/statements/loans.ts';
import { cursorOf, firstAfter, type Ordered, type Position, positionOf } from '../positions.ts';

export interface Loan {
  readonly device: NamedDevice;
  readonly assignment: NamedAssignment;
  readonly overdue: boolean;
}

/** Null matches every loan. */
export interface LoanFilter {
  /** `due`: in time. `overdue`: late. */
  readonly state: 'all' | 'due' | 'overdue';
  readonly dueAfter: Instant | null;
  readonly dueBefore: Instant | null;
  readonly ownerId: OwnerId | null;
}

export interface Loans {
  /** By due time, the earliest first. Only those of holders in the reach of the actor. */
  readonly list: (actor: Actor, filter: LoanFilter, page: PageRequest) => Promise<Page<Loan>>;
}

const BEYOND = Number.MAX_SAFE_INTEGER;

export function createLoans(core: Core): Loans {
  const { clock, storage, touches } = core;

  return {
    list: async (actor, filter, page) => {
      requireRight(actor, 'read devices');
      const now = clock.now();
      const rows = await firstAfter(loansOf(core, actor, filter, now), startOf(filter, now, page.cursor), page.limit + 1);
      const kept = rows.slice(0, page.limit);
      const last = kept.at(-1);
      const devices = await nameDevices(storage, actor.org, kept.map(toDevice));
      const more = rows.length > page.limit && last !== undefined;
      return {
        items: devices.map((device, place) => {
          const row = kept[place] as NamedHeldRow;
          const assignment = assignmentAt(touches.withActivity(actor.org, namedHeldAssignment(row)), now);
          return { device, assignment, overdue: assignment.dueAt !== null && assignment.dueAt <= now };
        }),
        nextCursor: more ? cursorOf({ at: last.dueAt ?? 0, number: last.assignmentNumber }) : null,
      };
    },
  };
}

/** The loans that match, after a position. */
function loansOf(
  { storage }: Core,
  actor: Actor,
  { state, dueBefore, ownerId }: LoanFilter,
  now: Instant,
): Ordered<NamedHeldRow> {
  const { org } = actor;
  const before = Math.min(dueBefore ?? BEYOND, state === 'overdue' ? now + 1 : BEYOND);
  return {
    edge: async (from, skip) => {
      const edge = await storage.one(selectLoanAfter, { org, ...from, skip });
      return edge === undefined || edge.at >= before ? undefined : edge;
    },
    read: (from, upTo, limit) => {
      const { at: upToAt, number: upToNumber } = upTo ?? { at: BEYOND, number: BEYOND };
      const range = { org, ...from, upToAt, upToNumber, before, now, ownerId, ...reachOf(actor), limit };
      return storage.all(selectLoans, range);
    },
  };
}

/** Where the list begins: at the cursor, or at the first due time that can match. All numbers are above 0. */
function startOf({ state, dueAfter }: LoanFilter, now: Instant, cursor: string | null): Position {
  const start = { at: Math.max(dueAfter ?? -BEYOND, state === 'due' ? now + 1 : -BEYOND), number: 0 };
  const position = positionOf(cursor, start);
  return position.at < start.at ? start : position;
}
