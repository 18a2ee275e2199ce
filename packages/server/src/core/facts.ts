/** What can happen to a noun that other subjects take part in. `participants.ts` lists who does. */
import type { Assignment } from '../domain/assignment.ts';
import type { Device } from '../domain/device.ts';
import type { Owner } from '../domain/owner.ts';
import type { Person } from '../domain/person.ts';
import type { Calling, DeskPhone, LineSettings } from '../domain/telephony.ts';
import type { Edit } from './change.ts';

/** A fact is told after it is stored, and within the same transaction. */
export interface Facts {
  'device created': { readonly device: Device; readonly activatedBy: DeskPhone['activatedBy'] };
  'device disabled': { readonly device: Device };
  'device enabled': { readonly device: Device };
  /** `line`: how the caller wants the line that comes with the assignment. */
  'assignment begun': { readonly device: Device; readonly assignment: Assignment; readonly line: Partial<LineSettings> };
  'assignment ended': { readonly assignment: Assignment };
  'assignment disabled': { readonly assignment: Assignment };
  'assignment enabled': { readonly assignment: Assignment };
  'person disabled': { readonly person: Person };
  'person enabled': { readonly person: Person };
  'person off-boarded': { readonly person: Person; readonly reason: string };
  'calling removed': { readonly owner: Owner; readonly calling: Calling };
}

/** Does its part. What it throws undoes the whole change. */
export type Participant<F extends keyof Facts> = (edit: Edit, fact: Facts[F]) => Promise<void> | void;

/** Who takes part in what, in this order. */
export type Participants = { readonly [F in keyof Facts]: readonly Participant<F>[] };

/** Lets everybody who takes part do so, one after the other: a transaction does one thing at a time. */
export async function tell<F extends keyof Facts>(edit: Edit, what: F, fact: Facts[F]): Promise<void> {
  for (const takePart of edit.participants[what]) await takePart(edit, fact);
}
