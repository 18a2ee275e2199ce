/** Off-boardings: somebody leaves, now or on a given day, and can be taken back for a while. */
import type { Instant } from '../lib/instant.ts';
import type { Assignment, Doer } from './assignment.ts';
import type { ApplicationId, AssignmentId, DeviceId, GroupId, LocationId, OwnerId, PersonId } from './ids.ts';
import type { Owner } from './owner.ts';
import type { Calling, Line } from './telephony.ts';

export type OffBoardingState = 'planned' | 'done' | 'undone' | 'cancelled' | 'failed';

/** Kinds of things that somebody who leaves may have. */
export type ThingKind =
  | 'login'
  | 'password'
  /** What they are called in another system. */
  | 'identifier'
  | 'identity'
  | 'assignment'
  | 'line'
  | 'calling'
  | 'push'
  | 'guest_session'
  | 'activation_code'
  | 'token'
  | 'session'
  | 'consent'
  | 'group'
  | 'location'
  | 'block';

/** One thing that ends, is handed over or stays when somebody leaves. */
export interface Thing {
  readonly kind: ThingKind;
  /** The id of the assignment, line, token, group …; for what a person has once, the person's own. */
  readonly id: string;
  /** By which people know it. */
  readonly name: string;
  readonly deviceId: DeviceId | null;
  readonly becomes: 'ends' | 'handed_over' | 'stays';
  /** Why it stays, or is not handed over; null where nothing needs saying. */
  readonly why: string | null;
}

/** An assignment that ended, and the one by which somebody else got the device, if anybody did. */
export interface LeftAssignment {
  readonly assignment: Assignment;
  readonly heirId: AssignmentId | null;
}

/** What an undo brings back. Without secrets. */
export interface Left {
  readonly disabledReason: string | null;
  readonly assignments: readonly LeftAssignment[];
  readonly lines: readonly Line[];
  readonly calling: Calling | null;
  readonly groups: readonly GroupId[];
  readonly locations: readonly LocationId[];
  readonly consents: readonly { readonly applicationId: ApplicationId; readonly scopes: readonly string[] }[];
}

export interface OffBoarding {
  readonly id: string;
  readonly number: number;
  readonly personId: PersonId;
  readonly state: OffBoardingState;
  /** When the person is to leave, or left. */
  readonly effectiveAt: Instant;
  readonly reason: string | null;
  /** Who gets the devices. */
  readonly handTo: Owner | null;
  /** Nobody else may have the login. */
  readonly keepLogin: boolean;
  readonly createdAt: Instant;
  /** Who asked for it; null for the system. */
  readonly createdBy: OwnerId | null;
  readonly doneAt: Instant | null;
  /** Until when it can be undone; null unless it was done. */
  readonly undoUntil: Instant | null;
  /** When it was undone or cancelled, or failed. */
  readonly closedAt: Instant | null;
  readonly closedBy: OwnerId | null;
  /** Why it failed. */
  readonly problem: string | null;
  /** Empty before it is done. */
  readonly things: readonly Thing[];
  /** Null before it is done, and when it cannot be undone any more. */
  readonly left: Left | null;
  readonly revision: number;
}

export interface NamedOffBoarding extends OffBoarding {
  readonly names: {
    readonly person: string;
    readonly login: string;
    readonly handTo: string;
    readonly createdBy: Doer;
    readonly closedBy: Doer;
  };
}

/** Long enough to notice a mistake at the end of a month, short enough for what is kept about somebody who left. */
export const UNDO_DAYS = 30;
export const UNDO_MICROS = UNDO_DAYS * 24 * 3_600_000_000;
