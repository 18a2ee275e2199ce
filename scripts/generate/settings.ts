/** The reference of the settings and of the command line, from the table and from the program that they are made of. */
import type { Argument, Command, Option } from 'commander';
import { wordOf } from '../../packages/server/src/commands/context.ts';
import { createProgram, leavesOf } from '../../packages/server/src/commands/program.ts';
import { SETTINGS } from '../../packages/server/src/settings.ts';
import type { Generate } from '../generate.ts';

const NOTE = '<!-- Made from code by `npm run generate`: change the code. -->';

export const generate: Generate = async () => ({
  'docs/reference/settings.md': settingsPage(),
  'docs/reference/command-line.md': commandLinePage(createProgram()),
});

function settingsPage(): string {
  const rows = Object.values(SETTINGS).map(({ flag, value, env, fallback, description }) => {
    const otherwise = fallback === null ? '' : `\`${wordOf(fallback)}\``;
    return row([`\`${flag} <${value.replaceAll('|', '\\|')}>\``, `\`${env}\``, otherwise, `${description}.`]);
  });
  return page([
    '# Settings',
    'Every setting is a flag and an environment variable; the flag wins. A value that cannot be used stops the start with one sentence that says what to change, and the exit code 2.',
    'Every setting can also come from a file, for example one that a secret store mounts: add `-file` to the flag or `_FILE` to the variable and name the file, such as `--database-url-file` or `HELDBY_DATABASE_URL_FILE`. A line break at its end does not count. For a setting that is itself the name of a file, both forms mean the same. Giving a setting and its file at once is an error. heldby warns about a file with a secret that everybody can read.',
    [row(['flag', 'variable', 'default', 'what it is']), row(['---', '---', '---', '---']), ...rows].join('\n'),
  ]);
}

function commandLinePage(program: Command): string {
  return page([
    '# Command line',
    'Commands that ask the registry speak its native API. They ask the server of `--server` or `HELDBY_URL`, with the token in `HELDBY_TOKEN`; else the store that `--data` or `--database-url` names; else the server of `heldby login`; else the store in `./heldby-data`. A store in a data folder is asked through the socket `heldby.sock` of the server that runs on it. Where none runs, and on PostgreSQL, the command opens the store itself. There the operator needs no token.',
    'Things are named by what people have in hand: a person by login, e-mail address or name, a device by serial number, MAC address in any spelling, hardware id or name, everything else by its name, and all by their ids. A name that several have is refused, with the list of them. An owner is a person, or another kind with its name, such as `workspace:Lobby`.',
    'Lists are tables that fit the terminal. `--json` writes one JSON list, `--ndjson` a JSON value a line, `--csv` the columns of the table for spreadsheets. With `--json` errors are JSON, too. Every command also takes `--json` and the flags of the [settings](settings.md); they are not repeated below.',
    "Times are durations from now (`12h`, `30d`), days, date-times, or `never`. An empty text (`''`) takes a value away.",
    'Exit codes: 0 it was done, 1 it was refused, 2 a setting or an argument has to be changed, 3 there is no such thing, 4 it is taken or was changed by somebody else, 5 the server or the store cannot be reached, 70 the store failed or heldby has a defect.',
    'Completion of commands and options: `source <(heldby complete bash)`, the same with `zsh`, or `heldby complete fish | source`.',
    ...leavesOf(program).flatMap(describe),
  ]);
}

/** The options that the page explains once. */
const COMMON = new Set(['--json', ...Object.values(SETTINGS).map(({ flag }) => flag)]);

function describe(command: Command): string[] {
  const parts = [`## ${nameOf(command)}`, `${sentence(command.description())}`, `\`\`\`sh\n${usageOf(command)}\n\`\`\``];
  const own = command.options.filter(option => !COMMON.has(option.long ?? '') && !option.hidden);
  if (own.length === 0) return parts;
  const rows = own.map((option: Option) => row([`\`${option.flags}\``, `${sentence(option.description)}`]));
  return [...parts, [row(['option', 'what it does']), row(['---', '---']), ...rows].join('\n')];
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

function usageOf(command: Command): string {
  const operands = command.registeredArguments.map((each: Argument) => `<${each.name()}${each.variadic ? '...' : ''}>`);
  const required = command.options.filter((each: Option) => each.mandatory).map((each: Option) => each.flags);
  const others = command.options.some(({ mandatory, hidden, long }) => !mandatory && !hidden && !COMMON.has(long ?? ''))
    ? ['[options]']
    : [];
  return [nameOf(command), ...operands, ...required, ...others].join(' ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function page(parts: readonly string[]): string {
  const [title = '', ...rest] = parts;
  return `${[title, NOTE, ...rest].join('\n\n')}\n`;
}
