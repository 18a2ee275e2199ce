/** Where the command line finds the running server: a socket in the data folder, or on Windows a named pipe. */
import { join, resolve } from 'node:path';
import { Problem } from '../domain/problem.ts';
import { digest } from '../lib/crypto.ts';

const SOCKET_FILE = 'heldby.sock';
/** The shortest `sun_path` among the platforms (macOS has 104 bytes), without its closing zero. */
const PATH_LIMIT_BYTES = 103;

export function socketPath(dataFolder: string): string {
  const folder = resolve(dataFolder);
  if (process.platform === 'win32') return `\\\\.\\pipe\\heldby-${digest(folder)}`;
  const path = join(folder, SOCKET_FILE);
  if (Buffer.byteLength(path) <= PATH_LIMIT_BYTES) return path;
  throw new Problem(
    'invalid',
    `The path of the data folder is too long for a socket in it (${path}, at most ${PATH_LIMIT_BYTES} bytes): give a shorter one with --data.`,
  );
}
