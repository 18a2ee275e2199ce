/** Writes backups: one unchanging view of everything, read in batches while the server goes on writing. */
import { createHash } from 'node:crypto';
import { closeSync, createWriteStream, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { knownMigrations } from '../migrate.ts';
import type { RowSource, Storage } from '../storage.ts';
import { BACKUP_FORMAT, type BackupHeader, type BackupTrailer, createBackupCheck, rowLine } from './format.ts';
import { eachLine } from './lines.ts';
import { tablesOf } from './tables.ts';

/** The backup's lines as UTF-8 text, made as they are read; the view on the store ends with the stream, however that ends. */
export function backupLines(storage: Storage): Readable {
  const output = new PassThrough();
  const read = storage.snapshot((_reader, rowsOf) => pipeline(linesOf(rowsOf), output));
  read.catch(error => output.destroy(error));
  return output;
}

async function* linesOf(rowsOf: RowSource): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const summed = (text: string) => {
    hash.update(text);
    return text;
  };
  const migrations = knownMigrations();
  const tables = tablesOf(migrations);
  const header: BackupHeader = {
    heldby: 'backup',
    format: BACKUP_FORMAT,
    schema: migrations.at(-1)?.version ?? 0,
    createdAt: new Date().toISOString(),
    tables: tables.map(({ name }) => name),
  };
  yield summed(`${JSON.stringify(header)}\n`);
  for (const { name: table, key } of tables) {
    let count = 0;
    for await (const batch of rowsOf(table, key)) {
      if (count === 0) yield summed(`${JSON.stringify({ table, columns: Object.keys(batch[0] ?? {}) })}\n`);
      count += batch.length;
      yield summed(batch.map(row => `${rowLine(Object.values(row))}\n`).join(''));
      // Requests are answered between two batches.
      await nextTurn();
    }
    if (count === 0) yield summed(`${JSON.stringify({ table, columns: [] })}\n`);
    rows[table] = count;
  }
  const trailer: BackupTrailer = { end: true, rows, sha256: hash.digest('hex') };
  yield `${JSON.stringify(trailer)}\n`;
}

/** Rows so far; called now and then while a backup is written or read. */
export type Progress = (rows: number) => void;

/**
 * Puts a backup into a file that only this user can read. It is written beside its place, checked, synced, and renamed:
 * under the name there is always a whole backup, or none.
 */
export async function writeBackupFile(lines: Readable, file: string, progress: Progress): Promise<BackupTrailer> {
  const unfinished = `${file}.${process.pid}.part`;
  const check = createBackupCheck();
  const watch = async function* (source: Readable) {
    for await (const { text, lines: whole } of eachLine(source)) {
      for (const line of whole) check.line(line);
      progress(check.rows());
      yield text;
    }
  };
  try {
    await pipeline(lines, watch, createGzip(), createWriteStream(unfinished, { mode: 0o600, flags: 'wx' }));
    const trailer = check.finish();
    syncPath(unfinished);
    renameSync(unfinished, file);
    if (process.platform !== 'win32') syncPath(dirname(file));
    return trailer;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
