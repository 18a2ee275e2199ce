/** Facts that one subject reports and others react to within the transaction. `participants.ts` lists who reacts. */
import type { Assignment } from '../domain/assignment.ts';
import type { Block } from '../domain/block.ts';
import type { Device } from '../domain/device.ts';
import type { Owner } from '../domain/owner.ts';
import type { Person } from '../domain/person.ts';
import type { Calling, DeskPhone, LineSettings } from '../domain/telephony.ts';
import type { Edit } from './change.ts';

/** A fact is reported after it is stored, within the same transaction. */
export interface Facts {
  'device created': { readonly device: Device; readonly activatedBy: DeskPhone['activatedBy'] };
  'device disabled': { readonly device: Device };
  'device enabled': { readonly device: Device };
  /** A device that is not disabled turned out to be hardware that is blocked for every holder. */
  'blocked hardware found': { readonly device: Device; readonly blocks: readonly Block[] };
  /** `line`: the caller's settings for the line that the assignment may get. */
  'assignment begun': { readonly device: Device; readonly assignment: Assignment; readonly line: Partial<LineSettings> };
  /** Somebody gets more devices of a kind than the policy of caps allows. `ended`: what ended for it. */
  'cap exceeded': { readonly device: Device; readonly ended: readonly Assignment[] };
  'assignment ended': { readonly assignment: Assignment };
  /** The planned end was set, moved or taken back. */
  'assignment planned': { readonly assignment: Assignment };
  'assignment disabled': { readonly assignment: Assignment };
  'assignment enabled': { readonly assignment: Assignment };
  /** A person is new, or has another login. */
  'login given': { readonly person: Person; readonly isNew: boolean };
  'person disabled': { readonly person: Person };
  'person enabled': { readonly person: Person };
  'person off-boarded': { readonly person: Person; readonly reason: string };
  'application removed': { readonly owner: Owner; readonly reason: string };
  /** Of a workspace or a virtual line. */
  'owner closed': { readonly owner: Owner; readonly reason: string };
  'guests refused': { readonly owner: Owner };
  /** They may not use the phones of hosts any more. */
  'guest not allowed': { readonly owner: Owner };
  /** A job will not go on by itself. `error`: why it died; null where somebody cancelled it. */
  'job stopped': { readonly job: StoppedJob; readonly state: 'cancelled' | 'dead'; readonly error: string | null };
  /** A job that was dead or cancelled begins again. `payload`: JSON. */
  'job retried': { readonly job: StoppedJob & { readonly payload: string } };
  'calling removed': { readonly owner: Owner; readonly calling: Calling };
}

interface StoppedJob {
  readonly id: string;
  readonly kind: string;
}

/** If it throws, the whole transaction is rolled back. */
export type Participant<F extends keyof Facts> = (edit: Edit, fact: Facts[F]) => Promise<void> | void;

/** The participants of each fact, in the order in which they run. */
export type Participants = { readonly [F in keyof Facts]: readonly Participant<F>[] };

/** Runs the participants one after the other, because a transaction runs one statement at a time. */
export async function tell<F extends keyof Facts>(edit: Edit, what: F, fact: Facts[F]): Promise<void> {
  for (const takePart of edit.participants[what]) await takePart(edit, fact);
}
