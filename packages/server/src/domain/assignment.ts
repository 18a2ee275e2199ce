/** Assignments: an owner holds a device during the half-open interval `[createdAt, until)`. Has the rules of that interval. */
import type { Instant } from '../lib/instant.ts';
import type { AssignmentId, DeviceId, OwnerId } from './ids.ts';
import type { Owner } from './owner.ts';

export type AssignmentRole = 'owner' | 'user' | 'shared_line' | 'guest';

export interface Assignment {
  readonly id: AssignmentId;
  readonly number: number;
  readonly deviceId: DeviceId;
  readonly owner: Owner;
  readonly role: AssignmentRole;
  readonly createdAt: Instant;
  /** Who gave the device: the owner themselves, somebody else, or the organization's id for the system. */
  readonly createdBy: string;
  /** In the words of who gave it. */
  readonly createReason: string | null;
  /** The instant at which it ended; null while it is open. Never in the future. */
  readonly until: Instant | null;
  readonly endReason: string | null;
  /** Who ended it; null for the system, and while it is open. */
  readonly endedBy: OwnerId | null;
  /** A planned end: from this instant on every read treats it as ended. */
  readonly expiresAt: Instant | null;
  /** A planned disabling. */
  readonly disableAt: Instant | null;
  /** When a loan is to come back. Nothing ends then: the holder is late. */
  readonly dueAt: Instant | null;
  /** Why this holder, but no other, is blocked on the device; null while they are not. */
  readonly disabledReason: string | null;
  /** Who blocked them; null for the system, and if it is unknown. */
  readonly disabledBy: OwnerId | null;
  /** Since when; null while they are not blocked, and if it is unknown. */
  readonly disabledAt: Instant | null;
  /** When the holder last used the device; null if they never did. */
  readonly lastActiveAt: Instant | null;
  /** When it was entered, where somebody gave its interval by hand; null where it began as it was entered. */
  readonly enteredAt: Instant | null;
  readonly revision: number;
}

/** Who did something, with a name that is known also after they have left. */
export interface Doer {
  readonly kind: 'person' | 'application' | 'system';
  /** Null for the system. */
  readonly id: OwnerId | null;
  readonly name: string;
}

/** What is done without anybody asking for it then. */
export const SYSTEM: Doer = { kind: 'system', id: null, name: 'system' };

/** Somebody did ask for it: the operator of the installation, who is nobody in the organization. */
export const OPERATOR: Doer = { kind: 'system', id: null, name: 'operator' };

export interface NamedAssignment extends Assignment {
  readonly names: {
    readonly owner: string;
    readonly createdBy: Doer;
    /** Null while the assignment is open. */
    readonly endedBy: Doer | null;
    /** Null while the holder is not blocked. */
    readonly disabledBy: Doer | null;
  };
}

/** The actual or planned end, whichever is earlier; null if there is neither. */
export function endOf(assignment: Pick<Assignment, 'until' | 'expiresAt'>): Instant | null {
  if (assignment.until === null) return assignment.expiresAt;
  if (assignment.expiresAt === null) return assignment.until;
  return Math.min(assignment.until, assignment.expiresAt);
}

/** Whether the owner holds the device at the instant. */
export function holdsAt(assignment: Pick<Assignment, 'createdAt' | 'until' | 'expiresAt'>, instant: Instant): boolean {
  const end = endOf(assignment);
  return assignment.createdAt <= instant && (end === null || instant < end);
}

/**
 * The `until` to store when an assignment is ended now: not before it began (clocks of two nodes can differ), and not after a
 * planned end that has passed.
 */
export function endingInstant(assignment: Pick<Assignment, 'createdAt' | 'expiresAt'>, now: Instant): Instant {
  const end = assignment.expiresAt === null ? now : Math.min(now, assignment.expiresAt);
  return Math.max(end, assignment.createdAt);
}

/** The reason of a planned end that has come. */
export const EXPIRED = 'expired';

/** The reason of a planned disabling. */
export const SCHEDULED = 'scheduled';

/** Why the holder is blocked. A planned disabling counts from its instant on. */
export function disabledReasonAt(assignment: Pick<Assignment, 'disabledReason' | 'disableAt'>, now: Instant): string | null {
  if (assignment.disabledReason !== null) return assignment.disabledReason;
  return assignment.disableAt !== null && assignment.disableAt <= now ? SCHEDULED : null;
}

/** The assignment as it counts at the instant: a plan that has come shows, whether or not it is stored yet. */
export function assignmentAt<A extends Assignment>(assignment: A, now: Instant): A {
  const { until, expiresAt } = assignment;
  const isOver = until === null && expiresAt !== null && expiresAt <= now;
  const isBlocked = isDisablingDue(assignment, now);
  if (!isOver && !isBlocked) return assignment;
  const { names } = assignment as Partial<NamedAssignment>;
  return {
    ...assignment,
    ...(isOver ? { until: endingInstant(assignment, now), endReason: EXPIRED } : {}),
    ...(isBlocked ? { disabledReason: SCHEDULED, disabledBy: null, disabledAt: assignment.disableAt } : {}),
    ...(names && { names: { ...names, ...(isOver ? { endedBy: SYSTEM } : {}), ...(isBlocked ? { disabledBy: SYSTEM } : {}) } }),
  };
}

/** Whether a planned disabling has come that is not stored yet. An assignment that ended before it was never disabled. */
export function isDisablingDue(
  { until, expiresAt, disabledReason, disableAt }: Pick<Assignment, 'until' | 'expiresAt' | 'disabledReason' | 'disableAt'>,
  now: Instant,
): boolean {
  const end = endOf({ until, expiresAt });
  return disabledReason === null && disableAt !== null && disableAt <= now && (end === null || disableAt < end);
}

/** Roles of which an owner has at most one on a device. Shared lines and guest sessions come in addition. */
export const HOLDING_ROLES: readonly AssignmentRole[] = ['owner', 'user'];

/** Whether one owner cannot have both roles on a device at the same time. */
export function excludes(one: AssignmentRole, other: AssignmentRole): boolean {
  return one === other || (HOLDING_ROLES.includes(one) && HOLDING_ROLES.includes(other));
}
