/** Restores a backup into an empty store of either kind. The whole file is checked first; then all of it is kept, or nothing. */
import { Problem } from '../../domain/problem.ts';
import { beginRestore, createLedger, finishRestore, readLedgerOfRestore } from '../ledger.ts';
import { knownMigrations, migrate } from '../migrate.ts';
import { createInsertion } from '../sql/many-rows.ts';
import { selectHighestOrg } from '../statements/organizations.ts';
import type { Commands, Storage } from '../storage.ts';
import {
  type BackupHeader,
  type BackupTrailer,
  type Cell,
  createBackupCheck,
  damaged,
  isTable,
  parseLine,
  parseRow,
} from './format.ts';
import { linesOf } from './source.ts';
import { tablesOf } from './tables.ts';
import type { Progress } from './write.ts';

const NAME = /^[a-z][a-z0-9_]*$/;

/** Reads the whole file. Throws when it is not a whole backup, or has a newer schema. Changes nothing. */
export async function checkBackupFile(
  file: string,
  identities: readonly string[] = [],
): Promise<{ header: BackupHeader; trailer: BackupTrailer }> {
  const check = createBackupCheck();
  for await (const lines of linesOf(file, identities)) for (const line of lines) check.line(line);
  const trailer = check.finish();
  const header = check.header();
  const known = knownMigrations().at(-1)?.version ?? 0;
  if (header.schema > known) {
    throw new Problem(
      'invalid',
      `The backup has schema ${header.schema}, this program knows ${known}: restore it with the newer heldby.`,
    );
  }
  return { header, trailer };
}

/**
 * Puts a checked backup into the store, in one transaction, and migrates it to the present schema. If it is killed or fails,
 * the store stays marked as not restored.
 */
export async function restoreBackupFile(
  storage: Storage,
  file: string,
  header: BackupHeader,
  progress: Progress,
  identities: readonly string[] = [],
): Promise<void> {
  const migrations = knownMigrations().filter(migration => migration.version <= header.schema);
  const tables = new Set(tablesOf(migrations).map(({ name }) => name));
  await createLedger(storage);
  await storage.exclusively(async tx => {
    if ((await readLedgerOfRestore(tx)).length > 0) await requireEmpty(tx);
    await beginRestore(tx);
  });
  await migrate(storage, migrations, readLedgerOfRestore);
  await storage.exclusively(async tx => {
    await requireEmpty(tx);
    await insertAll(tx, linesOf(file, identities), tables, progress);
    await finishRestore(tx);
  });
  await migrate(storage);
}

async function requireEmpty(tx: Commands): Promise<void> {
  const { highest = null } = (await tx.one(selectHighestOrg, {})) ?? {};
  if (highest !== null) throw new Problem('conflict', 'The store is not empty: restore into an empty data folder or database.');
}

type Content = AsyncIterable<readonly string[]>;

async function insertAll(tx: Commands, content: Content, tables: ReadonlySet<string>, progress: Progress): Promise<void> {
  const check = createBackupCheck();
  const inserters = new Map<string, Inserter>();
  let inserter: Inserter | undefined;
  for await (const lines of content) {
    for (const line of lines) {
      check.line(line);
      if (line.startsWith('[')) await inserter?.add(parseRow(line));
      else if (line.startsWith('{"table":')) {
        await inserter?.flush();
        inserter = inserters.get(line) ?? inserterFor(tx, tables, parseLine(line));
        inserters.set(line, inserter);
      }
    }
    progress(check.rows());
  }
  await inserter?.flush();
  // The file may have changed since it was checked.
  check.finish();
}

interface Inserter {
  readonly add: (row: readonly Cell[]) => Promise<void>;
  readonly flush: () => Promise<void>;
}

function inserterFor(tx: Commands, tables: ReadonlySet<string>, wanted: unknown): Inserter {
  if (!isTable(wanted) || !tables.has(wanted.table)) throw damaged('it has a table that heldby does not know');
  const { table, columns } = wanted;
  if (!columns.every(column => NAME.test(column))) throw damaged('it has a column that heldby does not know');
  const insertion = createInsertion(table, columns);
  let batch: (readonly Cell[])[] = [];

  return {
    add: async row => {
      if (row.length !== columns.length) throw damaged('a row has not as many values as its table has columns');
      batch.push(row);
      if (batch.length < insertion.batchRows) return;
      await insertion.insert(tx, batch);
      batch = [];
    },
    flush: async () => {
      await insertion.insert(tx, batch);
      batch = [];
    },
  };
}
