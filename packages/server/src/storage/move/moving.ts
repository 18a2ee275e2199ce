/** What the steps of a move share. */
import type { Reader, Storage } from '../storage.ts';
import type { TableAccess } from './table-access.ts';
import type { Tally } from './tally.ts';

export interface MoveOptions {
  /** Where the target is, for people: without a password. */
  readonly place: string;
  /** Tells people how far it is. */
  readonly note: (text: string) => void;
  /** Throws if a history does not verify. Called with the target before writers are held, and again at the end for what is new. */
  readonly verify: (reader: Reader) => Promise<void>;
  /** Ends the move before the last step. */
  readonly signal?: AbortSignal;
}

export interface Moving {
  readonly source: Storage;
  readonly target: Storage;
  /** Of each table. */
  readonly access: readonly TableAccess[];
  readonly moveId: string;
  /** Of the rows that the target has. */
  readonly tally: Tally;
  readonly options: MoveOptions;
}

/** A difference is a defect of the move, or of a disk. */
export function requireSame(table: string, figures: Readonly<Record<string, unknown>>): void {
  const [first, ...others] = Object.values(figures);
  if (others.every(each => each === first)) return;
  throw new Error(`the table ${table} differs after it was copied, and nothing was switched: ${JSON.stringify(figures)}`);
}
