/** The reference of the settings and of the command line, from the table and from the program that they are made of. */
import type { Argument, Command, Option } from 'commander';
import { wordOf } from '../../packages/server/src/commands/context.ts';
import { createProgram, leavesOf } from '../../packages/server/src/commands/program.ts';
import { credentialOf } from '../../packages/server/src/setting-sources.ts';
import { SETTINGS, type Setting } from '../../packages/server/src/settings.ts';
import type { Generate } from '../generate.ts';
import { COMPLETION, EXITS, NAMES, OUTPUT, TIMES, WHERE } from './command-line/texts.ts';

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
  const secrets = Object.values<Setting<unknown>>(SETTINGS).filter(({ isSecret }) => isSecret === true);
  const credentials = secrets.map(secret => `\`${credentialOf(secret)}\``).join(', ');
  return page([
    '# Settings',
    'Every setting is a flag and an environment variable; the flag wins. A value that cannot be used stops the start with one sentence that says what to change, and the exit code 2.',
    'Every setting can also come from a file, for example one that a secret store mounts: add `-file` to the flag or `_FILE` to the variable and name the file, such as `--database-url-file` or `HELDBY_DATABASE_URL_FILE`. A line break at its end does not count. For a setting that is itself the name of a file, both forms mean the same. Giving a setting and its file at once is an error. heldby warns about a file with a secret that everybody can read.',
    `A secret can also be a credential of systemd: heldby reads ${credentials} from the folder that \`$CREDENTIALS_DIRECTORY\` names. A flag or a variable overrides it.`,
    [row(['flag', 'variable', 'default', 'what it is']), row(['---', '---', '---', '---']), ...rows].join('\n'),
  ]);
}

function commandLinePage(program: Command): string {
  return page([
    '# Command line',
    WHERE,
    NAMES,
    OUTPUT,
    TIMES,
    `Exit codes: ${EXITS.map(exit => exit.join(' ')).join(', ')}.`,
    COMPLETION,
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
