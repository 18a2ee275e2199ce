/** The ledger of a store: which migrations it has applied, whether a restore or a move into it was not finished, and where it has moved to. */
import { Problem } from '../domain/problem.ts';
import { movedAway } from './moved-away.ts';
import { ddlFor } from './sql/portable-ddl.ts';
import { command, query } from './sql/statement.ts';
import type { Commands, Reader, Storage } from './storage.ts';

/** An applied migration. */
export interface Entry {
  readonly version: number;
  readonly name: string;
  readonly checksum: string;
}

const CREATE_LEDGER = `create table if not exists schema_migration (
  version integer not null primary key,
  name text not null,
  checksum text not null
);
`;

/**
 * Stands in the ledger from before the first row of a restore until the transaction that keeps all rows. So a store whose
 * restore was killed is not taken for an empty one.
 */
const UNFINISHED_RESTORE: Entry = { version: 0, name: 'unfinished restore', checksum: '' };

/** Versions of entries that are no migrations. */
const MOVED = -1;
const UNFINISHED_MOVE = -2;

/** In the store that is left. */
export interface Moved {
  /** Where it has moved to, for people. */
  readonly place: string;
  readonly moveId: string;
}

/** In the store that is filled, until it is whole. */
export interface UnfinishedMove {
  /** By which the store that it comes from is known again. */
  readonly storeId: string;
  readonly moveId: string;
}

const selectEntries = query<Record<string, never>, Entry>(`
  select version as "version", name as "name", checksum as "checksum" from schema_migration order by version`);
const insertEntry = command<Entry>(`
  insert into schema_migration (version, name, checksum) values (:version, :name, :checksum)`);
const deleteEntry = command<Pick<Entry, 'version'>>(`
  delete from schema_migration where version = :version`);

export async function createLedger(storage: Storage): Promise<void> {
  await storage.exclusively((_tx, script) => script(ddlFor(storage.engine, CREATE_LEDGER)));
}

/** What the store has applied, oldest first. Throws for a store that is not whole, and for one that has moved. */
export async function readLedger(tx: Reader): Promise<Entry[]> {
  const entries = await tx.all(selectEntries, {});
  if (entries.some(entry => entry.version === UNFINISHED_RESTORE.version)) {
    throw new Problem(
      'precondition_failed',
      'A restore into this store was not finished, and nothing of it is there: run `heldby restore` again, or use an empty folder or database.',
    );
  }
  return withoutMoves(entries);
}

/** The same for the restore itself. */
export async function readLedgerOfRestore(tx: Reader): Promise<Entry[]> {
  const entries = await tx.all(selectEntries, {});
  return withoutMoves(entries.filter(({ version }) => version !== UNFINISHED_RESTORE.version));
}

/** The same for a move into the store. */
export async function readLedgerOfMove(tx: Reader): Promise<Entry[]> {
  return (await tx.all(selectEntries, {})).filter(({ version }) => version > 0);
}

function withoutMoves(entries: Entry[]): Entry[] {
  const moved = entries.find(({ version }) => version === MOVED);
  if (moved !== undefined) {
    throw new Problem(
      'precondition_failed',
      `This store has moved to ${moved.name}: start heldby there. If that store is lost, \`heldby move --cancel --yes\` opens this one again, without what was written there since.`,
    );
  }
  if (entries.some(({ version }) => version === UNFINISHED_MOVE)) {
    throw new Problem(
      'precondition_failed',
      'A move into this store was not finished, and the store that it comes from is still the one in use: run `heldby move` there again.',
    );
  }
  return entries;
}

export async function recordMigration(tx: Commands, { version, name, checksum }: Entry): Promise<void> {
  await tx.run(insertEntry, { version, name, checksum });
}

export async function beginRestore(tx: Commands): Promise<void> {
  await tx.run(deleteEntry, UNFINISHED_RESTORE);
  await tx.run(insertEntry, UNFINISHED_RESTORE);
}

/** In the transaction that keeps the rows. */
export async function finishRestore(tx: Commands): Promise<void> {
  await tx.run(deleteEntry, UNFINISHED_RESTORE);
}

export async function recordMoved(tx: Commands, { place, moveId }: Moved): Promise<void> {
  await tx.run(insertEntry, { version: MOVED, name: place, checksum: moveId });
}

export async function readMoved(reader: Reader): Promise<Moved | undefined> {
  const entry = (await reader.all(selectEntries, {})).find(({ version }) => version === MOVED);
  return entry && { place: entry.name, moveId: entry.checksum };
}

export async function forgetMoved(tx: Commands): Promise<void> {
  await tx.run(deleteEntry, { version: MOVED });
}

export async function beginMove(tx: Commands, { storeId, moveId }: UnfinishedMove): Promise<void> {
  await tx.run(insertEntry, { version: UNFINISHED_MOVE, name: storeId, checksum: moveId });
}

export async function readUnfinishedMove(reader: Reader): Promise<UnfinishedMove | undefined> {
  const entry = (await reader.all(selectEntries, {})).find(({ version }) => version === UNFINISHED_MOVE);
  return entry && { storeId: entry.name, moveId: entry.checksum };
}

export async function finishMove(tx: Commands): Promise<void> {
  await tx.run(deleteEntry, { version: UNFINISHED_MOVE });
}

/** Throws if the store has moved: writes to it are refused, although it could keep them. */
export async function requireHere(reader: Reader): Promise<void> {
  if ((await readMoved(reader)) !== undefined) throw movedAway(undefined);
}

/** Whether there is a store at all. Changes nothing. */
export async function hasLedger(storage: Storage): Promise<boolean> {
  try {
    return (await storage.all(selectEntries, {})).length > 0;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === UNDEFINED_TABLE || /no such table/.test(message)) return false;
    throw error;
  }
}

/** PostgreSQL's SQLSTATE. */
const UNDEFINED_TABLE = '42P01';
