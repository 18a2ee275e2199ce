/** Merges: two registrations turn out to be one thing. One is kept; the other's id leads to it. Also what an undo needs. */
import type { Instant } from '../lib/instant.ts';
import type { Assignment } from './assignment.ts';
import type { Device } from './device.ts';
import type { AssignmentId, DeviceId, OwnerId } from './ids.ts';
import type { Evidence } from './same-hardware.ts';
import { lastOf, standsAgainst } from './standing.ts';

/** What becomes of an assignment. `cut`: it ends where a later one begins. `absorbed`: a longer one of the same holder says the same. */
export type Becomes = 'moves' | 'cut' | 'absorbed';

export interface MergedThing {
  readonly kind: 'assignment';
  readonly id: AssignmentId;
  /** By which people know it. */
  readonly name: string;
  readonly becomes: Becomes;
  /** Where it was cut. */
  readonly until: Instant | null;
  readonly why: string | null;
}

/** An assignment as it was, and its revision after the merge; null where it was absorbed. */
export interface Touched {
  readonly before: Assignment;
  readonly afterRevision: number | null;
}

/** What a block says of an assignment. */
export type Carried = Pick<Assignment, 'expiresAt' | 'disableAt' | 'disabledReason' | 'disabledBy' | 'disabledAt'>;

/** An assignment that began to be blocked with the merge. */
export interface Restricted {
  readonly id: AssignmentId;
  readonly before: Carried;
  readonly after: Carried;
  readonly revision: number;
}

/** What an undo brings back. */
export interface Restore {
  readonly merged: Device;
  readonly hardwareKey: string | null;
  readonly enteredAt: Instant | null;
  readonly keptBefore: Device;
  readonly keptAfter: Device;
  readonly touched: readonly Touched[];
  /** The blocks that the kept device got from the other one. */
  readonly adoptedBlocks: readonly string[];
  /** Not in what was stored by older versions. */
  readonly restricted?: readonly Restricted[];
}

export interface Merge {
  readonly id: string;
  readonly number: number;
  readonly keptId: DeviceId;
  readonly mergedId: DeviceId;
  readonly mergedNumber: number;
  readonly reason: string | null;
  readonly evidence: readonly Evidence[];
  readonly createdAt: Instant;
  /** Null for the system. */
  readonly createdBy: OwnerId | null;
  readonly undoUntil: Instant;
  /** When it was undone. */
  readonly closedAt: Instant | null;
  readonly things: readonly MergedThing[];
  /** Null when it cannot be undone any more. */
  readonly restore: Restore | null;
}

export interface FactsPlan {
  readonly cuts: readonly { readonly fact: Assignment; readonly until: Instant; readonly by: Assignment }[];
  readonly absorbed: readonly { readonly fact: Assignment; readonly by: Assignment }[];
  /** A fact of one holder, and that of another one within its time, so that neither can give way. */
  readonly against: readonly (readonly [Assignment, Assignment])[];
}

/**
 * Makes one history of two. Where two facts cannot both be true, the one that began later is right from then on, because the last to register
 * has the device. What lies within a longer fact of the same holder says nothing new.
 */
export function planFacts(facts: readonly Assignment[]): FactsPlan {
  const cuts = new Map<AssignmentId, FactsPlan['cuts'][number]>();
  const absorbed: FactsPlan['absorbed'][number][] = [];
  const against: (readonly [Assignment, Assignment])[] = [];
  const inOrder = facts.toSorted((one, other) => one.createdAt - other.createdAt || one.number - other.number);
  const standing: Assignment[] = [];
  for (const later of inOrder) {
    let isAbsorbed = false;
    for (const [place, earlier] of standing.entries()) {
      if (isAbsorbed || !standsAgainst(earlier, later)) continue;
      if (lastOf(later) >= lastOf(earlier)) {
        standing[place] = { ...earlier, until: later.createdAt };
        const fact = facts.find(each => each.id === earlier.id) ?? earlier;
        cuts.set(earlier.id, { fact, until: later.createdAt, by: later });
      } else if (earlier.owner.id === later.owner.id) {
        absorbed.push({ fact: later, by: earlier });
        isAbsorbed = true;
      } else against.push([earlier, later]);
    }
    if (!isAbsorbed) standing.push(later);
  }
  return { cuts: [...cuts.values()], absorbed, against };
}
