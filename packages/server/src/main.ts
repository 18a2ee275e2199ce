/** The program: reads the command line, does what it says, and ends with an exit code that tells how it went. */
import { report } from './commands/failure.ts';
import { createProgram } from './commands/program.ts';

export async function main(words: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error, words.includes('--json'));
  }
}
