/** The ledger of a store: which migrations it has applied, and whether a restore into it was not finished. */
import { Problem } from '../domain/problem.ts';
import { ddlFor } from './sql/portable-ddl.ts';
import { command, query } from './sql/statement.ts';
import type { Commands, Storage } from './storage.ts';

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

const selectEntries = query<Record<string, never>, Entry>(`
  select version as "version", name as "name", checksum as "checksum" from schema_migration order by version`);
const insertEntry = command<Entry>(`
  insert into schema_migration (version, name, checksum) values (:version, :name, :checksum)`);
const deleteEntry = command<Pick<Entry, 'version'>>(`
  delete from schema_migration where version = :version`);

export async function createLedger(storage: Storage): Promise<void> {
  await storage.exclusively((_tx, script) => script(ddlFor(storage.engine, CREATE_LEDGER)));
}

/** What the store has applied, oldest first. Throws if a restore into it was not finished. */
export async function readLedger(tx: Commands): Promise<Entry[]> {
  const entries = await tx.all(selectEntries, {});
  if (!entries.some(isUnfinishedRestore)) return entries;
  throw new Problem(
    'precondition_failed',
    'A restore into this store was not finished, and nothing of it is there: run `heldby restore` again, or use an empty folder or database.',
  );
}

/** The same for the restore itself. */
export async function readLedgerOfRestore(tx: Commands): Promise<Entry[]> {
  return (await tx.all(selectEntries, {})).filter(entry => !isUnfinishedRestore(entry));
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

function isUnfinishedRestore({ version }: Entry): boolean {
  return version === UNFINISHED_RESTORE.version;
}
