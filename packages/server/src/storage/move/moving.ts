/** What the steps of a move share. */
import type { OrgId } from '../../domain/ids.ts';
import type { Commands, Reader, Storage } from '../storage.ts';
import type { TableAccess } from './table-access.ts';
import type { Tally } from './tally.ts';

export interface MoveOptions {
  /** Where the target is, for people: without a password. */
  readonly place: string;
  /** Tells people how far it is. */
  readonly note: (text: string) => void;
  /**
   * Throws if a history of these organizations does not verify. Called with the target before writers are held, and again at the end for
   * what is new.
   */
  readonly verify: (reader: Reader, orgs: readonly OrgId[]) => Promise<void>;
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
  /** Writes to the target, as long as no other move has taken it over. */
  readonly write: <T>(work: (tx: Commands) => Promise<T>) => Promise<T>;
}

/** What a move of a whole store and that of an organization do in their own ways. */
export interface Manner {
  /** What stays in use, what becomes of the rest in the target, and how to end it, where a move is interrupted. */
  readonly words: { readonly inUse: string; readonly unfinished: string; readonly cancel: string };
  /** The organization whose changes are followed; undefined for all. */
  readonly only?: OrgId;
  /** Those that are copied, as the source has them. */
  readonly organizations: () => Promise<readonly OrgId[]>;
  /** Verifies what the target has. */
  readonly verify: () => Promise<void>;
  /** Called again and again before the last step, until it succeeds: what the servers do by themselves must not be at work then. */
  readonly calm: () => Promise<void>;
  /** In the last transaction of the source: lets those who write now come to their end, and makes the others wait. */
  readonly hold: (tx: Commands, script: (sql: string) => Promise<void>) => Promise<void>;
  /** At the end of that transaction: from its commit on, nobody writes there any more. */
  readonly leave: (tx: Commands, script: (sql: string) => Promise<void>) => Promise<void>;
  /** Opens the target. */
  readonly finish: () => Promise<void>;
  /** Takes back what the move has put into the source. */
  readonly tidy: () => Promise<void>;
}

/** A difference is a defect of the move, or of a disk. */
export function requireSame(table: string, figures: Readonly<Record<string, unknown>>): void {
  const [first, ...others] = Object.values(figures);
  if (others.every(each => each === first)) return;
  throw new Error(`the table ${table} differs after it was copied, and nothing was switched: ${JSON.stringify(figures)}`);
}
