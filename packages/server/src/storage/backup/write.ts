/** Writes backups: one unchanging view of everything, read in batches while the server goes on writing. */
import { createHash } from 'node:crypto';
import { closeSync, createWriteStream, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createGzip } from 'node:zlib';
import { Problem } from '../../domain/problem.ts';
import { knownMigrations } from '../migrate.ts';
import type { Storage } from '../storage.ts';
import { BACKUP_FORMAT, type BackupHeader, type BackupTrailer, createBackupCheck } from './format.ts';
import { eachLine } from './lines.ts';
import { tablesOf } from './tables.ts';

/** The backup's lines as UTF-8 text, made as they are read. */
export function backupLines(storage: Storage): Readable {
  const output = new PassThrough();
  const hash = createHash('sha256');
  const write = async (text: string) => {
    hash.update(text);
    if (!output.write(text)) await new Promise(resolve => output.once('drain', resolve).once('close', resolve));
    // Requests are answered between two batches.
    await nextTurn();
    if (output.destroyed) throw new Problem('unavailable', 'Nobody reads the backup any more.');
  };
  const read = storage.snapshot(async (_reader, rowsOf) => {
    const rows: Record<string, number> = {};
    const migrations = knownMigrations();
    const tables = tablesOf(migrations);
    const header: BackupHeader = {
      heldby: 'backup',
      format: BACKUP_FORMAT,
      schema: migrations.at(-1)?.version ?? 0,
      createdAt: new Date().toISOString(),
      tables: tables.map(({ name }) => name),
    };
    await write(`${JSON.stringify(header)}\n`);
    for (const { name: table, key } of tables) {
      rows[table] = 0;
      let columns: string[] | undefined;
      for await (const batch of rowsOf(table, key)) {
        if (columns === undefined) {
          columns = Object.keys(batch[0] ?? {});
          await write(`${JSON.stringify({ table, columns })}\n`);
        }
        rows[table] += batch.length;
        await write(batch.map(row => `${JSON.stringify(Object.values(row))}\n`).join(''));
      }
      if (columns === undefined) await write(`${JSON.stringify({ table, columns: [] })}\n`);
    }
    const trailer: BackupTrailer = { end: true, rows, sha256: hash.digest('hex') };
    output.end(`${JSON.stringify(trailer)}\n`);
  });
  read.catch(error => output.destroy(error));
  return output;
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
