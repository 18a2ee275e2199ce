/** The program: runs the command line and sets the exit code. */
import { COMPLETE, complete } from './commands/completion.ts';
import { report } from './commands/failure.ts';
import { createProgram } from './commands/program.ts';

export async function main(words: readonly string[]): Promise<void> {
  try {
    const program = createProgram(words);
    if (words[0] === COMPLETE) process.exitCode = await complete(program, words.slice(1));
    else await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    process.exitCode = report(error, words.includes('--json'));
  }
}
