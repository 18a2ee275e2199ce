/** Where the cursor stands on a command line: in a command's name, a flag, or the value of an operand or option. */
import type { Command, Option } from 'commander';
import { type Hint, hintOf } from '../hints.ts';

export interface Position {
  /** What is typed of the word at the cursor. */
  readonly current: string;
  /** What stands before the value in the same word: `--person=`. */
  readonly before: string;
  readonly command: Command;
  /** The values of the options before the cursor, by commander's names. */
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly at:
    | { readonly is: 'command' }
    | { readonly is: 'flag' }
    | { readonly is: 'value'; readonly hint: Hint }
    | { readonly is: 'nothing' };
}

/** `words` are those behind the program's name; the last one is at the cursor. */
export function positionOf(program: Command, words: readonly string[]): Position {
  const typed = words.slice(0, -1);
  const current = words.at(-1) ?? '';
  const options: Record<string, string | boolean> = {};
  let command = program;
  let pending: Option | undefined;
  let operands = 0;
  for (const word of typed) {
    if (pending !== undefined) {
      options[pending.attributeName()] = word;
      pending = undefined;
      continue;
    }
    const option = optionOf(command, word);
    if (option !== undefined) {
      const [, value] = halves(word);
      if (value === undefined && takesValue(option)) pending = option;
      else options[option.attributeName()] = value ?? true;
      continue;
    }
    if (word.startsWith('-')) continue;
    const next = operands === 0 ? command.commands.find(each => each.name() === word) : undefined;
    if (next === undefined) operands += 1;
    else command = next;
  }
  return {
    current: current.slice(prefixOf(command, current, pending).length),
    before: prefixOf(command, current, pending),
    command,
    options,
    at: placeOf(command, current, pending, operands),
  };
}

/** Of `--person=an` what stands before the value. */
function prefixOf(command: Command, current: string, pending: Option | undefined): string {
  const [flag, value] = halves(current);
  return pending === undefined && value !== undefined && optionOf(command, current) !== undefined ? `${flag}=` : '';
}

function placeOf(command: Command, current: string, pending: Option | undefined, operands: number): Position['at'] {
  if (pending !== undefined) return { is: 'value', hint: hintOf(pending) };
  if (current.startsWith('-')) {
    const [, value] = halves(current);
    const option = optionOf(command, current);
    if (value === undefined) return { is: 'flag' };
    return option === undefined ? { is: 'nothing' } : { is: 'value', hint: hintOf(option) };
  }
  if (command.commands.length > 0) return operands === 0 ? { is: 'command' } : { is: 'nothing' };
  const known = command.registeredArguments;
  const argument = known[operands] ?? (known.at(-1)?.variadic === true ? known.at(-1) : undefined);
  return argument === undefined ? { is: 'nothing' } : { is: 'value', hint: hintOf(argument) };
}

function halves(word: string): readonly [string, string | undefined] {
  const at = word.indexOf('=');
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function takesValue({ required, optional }: Option): boolean {
  return required || optional;
}

/** Of the command or of those above it. */
export function optionOf(command: Command, word: string): Option | undefined {
  const [flag] = halves(word);
  const own = command.options.find(option => option.long === flag || option.short === flag);
  return own ?? (command.parent === null ? undefined : optionOf(command.parent, word));
}
