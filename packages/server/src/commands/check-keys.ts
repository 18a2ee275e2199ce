/** Prepares the key file when a server starts, and says which secrets cannot be read. */
import type { Logger } from 'pino';
import type { Registry } from '../app.ts';
import { lostSentences } from '../services/installation/sealed-secrets.ts';

/** Creates the key file if there is none. A server without keys still serves everything that needs no secret. */
export async function checkKeys({ core: { keyring }, services }: Registry, logger: Logger): Promise<void> {
  for (const sentence of lostSentences(await services.sealedSecrets.list(), keyring.file)) logger.warn(sentence);
  if (keyring.isExposed()) logger.warn(`Others can read the key file: chmod 600 ${keyring.file}`);
  try {
    keyring.ensure();
  } catch (error) {
    logger.warn({ err: error }, 'the key file cannot be created; no secret can be sealed');
  }
}
