/** Writes what a command exports into a file that only this user may read: it says who people are, what they hold and what they did. */
import { existsSync } from 'node:fs';
import { Problem } from '../domain/problem.ts';
import { writePrivately } from '../lib/private-file.ts';
import type { Options } from './context.ts';
import { wrongSetting } from './failure.ts';

/** Asked before anything is read, so that nobody waits for a refusal. */
export function requireFreeFile(file: string, { replace }: Options): void {
  if (replace !== true && existsSync(file)) throw taken(file);
}

/** `what`: as a sentence begins, such as `The export`. Where the chunks break off, the file is as it was before. */
export async function writeExportFile(
  file: string,
  chunks: Iterable<string> | AsyncIterable<string | Uint8Array>,
  { replace }: Options,
  what: string,
): Promise<void> {
  let broken: unknown;
  const watched = async function* () {
    try {
      yield* chunks;
    } catch (error) {
      broken = error;
      throw error;
    }
  };
  try {
    await writePrivately(file, watched(), replace === true);
  } catch (error) {
    if (error === broken) throw brokenOff(what, error);
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && replace !== true) throw taken(file);
    throw wrongSetting(`${what} cannot be written to ${file}`, error, 'choose another file');
  }
}

/** The answer of a server as it comes. */
export async function* bodyOf({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body !== null) yield* body as unknown as AsyncIterable<Uint8Array>;
}

function taken(file: string): Problem {
  return new Problem('conflict', `${file} exists already: choose another name, or replace it with --replace.`);
}

function brokenOff(what: string, error: unknown): unknown {
  // What the network says of a connection that ended is no sentence of ours.
  if (!(error instanceof TypeError)) return error;
  return new Problem('unavailable', `${what} broke off before its end, and nothing is kept of it: try again.`, { cause: error });
}
