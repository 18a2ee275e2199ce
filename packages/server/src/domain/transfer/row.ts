/** What becomes of a row of an import: what it changes, and what it touched, by which it can be undone. */
import type { Owner } from '../owner.ts';

export const ROW_STATES = ['new', 'changed', 'same', 'refused'] as const;
export type RowState = (typeof ROW_STATES)[number];

export const ROW_RESULTS = ['applied', 'refused', 'reversed', 'kept', 'failed'] as const;
export type RowResult = (typeof ROW_RESULTS)[number];

/** A member before and after, by its full name: `person.email`. */
export type Changes = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

/** Something that a row made or changed. */
export interface Touched {
  readonly noun: 'person' | 'device' | 'assignment' | 'line' | 'calling';
  /** Of a calling, that of its owner. */
  readonly id: string;
  /** The revision before; null for what was not there. A calling has none: it is compared by what it is. */
  readonly from: number | null;
  readonly to: number;
  /** The members that were changed, as they were. What was not there has none. */
  readonly before?: Readonly<Record<string, unknown>>;
  /** Of a calling: whose it is, and how the row left it. */
  readonly calling?: { readonly owner: Owner; readonly left: Readonly<Record<string, unknown>> };
  /** Of a device that the undo of an import had retired: the row brought it back. */
  readonly returned?: true;
  /** Of an assignment that the row ended: who gets the device back. */
  readonly ended?: true;
}

export interface RowOutcome {
  readonly state: Exclude<RowState, 'refused'>;
  readonly changes: Changes;
  readonly touched: readonly Touched[];
  readonly personId: string | null;
  readonly deviceId: string | null;
}
