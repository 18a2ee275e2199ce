/** The manual page, from the program that it is about. */
import type { Argument, Command, Option } from 'commander';
import { createProgram, leavesOf } from '../../packages/server/src/commands/program.ts';
import { SETTINGS } from '../../packages/server/src/settings.ts';
import type { Generate } from '../generate.ts';
import { COMPLETION, EXITS, NAMES, OUTPUT, TIMES, WHERE } from './command-line/texts.ts';

export const generate: Generate = async () => ({ 'packages/server/man/heldby.1': manualOf(createProgram()) });

function manualOf(program: Command): string {
  return `${[
    '.\\" Made from code by `npm run generate`: change the code.',
    `.TH HELDBY 1 "" "heldby ${program.version()}" "User commands"`,
    '.SH NAME',
    `heldby \\- ${plain("keep and ask a registry of people's devices")}`,
    '.SH SYNOPSIS',
    '.B heldby',
    '.I command',
    `[${plain('options')}]`,
    '.SH DESCRIPTION',
    plain(`${program.description()}.`),
    ...section('WHERE A COMMAND ASKS', WHERE),
    ...section('NAMES', NAMES, TIMES),
    ...section('OUTPUT', OUTPUT),
    ...section('COMPLETION', COMPLETION),
    '.SH COMMANDS',
    ...leavesOf(program).flatMap(commandOf),
    '.SH SETTINGS',
    plain(
      'Every setting is a flag and an environment variable; the flag wins. Commands that ask a registry need those of the store at most.',
    ),
    ...Object.values(SETTINGS).flatMap(({ flag, value, env, description }) =>
      tagged(`${flag} <${value}>`, `${description.replaceAll('`', '')}. [${env}]`),
    ),
    '.SH ENVIRONMENT',
    ...tagged('HELDBY_URL', 'The server to ask.'),
    ...tagged('HELDBY_TOKEN', 'The token for it.'),
    ...tagged('NO_COLOR', 'Set to anything: tables have no colour.'),
    '.SH EXIT STATUS',
    ...EXITS.flatMap(([code, about]) => tagged(code, sentence(about))),
    '.SH EXAMPLES',
    ...EXAMPLES.flatMap(([command, about]) => tagged(command, about)),
  ].join('\n')}\n`;
}

const EXAMPLES = [
  ['heldby who 52:EA:D3:24:FD:21', 'Who has the device with this MAC address?'],
  ['heldby holds ann --as-of 2026-01-31', 'What did Ann hold on that day?'],
  ['heldby device list --holderless --csv', 'What nobody holds, for a spreadsheet.'],
  ['heldby off-board ann --dry-run', 'What would end if Ann left now?'],
] as const;

/** Explained once. */
const COMMON = new Set(['--json', ...Object.values(SETTINGS).map(({ flag }) => flag)]);

function commandOf(command: Command): string[] {
  const options = command.options.filter(({ long, hidden }) => !COMMON.has(long ?? '') && !hidden);
  return [
    `.SS ${plain(usageOf(command))}`,
    plain(`${sentence(command.description())}`),
    ...options.flatMap((option: Option) => tagged(option.flags, sentence(option.description))),
  ];
}

function usageOf(command: Command): string {
  const operands = command.registeredArguments.map((each: Argument) => `<${each.name()}${each.variadic ? '...' : ''}>`);
  return [nameOf(command), ...operands].join(' ');
}

function nameOf(command: Command): string {
  return command.parent === null ? command.name() : `${nameOf(command.parent)} ${command.name()}`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function section(title: string, ...paragraphs: readonly string[]): string[] {
  return [`.SH ${title}`, ...paragraphs.flatMap(text => ['.PP', plain(withoutMarks(text))])];
}

function tagged(tag: string, about: string): string[] {
  return ['.TP', `.B ${plain(tag)}`, plain(about)];
}

/** Markdown without its marks: what a link leads to is not here. */
function withoutMarks(text: string): string {
  return text.replaceAll('`', '').replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}

/** A line of text as roff takes it: no character of it is a request. */
function plain(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('"', '\\(dq')
    .replaceAll('…', '...')
    .replaceAll(/\s+/g, ' ');
  return escaped.replace(/^[.']/, '\\&$&');
}
