/** Asks before something ends for good. Where nobody can answer, the command has to say --yes. */
import { createInterface } from 'node:readline/promises';
import { Problem } from '../../domain/problem.ts';
import type { Options } from '../context.ts';

export async function confirm(options: Options, what: string): Promise<void> {
  if (options.yes === true) return;
  if (!process.stdin.isTTY || !process.stderr.isTTY) {
    throw new Problem('invalid', `To ${what}, give --yes; --dry-run says what it would do.`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${what}: are you sure? [y/N] `);
    if (!/^y(?:es)?$/i.test(answer.trim())) throw new Problem('conflict', 'Nothing was changed.');
  } finally {
    terminal.close();
  }
}
