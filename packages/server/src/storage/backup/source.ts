/** Reads the lines of a backup file, in the clear or encrypted. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Problem } from '../../domain/problem.ts';
import { AGE_MAGIC, decryptionWith } from './encryption.ts';
import { damaged } from './format.ts';
import { eachLine } from './lines.ts';

/** `identities` are age's; only an encrypted backup needs one. */
export async function* linesOf(file: string, identities: readonly string[]): AsyncGenerator<readonly string[]> {
  let source: Readable | undefined;
  try {
    const decrypt = (await isEncrypted(file)) ? await decryption(identities) : undefined;
    source = createReadStream(file);
    const opened = decrypt === undefined ? source : Readable.from(decrypt(source));
    const unzipped = createGunzip();
    // A failure of any part destroys the last one, from which it is thrown.
    pipeline(opened, unzipped).catch(() => undefined);
    for await (const { lines } of eachLine(unzipped)) yield lines;
  } catch (error) {
    throw explained(error, file);
  } finally {
    source?.destroy();
  }
}

async function isEncrypted(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(AGE_MAGIC.length), 0, AGE_MAGIC.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === AGE_MAGIC;
  } finally {
    await handle.close();
  }
}

async function decryption(identities: readonly string[]) {
  if (identities.length === 0) {
    throw new Problem(
      'invalid',
      'The backup is encrypted: name the file with the age identity of a recipient with --identity-file.',
    );
  }
  return decryptionWith(identities);
}

function explained(error: unknown, file: string): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (error instanceof Problem) return error;
  if (code === 'ENOENT') return new Problem('invalid', `There is no file ${file}.`);
  if (code.startsWith('Z_')) return damaged('it does not unpack');
  if (/no identity matched/.test(message)) {
    return new Problem('invalid', 'The backup is encrypted to other recipients: no identity of --identity-file opens it.');
  }
  // The library's errors have no codes.
  return code === '' ? damaged('it does not decrypt') : error;
}
