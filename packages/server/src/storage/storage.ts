/** The seam between the registry and its databases. sqlite/store.ts and postgres/store.ts implement it; docs/storage.md explains it. */
import type { OrgId } from '../domain/ids.ts';
import type { ClaimedJob, ClaimRequest } from './jobs.ts';
import type { Command, Query } from './sql/statement.ts';

export interface Reader {
  all<P, R>(statement: Query<P, R>, parameters: P): Promise<R[]>;
  one<P, R>(statement: Query<P, R>, parameters: P): Promise<R | undefined>;
}

/** Only a transaction can write. */
export interface Commands extends Reader {
  /** How many rows it changed. */
  run<P, R>(statement: Command<P, R>, parameters: P): Promise<number>;
  /** The rows of its `returning` clause. */
  returning<P, R>(statement: Command<P, R>, parameters: P): Promise<R[]>;
}

/** What an organization counts: its events, and the integers for vendors whose ids are numbers. */
export type Counter = 'event' | 'number';

/** What a work writes with while it is its organization's only writer. */
export interface Transaction extends Commands {
  /** Takes the next `count` values of the counter, of which 0 may be wanted, and returns the last that is taken. A work that is undone takes none. */
  take(counter: Counter, count: number): number;
  /**
   * Replaces the head of the organization's event chain by what `extend` makes of it, and returns the new head. The head
   * is empty before the first event. A work that is undone leaves the head as it was.
   */
  chain(extend: (head: Uint8Array) => Uint8Array): Uint8Array;
  /**
   * Writes without waiting for the answer. The work ends only when the statement has been answered, and fails if it failed.
   * Statements keep their order: a later read sees what was sent before it.
   */
  send<P, R>(statement: Command<P, R>, parameters: P): void;
  /** Runs a part of the work. One that throws is undone alone, and its error is thrown to the caller. Parts do not overlap. */
  part<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Runs work that writes much: what it sends may be held back until a question depends on it, at the latest until the work ends. Then
   * many rows need few statements, and a part that is undone needs none. Questions are answered as ever. A statement that fails fails
   * the whole, whichever part it belongs to.
   */
  gather<T>(work: () => Promise<T>): Promise<T>;
  /**
   * Reads at once what many steps will read one after the other. It runs the work with a transaction whose commands do nothing, keeps
   * the answers, and gives each of them to later reads as long as nothing has been written that could change it. The work
   * should begin all steps together, and do nothing outside of the transaction. Its outcome does not matter. A store that answers
   * without a round trip does not run it.
   */
  rehearse(work: Work<unknown>): Promise<void>;
}

export interface TransactionOptions {
  /** Run the work and return its result, but keep none of its changes. */
  readonly rollback?: boolean;
}

export type Work<T> = (tx: Transaction) => Promise<T>;

export interface Storage extends Reader {
  readonly engine: 'sqlite' | 'postgres';
  /**
   * Runs the work once, as the organization's only writer, and resolves when its changes survive power loss. The work must
   * await nothing but its transaction. An error that it throws undoes it and is thrown to the caller.
   */
  transaction<T>(org: OrgId, work: Work<T>, options?: TransactionOptions): Promise<T>;
  /** Gives the work one view of the store that does not change while it lasts. With a distributed engine, of one organization. */
  snapshot<T>(work: (reader: Reader, rows: RowSource) => Promise<T>): Promise<T>;
  /** Runs scripts of several statements, for migrations and restores, before anything is served. */
  exclusively<T>(work: (tx: Commands, script: (sql: string) => Promise<void>) => Promise<T>): Promise<T>;
  /**
   * The organization's last event that will not be lost: every event up to this sequence is stored, visible to this
   * `Storage`, and durable as an acknowledged write is, and no later commit adds one at or below it. So a feed that shows
   * events up to here never takes one back and never misses one. 0 before the first event, and for an unknown organization.
   *
   * It waits for a sync of the disk that is due anyway, and takes part in it. "Durable" on PostgreSQL is what the server is
   * set to: with a synchronous standby, a commit is visible only when the standby has it, but for commits that were waiting
   * for the standby when the server crashed or their connection was cut. Rejects as `unavailable` when the store is away.
   */
  durablePosition(org: OrgId): Promise<number>;
  /** Claims jobs that are due, in a transaction of its own. See jobs.ts for what a claim promises. */
  claimDue(org: OrgId, request: ClaimRequest): Promise<ClaimedJob[]>;
  /** Whether a write can be expected to succeed now. */
  ready(): Promise<boolean>;
  close(): Promise<void>;
}

/** The rows of a table in the order of its primary key, in bounded batches; without `of`, those of all organizations. */
export type RowSource = (table: string, orderBy: string, of?: RowsOf) => AsyncIterable<Readonly<Record<string, unknown>>[]>;

/** The rows of one organization. */
export interface RowsOf {
  readonly org: OrgId;
  /** For a directory table: the tenant table that has the directory's first key column, under the same name; with the number that its rows have there, if it is another one. */
  readonly through?: { readonly table: string; readonly column: string; readonly org?: OrgId } | undefined;
}
