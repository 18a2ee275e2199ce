/**
 * The keys that seal the secrets which heldby must read back. They are in a file outside of the store, so that neither the
 * store nor a backup gives a secret away. The first key of the file seals; all of them open.
 */
import { readFileSync, statSync } from 'node:fs';
import { Problem } from '../domain/problem.ts';
import { writePrivateFile } from '../lib/private-file.ts';
import { KEY_BYTES, keyIdOf, mark, newKey, type SealingKey, seal, toKey, unseal } from '../lib/seal.ts';

export interface Keyring {
  readonly file: string;
  /** Creates the file with one key, if there is none. */
  readonly ensure: () => void;
  /** The ids of the keys; the first one seals. Empty if there is no file. */
  readonly ids: () => readonly string[];
  /** Whether others than its owner can read the file. */
  readonly isExposed: () => boolean;
  /** `context` says what the text is and whose: it opens in no other place. */
  readonly seal: (text: string, context: string) => string;
  /** By which the same text is recognized, until the keys are rotated. */
  readonly mark: (text: string, context: string) => string;
  /** Throws `unavailable` if the key is missing. */
  readonly open: (sealed: string, context: string) => string;
  /** Whether `open` succeeds. */
  readonly canOpen: (sealed: string, context: string) => boolean;
  /** Puts a new key before the others, and returns its id. */
  readonly rotate: () => string;
}

const HEAD = `# The keys of heldby's sealed secrets, newest first. Keep a copy apart from the backups: without its key a secret cannot be read.
`;
const LINE = /^[A-Za-z0-9_-]{43}$/;

/** `mayCreate`: whether sealing creates the file where it is missing. Otherwise a server does, when it starts. */
export function createKeyring(file: string, mayCreate: boolean, place: KeyPlace = keyFile(file)): Keyring {
  let keys: readonly SealingKey[] | undefined;
  const read = () => {
    keys = place.read();
    return keys;
  };
  const known = () => keys ?? read();
  const write = (next: readonly SealingKey[]) => {
    place.write(next);
    keys = next;
  };
  const ensure = () => {
    if (read().length === 0) write([newKey()]);
  };
  const sealing = (): SealingKey => {
    if (mayCreate && known().length === 0) ensure();
    const [first] = known().length === 0 ? read() : known();
    if (first !== undefined) return first;
    throw new Problem(
      'invalid',
      `There is no key file ${file}: name the server's with --key-file, or start the server, which creates it.`,
    );
  };
  const opening = (id: string): SealingKey | undefined => {
    const found = known().find(key => key.id === id);
    // Another process may have rotated the keys.
    return found ?? read().find(key => key.id === id);
  };
  const open = (sealed: string, context: string): string => {
    const id = keyIdOf(sealed);
    const key = id === undefined ? undefined : opening(id);
    if (key === undefined) throw new Problem('unavailable', `The key ${id ?? '(none)'} of a sealed secret is not in ${file}.`);
    return unseal(key, sealed, context);
  };

  return {
    file,
    ensure,
    ids: () => known().map(({ id }) => id),
    isExposed: () => process.platform !== 'win32' && ((statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0,
    seal: (text, context) => seal(sealing(), text, context),
    mark: (text, context) => mark(sealing(), text, context),
    open,
    canOpen: (sealed, context) => {
      try {
        open(sealed, context);
        return true;
      } catch {
        return false;
      }
    },
    rotate: () => {
      sealing();
      const key = newKey();
      write([key, ...read()]);
      return key.id;
    },
  };
}

/** Where the keys are. */
interface KeyPlace {
  readonly read: () => readonly SealingKey[];
  readonly write: (keys: readonly SealingKey[]) => void;
}

function keyFile(file: string): KeyPlace {
  return {
    read: () => readKeys(file),
    write: keys => writePrivateFile(file, `${HEAD}${keys.map(({ bytes }) => `${bytes.toString('base64url')}\n`).join('')}`),
  };
}

/** One key in memory, for a registry that is gone with its process. */
export function createMemoryKeyring(bytes: Buffer): Keyring {
  let keys: readonly SealingKey[] = [toKey(bytes)];
  const place: KeyPlace = {
    read: () => keys,
    write: next => {
      keys = next;
    },
  };
  return createKeyring('(memory)', true, place);
}

/** Empty if the file does not exist. */
function readKeys(file: string): SealingKey[] {
  const lines = linesOf(file).filter(line => line !== '' && !line.startsWith('#'));
  return lines.map(line => {
    const bytes = Buffer.from(line, 'base64url');
    if (LINE.test(line) && bytes.length === KEY_BYTES) return toKey(bytes);
    throw new Problem('invalid', `${file} is no key file of heldby: a line of it is no key.`);
  });
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    throw new Problem('invalid', `The key file ${file} cannot be read: ${message}; check --key-file.`, { cause: error });
  }
}
