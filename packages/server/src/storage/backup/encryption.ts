/** Encrypts backups to age recipients (age-encryption.org/v1), and opens them with age identities. In streams, so that memory stays flat. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Problem } from '../../domain/problem.ts';

export type Transform = (source: Readable) => AsyncIterable<Uint8Array>;

/** What every file of age begins with. */
export const AGE_MAGIC = 'age-encryption.org/v1\n';

const IDENTITY = /^AGE-SECRET-KEY-/i;

/** Throws `invalid` for a text that is no recipient. Any one of the recipients can open the result. */
export async function encryptionTo(recipients: readonly string[]): Promise<Transform> {
  // Loaded when it is needed, because it would make every start slower.
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (cause) {
      throw new Problem('invalid', `--recipient must be an age recipient such as age1…, not ${JSON.stringify(recipient)}.`, {
        cause,
      });
    }
  }
  return async function* encrypt(source) {
    yield* read(await encrypter.encrypt(webOf(source)));
  };
}

/** Throws `invalid` for a text that is no identity. */
export async function decryptionWith(identities: readonly string[]): Promise<Transform> {
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) {
    try {
      decrypter.addIdentity(identity);
    } catch (cause) {
      throw new Problem('invalid', 'An identity file has a line that is no age identity.', { cause });
    }
  }
  return async function* decrypt(source) {
    yield* read(await decrypter.decrypt(webOf(source)));
  };
}

/** The identities of a file as `age-keygen` writes it. */
export function identitiesIn(text: string, file: string): string[] {
  const lines = text.split(/\r?\n/).map(line => line.trim());
  const identities = lines.filter(line => line !== '' && !line.startsWith('#'));
  if (identities.length > 0 && identities.every(line => IDENTITY.test(line))) return identities;
  throw new Problem(
    'invalid',
    `${file} is no identity file: it must have lines that begin with AGE-SECRET-KEY-, as age-keygen writes them.`,
  );
}

/** Node and the library declare the same web streams apart. */
function webOf(source: Readable): globalThis.ReadableStream<Uint8Array> {
  return Readable.toWeb(source) as unknown as globalThis.ReadableStream<Uint8Array>;
}

function read(stream: globalThis.ReadableStream<Uint8Array>): AsyncIterable<Uint8Array> {
  return Readable.fromWeb(stream as unknown as ReadableStream<Uint8Array>);
}
