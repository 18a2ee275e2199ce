/** Commands on one store, with what most tests of commands want of them. */
import assert from 'node:assert/strict';
import { ask } from './command.ts';
import type { RunCommand } from './command-session.ts';

export interface StoreCommands {
  /** Runs a command that must succeed, with --json, and gives what it says. */
  readonly make: <T = { readonly id: string }>(...words: string[]) => Promise<T>;
  /** Runs a command that must succeed, and gives what it prints. */
  readonly text: (...words: string[]) => Promise<string>;
  /** Runs a command that must fail with this exit code and say this. Gives what it prints nevertheless. */
  readonly failed: (words: readonly string[], code: number, says: RegExp) => Promise<string>;
  /** The same for one that prints nothing. */
  readonly refused: (words: readonly string[], code: number, says: RegExp) => Promise<void>;
}

/** `where`: the words that name the store. */
export function commandsOn(run: RunCommand, where: readonly string[]): StoreCommands {
  const failed: StoreCommands['failed'] = async (words, code, says) => {
    const { status, stdout, stderr } = await run([...words, ...where]);
    assert.match(stderr, says);
    assert.equal(status, code);
    return stdout;
  };
  return {
    failed,
    make: <T>(...words: string[]) => ask<T>([...words, ...where], {}, run),
    text: async (...words) => {
      const { status, stdout, stderr } = await run([...words, ...where]);
      assert.equal(status, 0, `${words.join(' ')}: ${stderr}`);
      return stdout;
    },
    refused: async (words, code, says) => assert.equal(await failed(words, code, says), ''),
  };
}
