/** Lists loans: what is to come back, and who is late. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { assignmentAt, type NamedAssignment } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import type { OwnerId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { decodeCursor, encodeCursor } from '../../lib/cursor.ts';
import type { Instant } from '../../lib/instant.ts';
import { type NamedHeldRow, namedHeldAssignment } from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import { type LoanPosition, selectLoanAfter, selectLoans } from '../../storage/statements/loans.ts';
import { STRIDE } from '../strides.ts';

export interface Loan {
  readonly device: Device;
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
  const { clock, touches } = core;

  return {
    list: async (actor, filter, page) => {
      requireRight(actor, 'read devices');
      const now = clock.now();
      const rows = await readLoans(core, actor, filter, startOf(filter, now, page.cursor), page.limit + 1, now);
      const kept = rows.slice(0, page.limit);
      const last = kept.at(-1);
      const more = rows.length > page.limit && last !== undefined;
      return {
        items: kept.map(row => {
          const assignment = assignmentAt(touches.withActivity(actor.org, namedHeldAssignment(row)), now);
          return { device: toDevice(row), assignment, overdue: assignment.dueAt !== null && assignment.dueAt <= now };
        }),
        nextCursor: more ? encodeCursor([last.dueAt ?? 0, last.assignmentNumber]) : null,
      };
    },
  };
}

/** Reads in strides, so that a filter that few loans match does not block other requests. */
async function readLoans(
  { storage }: Core,
  actor: Actor,
  { state, dueBefore, ownerId }: LoanFilter,
  start: LoanPosition,
  limit: number,
  now: Instant,
): Promise<NamedHeldRow[]> {
  const { org } = actor;
  const before = Math.min(dueBefore ?? BEYOND, state === 'overdue' ? now + 1 : BEYOND);
  const found: NamedHeldRow[] = [];
  for (let from: LoanPosition | undefined = start; from !== undefined && found.length < limit && from.dueAt < before; ) {
    const edge: LoanPosition | undefined = await storage.one(selectLoanAfter, { org, ...from, skip: STRIDE - 1 });
    const { dueAt: upToDueAt, number: upToNumber } = edge ?? { dueAt: BEYOND, number: BEYOND };
    const range = { org, ...from, upToDueAt, upToNumber, before, now, ownerId, ...reachOf(actor), limit: limit - found.length };
    found.push(...(await storage.all(selectLoans, range)));
    from = edge;
    if (from !== undefined) await nextTurn();
  }
  return found;
}

/** Where the list begins: at the cursor, or at the first due time that can match. All numbers are above 0. */
function startOf({ state, dueAfter }: LoanFilter, now: Instant, cursor: string | null): LoanPosition {
  const first = Math.max(dueAfter ?? -BEYOND, state === 'due' ? now + 1 : -BEYOND);
  const start = { dueAt: first, number: 0 };
  if (cursor === null) return start;
  const [dueAt, number] = decodeCursor(cursor, ['number', 'number']) ?? [];
  if (typeof dueAt === 'number' && typeof number === 'number') return dueAt < first ? start : { dueAt, number };
  const expected = 'the nextCursor of an earlier answer';
  const fault = { where: 'query', field: 'cursor', kind: 'format', expected, value: cursor } as const;
  throw new Problem('invalid', `cursor must be ${expected}.`, { faults: [fault] });
}
