/** `heldby backup`: writes everything to one portable file, encrypted or in the clear. */
import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { Problem } from '../domain/problem.ts';
import type { WriteOptions } from '../storage/backup/write.ts';
import { progressOf, summary } from './backup-rows.ts';
import { action, listOf, together } from './context.ts';
import { bodyOf, requireFreeFile } from './export-file.ts';
import { wrongSetting } from './failure.ts';
import type { Output } from './output.ts';
import { SERVER_OPTIONS, withClient } from './remote/connect.ts';
import { untilSignal } from './until-signal.ts';

export function addBackupCommand(program: Command): void {
  program
    .command('backup <file>')
    .description('write everything into one file, also while a server runs; it restores into SQLite and PostgreSQL alike')
    .option(
      '--recipient <age1…>',
      'encrypt the backup to this age recipient; can be repeated, and any one of them can open it',
      together,
    )
    .option('--replace', 'replace the file if it exists')
    .option(...SERVER_OPTIONS[0])
    .option(...SERVER_OPTIONS[2])
    .action(
      action(async (context, options, file = '') => {
        const { output } = context;
        requireFreeFile(file, options);
        const recipients = listOf(options, 'recipient') ?? [];
        const isEncrypted = recipients.length > 0;
        const protection = isEncrypted ? { encrypt: await encryptTo(recipients) } : {};
        const { rows } = await withClient(context, options, async client => {
          const lines = await client.open('GET', '/installation/backups/stream', { query: { encrypts: isEncrypted } });
          return untilSignal(signal => writeTo(file, Readable.from(bodyOf(lines)), output, { ...protection, signal }));
        });
        const how = isEncrypted ? ', encrypted' : '';
        output.result({ file, isEncrypted, rows }, shown => `Wrote ${shown.file}${how}: ${summary(shown.rows)}.`);
      }),
    );
}

async function encryptTo(recipients: readonly string[]) {
  const { encryptionTo } = await import('../storage/backup/encryption.ts');
  return encryptionTo(recipients);
}

async function writeTo(file: string, lines: Readable, output: Output, options: WriteOptions) {
  const { writeBackupFile } = await import('../storage/backup/write.ts');
  try {
    return await writeBackupFile(lines, file, progressOf(output, 'read'), options);
  } catch (error) {
    if (options.signal?.aborted) throw new Problem('unavailable', 'The backup was interrupted; nothing is kept of it.');
    throw wrongSetting(`The backup cannot be written to ${file}`, error, 'nothing is kept of it');
  }
}
