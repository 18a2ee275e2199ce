/** `heldby completion bash`: what shells load to complete commands, options and names; and what they then ask. */
import { Argument, type Command } from 'commander';
import { printable } from '../lib/printable.ts';
import { contextOf, type Options } from './context.ts';
import { writeAll } from './output.ts';

/** The word by which shells ask. */
export const COMPLETE = 'complete';
const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** The status of an answer that asks for the names of files instead. */
const FILES = 1;

export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .addArgument(new Argument('<shell>', 'the shell that loads it').choices(SHELLS))
    .description('write what a shell loads to complete commands, options and names: source <(heldby completion bash)')
    .action(async (shell: (typeof SHELLS)[number]) => {
      const { SCRIPTS } = await import('./completion/scripts.ts');
      writeAll(1, SCRIPTS[shell]);
    });
}

/** Answers a shell: `complete -- words…`, or `complete bash line`, with the line up to the cursor. Whatever goes wrong, it says nothing. */
export async function complete(program: Command, [form, ...rest]: readonly string[]): Promise<number> {
  try {
    return await (form === 'bash' ? completeLine(program, rest[0] ?? '') : completeWords(program, rest));
  } catch {
    return 0;
  }
}

async function completeWords(program: Command, words: readonly string[]): Promise<number> {
  const { suggest } = await import('./completion/suggest.ts');
  const found = await suggest(program, words, given);
  if (found === undefined) return FILES;
  writeAll(1, found.map(([value, about]) => `${printable(value)}${about === '' ? '' : `\t${printable(about)}`}\n`).join(''));
  return 0;
}

async function completeLine(program: Command, text: string): Promise<number> {
  const [{ suggest }, { splitLine, forBash }] = await Promise.all([
    import('./completion/suggest.ts'),
    import('./completion/line.ts'),
  ]);
  const line = splitLine(text);
  const words = line.words.slice(1);
  const found = await suggest(program, words, given);
  if (found === undefined) return FILES;
  writeAll(1, found.map(([value]) => `${forBash(printable(value), words.at(-1) ?? '', line)}\n`).join(''));
  return 0;
}

function given(options: Options) {
  return contextOf(options, process.env);
}
