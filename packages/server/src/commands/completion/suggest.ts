/** The words that can stand at the cursor of a command line. */
import type { Command, Option } from 'commander';
import type { Context, Options } from '../context.ts';
import type { Suggestion } from './live.ts';
import { type Position, positionOf } from './position.ts';

/** Undefined where the name of a file can stand. */
export async function suggest(
  program: Command,
  words: readonly string[],
  contextOf: (options: Options) => Context,
): Promise<readonly Suggestion[] | undefined> {
  const position = positionOf(program, words);
  const found = await valuesAt(position, contextOf);
  const lower = position.current.toLowerCase();
  return found
    ?.filter(([value]) => value.toLowerCase().startsWith(lower))
    .map(([value, about]) => [`${position.before}${value}`, about]);
}

async function valuesAt(
  { at, command, current, options }: Position,
  contextOf: (options: Options) => Context,
): Promise<readonly Suggestion[] | undefined> {
  switch (at.is) {
    case 'command':
      return command
        .createHelp()
        .visibleCommands(command)
        .map(each => [each.name(), firstLine(each.description())]);
    case 'flag':
      return flagsOf(command, options);
    case 'nothing':
      return [];
    case 'value': {
      const { words, kind, isFile } = at.hint;
      if (words !== undefined) return words.map(word => [word, '']);
      if (kind === undefined) return isFile === true ? undefined : [];
      const { suggestThings } = await import('./live.ts');
      return suggestThings(contextOf(options), options, kind, current);
    }
  }
}

function flagsOf(command: Command, given: Readonly<Record<string, unknown>>): Suggestion[] {
  const isOpen = (option: Option) =>
    given[option.attributeName()] === undefined || option.description.includes('can be repeated');
  const visible = command.createHelp().visibleOptions(command);
  return visible.filter(isOpen).map(({ long, short, description }) => [long ?? short ?? '', firstLine(description)]);
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}
