/** The program: runs the command line and sets the exit code. */
import { report } from './commands/failure.ts';
import { createProgram } from './commands/program.ts';

export async function main(words: readonly string[]): Promise<void> {
  try {
    await createProgram().parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error, words.includes('--json'));
  }
}
