/** `heldby backup` and `heldby restore`: writes everything to one portable file, and reads it into an empty store of either kind. */
import { existsSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { askForBackup } from '../daemon/admin-client.ts';
import { Problem } from '../domain/problem.ts';
import { listSealedSecrets, lostSentences } from '../services/installation/sealed-secrets.ts';
import { keyFileOf } from '../settings.ts';
import { checkBackupFile, restoreBackupFile } from '../storage/backup/restore.ts';
import { backupLines, type Progress, writeBackupFile } from '../storage/backup/write.ts';
import { createKeyring } from '../storage/keyring.ts';
import { action } from './context.ts';
import { wrongSetting } from './failure.ts';
import type { Output } from './output.ts';
import { whereOpen, withStorage } from './store.ts';

const PROGRESS_EVERY_MS = 1_000;
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export function addBackupCommands(program: Command): void {
  program
    .command('backup <file>')
    .description('write everything into one file, also while a server runs; it restores into SQLite and PostgreSQL alike')
    .option('--replace', 'replace the file if it exists')
    .action(
      action(async ({ settings, output }, options, file = '') => {
        if (existsSync(file) && options.replace !== true) {
          throw new Problem('conflict', `${file} exists already: choose another name, or replace it with --replace.`);
        }
        const write = (lines: Readable) =>
          untilSignal(async signal => {
            try {
              return await writeBackupFile(lines, file, progressOf(output, 'read'), signal);
            } catch (error) {
              if (signal.aborted) throw new Problem('unavailable', 'The backup was interrupted; nothing is kept of it.');
              throw wrongSetting(`The backup cannot be written to ${file}`, error, 'nothing is kept of it');
            }
          });
        const ask = async () => {
          const lines = await askForBackup(settings.dataFolder);
          return lines && { result: await write(lines) };
        };
        const { rows } = await whereOpen(settings, ask, ({ storage }) => write(backupLines(storage)));
        output.result({ file, rows }, shown => `Wrote ${shown.file}: ${summary(shown.rows)}.`);
      }),
    );

  program
    .command('restore <file>')
    .description('put a backup into an empty data folder or database')
    .action(
      action(async ({ settings, output }, _options, file = '') => {
        const { header, trailer } = await checkBackupFile(file);
        const progress = progressOf(output, 'restored');
        const keyring = createKeyring(keyFileOf(settings), false);
        const lost = await withStorage(settings, async storage => {
          await restoreBackupFile(storage, file, header, progress);
          return lostSentences(await listSealedSecrets(storage, keyring), keyring.file);
        });
        output.result({ file, createdAt: header.createdAt, rows: trailer.rows, lost }, shown =>
          [`Restored ${shown.file} of ${shown.createdAt}: ${summary(shown.rows)}.`, ...shown.lost].join('\n'),
        );
      }),
    );
}

/** Runs the work with a signal that is aborted when the process is asked to end. */
async function untilSignal<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  for (const name of ENDING) process.once(name, abort);
  try {
    return await work(stop.signal);
  } finally {
    for (const name of ENDING) process.off(name, abort);
  }
}

function progressOf(output: Output, done: string): Progress {
  let next = Date.now() + PROGRESS_EVERY_MS;
  return rows => {
    if (Date.now() < next) return;
    next = Date.now() + PROGRESS_EVERY_MS;
    output.note(`${rows} rows ${done} …`);
  };
}

function summary(rows: Readonly<Record<string, number>>): string {
  const counts = Object.entries(rows).filter(([, count]) => count > 0);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  return total === 0 ? 'no rows' : `${total} rows (${counts.map(([table, count]) => `${table} ${count}`).join(', ')})`;
}
