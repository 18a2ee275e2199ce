/** Declares the whole command line. It is run, and its reference is generated from it. */
import { Command } from 'commander';
import { programVersion } from '../lib/version.ts';
import { addAuditCommands } from './audit.ts';
import { addBackupCommand } from './backup.ts';
import { addCompactCommand } from './compact.ts';
import { addCompletionCommand } from './completion.ts';
import { addSettings, type ShownSettings } from './context.ts';
import { addDemoCommand } from './demo.ts';
import { addDistributeCommand } from './distribute.ts';
import { addEmulateCommand } from './emulate.ts';
import { addHealthCommand } from './health.ts';
import { addMigrateCommand } from './migrate.ts';
import { addMoveCommand } from './move.ts';
import { writeAll } from './output.ts';
import { addApiCommand } from './remote/api.ts';
import { addBatchCommand } from './remote/batch.ts';
import { addEventsCommand } from './remote/events.ts';
import { addKeyCommands } from './remote/keys.ts';
import { addLoginCommands } from './remote/login.ts';
import { addMoves } from './remote/moves.ts';
import type { Noun } from './remote/noun.ts';
import { addVerbs, groupOf } from './remote/noun-commands.ts';
import { NOUNS } from './remote/nouns.ts';
import { addOwnPasswordCommand } from './remote/own-password.ts';
import { addPolicyCommands } from './remote/policy-commands.ts';
import { addQuestions } from './remote/questions.ts';
import { addSearchIndexCommands } from './remote/search-index.ts';
import { addSubjectExport } from './remote/subject-export.ts';
import { addRestoreCommand } from './restore.ts';
import { addSeedCommands } from './seed.ts';
import { addServeCommand } from './serve.ts';
import { addExportCommand, addExports } from './transfer/export.ts';
import { addImportCommand, addImports } from './transfer/import.ts';

/**
 * Without `words` the program is whole. With them, a noun that they do not name has no verbs yet: to declare several hundred options takes
 * longer than most commands.
 */
export function createProgram(words?: readonly string[]): Command {
  const program = new Command('heldby')
    .description(
      "A registry of people's devices: which devices this person holds, and who holds this device, now or on any past day",
    )
    .version(programVersion(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    // Errors are thrown, so that failure.ts reports all of them. What is left to write is help, also for a group's name alone.
    .configureOutput({ outputError: () => undefined, writeOut: writeHelp, writeErr: writeHelp })
    .exitOverride();
  addServeCommand(program);
  addHealthCommand(program);
  addLoginCommands(program);
  addOwnPasswordCommand(program);
  addQuestions(program);
  addMoves(program);
  addEventsCommand(program);
  addApiCommand(program);
  addBatchCommand(program);
  addExportCommand(program);
  addImportCommand(program);
  for (const noun of NOUNS) if (firstWordOf(noun) === noun.words) groupOf(program, noun);
  addDemoCommand(program);
  addEmulateCommand(program);
  addSeedCommands(program);
  addMigrateCommand(program);
  addMoveCommand(program);
  addDistributeCommand(program);
  addCompactCommand(program);
  addSearchIndexCommands(program);
  addKeyCommands(program);
  addAuditCommands(program);
  addBackupCommand(program);
  addRestoreCommand(program);
  addCompletionCommand(program);
  addSettings(program, 'none');
  const asked = askedOf(program, words);
  const names = new Set(asked.map(command => command.name()));
  for (const noun of NOUNS) if (names.has(firstWordOf(noun))) addVerbs(program, noun);
  for (const group of asked) {
    VERBS[group.name()]?.(group);
    if (group.name() === 'person') addSubjectExport(group);
    for (const command of leavesOf(group)) addSettings(command, SHOWN[command.name()] ?? 'store');
  }
  return program;
}

/** Verbs of groups that are written by hand. */
const VERBS: Readonly<Record<string, (group: Command) => void>> = {
  org: addPolicyCommands,
  export: addExports,
  import: addImports,
};

/** The commands that a command line can mean. Where it names none, that is all, for a suggestion; the help of the program needs no groups. */
function askedOf({ commands }: Command, words?: readonly string[]): readonly Command[] {
  if (words?.every(word => word.startsWith('-'))) return commands.filter(command => !GROUPS.has(command.name()));
  const named = commands.filter(command => words?.includes(command.name()));
  return named.length === 0 ? commands : named;
}

const GROUPS: ReadonlySet<string> = new Set([...Object.keys(VERBS), ...NOUNS.map(firstWordOf)]);

function firstWordOf({ words }: Noun): string {
  return words.split(' ')[0] ?? words;
}

/** Only a server needs all settings. */
const SHOWN: Readonly<Record<string, ShownSettings>> = {
  serve: 'all',
  health: 'none',
  demo: 'all',
  emulate: 'none',
  login: 'none',
  logout: 'none',
  completion: 'none',
};

/** The commands that do something; the others only group them. */
export function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

function writeHelp(text: string): void {
  writeAll(1, text);
}
