/**
 * Writes backups while the server goes on writing. Each organization is read in a view of its own, so that it is exactly as
 * it was at one moment; two organizations are of different moments. A view of all of them would need one server: with a
 * distributed engine there is none.
 */
import { createHash } from 'node:crypto';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import type { OrgId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { syncFolder, syncPath } from '../../lib/sync-path.ts';
import { knownMigrations } from '../migrate.ts';
import { selectOrganizationNumbers, selectOrganizations, toOrganization } from '../statements/organizations.ts';
import type { Reader, RowSource, Storage } from '../storage.ts';
import type { Transform } from './encryption.ts';
import { BACKUP_FORMAT, type BackupHeader, type BackupTable, type BackupTrailer, createBackupCheck, rowLine } from './format.ts';
import { eachLine } from './lines.ts';
import { rowsOfOrganization, type Table, tablesOf } from './tables.ts';
import { removeUnfinished, unfinishedName } from './unfinished.ts';

/** The backup's lines as UTF-8 text, made as they are read. Each view of the store ends with its part of the stream. */
export function backupLines(storage: Storage): Readable {
  const output = new PassThrough();
  writeLines(storage, output).then(
    () => output.end(),
    error => output.destroy(error),
  );
  return output;
}

/** Refuses a backup in the clear where an organization's policy demands an encrypted one. */
export async function requireEncryption(reader: Reader, isEncrypted: boolean): Promise<void> {
  if (isEncrypted) return;
  const organizations = (await reader.all(selectOrganizations, {})).map(toOrganization);
  const demanding = organizations.find(({ policy }) => policy.encryptedBackups === true);
  if (demanding === undefined) return;
  throw new Problem(
    'forbidden',
    `The policy of ${demanding.name} allows only encrypted backups: name a recipient with --recipient age1….`,
  );
}

/** Each organization in a view of its own, one after another. */
async function writeLines(storage: Storage, output: Writable): Promise<void> {
  const migrations = knownMigrations();
  const tables = tablesOf(migrations);
  const lines = createLines(tables);
  const append = (part: AsyncIterable<string> | Iterable<string>) => pipeline(part, output, { end: false });
  const organizations = await storage.snapshot(reader => reader.all(selectOrganizationNumbers, {}));
  await append([lines.header(migrations.at(-1)?.version ?? 0)]);
  for (const { org } of organizations) {
    await storage.snapshot((_reader, rowsOf) => append(organizationLines(rowsOf, tables, org, lines)));
  }
  await append([lines.trailer()]);
}

async function* organizationLines(
  rowsOf: RowSource,
  tables: readonly Table[],
  org: OrgId,
  lines: BackupLines,
): AsyncGenerator<string> {
  for (const table of tables) {
    let columns: readonly string[] | undefined;
    for await (const batch of rowsOf(table.name, table.key, rowsOfOrganization(table, org))) {
      if (columns === undefined) {
        columns = Object.keys(batch[0] ?? {});
        yield lines.table(table.name, columns);
      }
      yield lines.rows(table.name, batch);
      // Requests are answered between two batches.
      await nextTurn();
    }
  }
}

interface BackupLines {
  readonly header: (schema: number) => string;
  readonly table: (table: string, columns: readonly string[]) => string;
  readonly rows: (table: string, rows: readonly Readonly<Record<string, unknown>>[]) => string;
  readonly trailer: () => string;
}

/** Makes the lines, counts the rows and sums everything up. */
function createLines(tables: readonly Table[]): BackupLines {
  const hash = createHash('sha256');
  const names = tables.map(({ name }) => name);
  const counts: Record<string, number> = Object.fromEntries(names.map(name => [name, 0]));
  const summed = (text: string) => {
    hash.update(text);
    return text;
  };
  const line = (value: BackupHeader | BackupTable) => summed(`${JSON.stringify(value)}\n`);
  return {
    header: schema =>
      line({ heldby: 'backup', format: BACKUP_FORMAT, schema, createdAt: new Date().toISOString(), tables: names }),
    table: (table, columns) => line({ table, columns }),
    rows: (table, rows) => {
      counts[table] = (counts[table] ?? 0) + rows.length;
      return summed(rows.map(row => `${rowLine(Object.values(row))}\n`).join(''));
    },
    trailer: () => {
      const trailer: BackupTrailer = { end: true, rows: counts, sha256: hash.digest('hex') };
      return `${JSON.stringify(trailer)}\n`;
    },
  };
}

export interface WriteOptions {
  /** Without it the backup is in the clear. */
  readonly encrypt?: Transform;
  /** Ends the writing. */
  readonly signal?: AbortSignal;
}

async function* inTheClear(source: Readable): AsyncIterable<Uint8Array> {
  yield* source;
}

/** Called now and then while a backup is written or read, with the number of rows so far. */
export type Progress = (rows: number) => void;

/**
 * Writes a backup into a file that only this user can read. The file is written under another name, checked, synced, and
 * renamed, so that under its name there is a whole backup or none. Aborting it leaves nothing behind; what a killed process
 * has left behind is removed here.
 */
export async function writeBackupFile(
  lines: Readable,
  file: string,
  progress: Progress,
  { encrypt = inTheClear, signal }: WriteOptions = {},
): Promise<BackupTrailer> {
  removeUnfinished(file);
  const unfinished = unfinishedName(file, process.pid);
  const check = createBackupCheck();
  const watch = async function* (source: Readable) {
    for await (const { text, lines: whole } of eachLine(source)) {
      for (const line of whole) check.line(line);
      progress(check.rows());
      yield text;
    }
  };
  try {
    const output = createWriteStream(unfinished, { mode: 0o600, flags: 'wx' });
    await pipeline(lines, watch, createGzip(), encrypt, output, signal === undefined ? {} : { signal });
    const trailer = check.finish();
    syncPath(unfinished);
    renameSync(unfinished, file);
    syncFolder(dirname(file));
    return trailer;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
