/** What `heldby restore` does: checks the file, and puts its rows into the store. */
import { readFileSync } from 'node:fs';
import { listSealedSecrets, lostSentences } from '../services/installation/sealed-secrets.ts';
import { keyFileOf } from '../settings.ts';
import { identitiesIn } from '../storage/backup/encryption.ts';
import { checkBackupFile, restoreBackupFile } from '../storage/backup/restore.ts';
import { createKeyring } from '../storage/keyring.ts';
import { progressOf, summary } from './backup-rows.ts';
import { type Context, listOf, type Options } from './context.ts';
import { wrongSetting } from './failure.ts';
import { withStorage } from './store.ts';

export async function runRestore({ settings, output }: Context, options: Options, file = ''): Promise<void> {
  const identities = (listOf(options, 'identityFile') ?? []).flatMap(readIdentities);
  const { header, trailer } = await checkBackupFile(file, identities);
  const progress = progressOf(output, 'restored');
  const keyring = createKeyring(keyFileOf(settings), false);
  const lost = await withStorage(settings, async storage => {
    await restoreBackupFile(storage, file, header, progress, identities);
    return lostSentences(await listSealedSecrets(storage, keyring), keyring.file);
  });
  output.result({ file, createdAt: header.createdAt, rows: trailer.rows, lost }, shown =>
    [`Restored ${shown.file} of ${shown.createdAt}: ${summary(shown.rows)}.`, ...shown.lost].join('\n'),
  );
}

function readIdentities(file: string): string[] {
  try {
    return identitiesIn(readFileSync(file, 'utf8'), file);
  } catch (error) {
    throw wrongSetting(`${file} cannot be read`, error, 'check --identity-file');
  }
}
