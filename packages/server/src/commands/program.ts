/** Declares the whole command line. It is run, and its reference is generated from it. */
import { Command } from 'commander';
import { programVersion } from '../lib/version.ts';
import { addAuditCommands } from './audit.ts';
import { addBackupCommand } from './backup.ts';
import { addSettings, type ShownSettings } from './context.ts';
import { addDemoCommand } from './demo.ts';
import { addMigrateCommand } from './migrate.ts';
import { writeAll } from './output.ts';
import { addApiCommand } from './remote/api.ts';
import { addEventsCommand } from './remote/events.ts';
import { addKeyCommands } from './remote/keys.ts';
import { addLoginCommands } from './remote/login.ts';
import { addMoves } from './remote/moves.ts';
import { addNoun } from './remote/noun-commands.ts';
import { NOUNS } from './remote/nouns.ts';
import { addPolicyCommands } from './remote/policy-commands.ts';
import { addQuestions } from './remote/questions.ts';
import { addSearchIndexCommands } from './remote/search-index.ts';
import { addRestoreCommand } from './restore.ts';
import { addServeCommand } from './serve.ts';

export function createProgram(): Command {
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
  addLoginCommands(program);
  addQuestions(program);
  addMoves(program);
  addEventsCommand(program);
  addApiCommand(program);
  for (const noun of NOUNS) addNoun(program, noun);
  for (const org of program.commands) if (org.name() === 'org') addPolicyCommands(org);
  addDemoCommand(program);
  addMigrateCommand(program);
  addSearchIndexCommands(program);
  addKeyCommands(program);
  addAuditCommands(program);
  addBackupCommand(program);
  addRestoreCommand(program);
  addSettings(program, 'none');
  program.addHelpText('after', COMPLETION_HELP);
  for (const command of leavesOf(program)) addSettings(command, SHOWN[command.name()] ?? 'store');
  return program;
}

const COMPLETION_HELP = `
Completion of commands and options: source <(heldby complete bash), or zsh; heldby complete fish | source.`;

/** Only a server needs all settings. */
const SHOWN: Readonly<Record<string, ShownSettings>> = { serve: 'all', demo: 'all', login: 'none', logout: 'none' };

/** The commands that do something; the others only group them. */
export function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

function writeHelp(text: string): void {
  writeAll(1, text);
}
