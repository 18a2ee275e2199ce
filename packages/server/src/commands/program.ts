/** Declares the whole command line. It is run, and its reference is generated from it. */
import { Command } from 'commander';
import { programVersion } from '../lib/version.ts';
import { addApplicationCommands } from './applications.ts';
import { addAuditCommands } from './audit.ts';
import { addBackupCommand } from './backup.ts';
import { addSettings, type ShownSettings } from './context.ts';
import { addDemoCommand } from './demo.ts';
import { addKeyCommands } from './keys.ts';
import { addMigrateCommand } from './migrate.ts';
import { addOrganizationCommands } from './organizations.ts';
import { writeAll } from './output.ts';
import { addPersonCommands } from './people.ts';
import { addApiCommand } from './remote/api.ts';
import { addEventsCommand } from './remote/events.ts';
import { addLoginCommands } from './remote/login.ts';
import { addMoves } from './remote/moves.ts';
import { addNoun } from './remote/noun-commands.ts';
import { NOUNS } from './remote/nouns.ts';
import { addQuestions } from './remote/questions.ts';
import { addRestoreCommand } from './restore.ts';
import { addSearchIndexCommands } from './search-index.ts';
import { addServeCommand } from './serve.ts';
import { addTokenCommands } from './tokens.ts';

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
  addDemoCommand(program);
  addMigrateCommand(program);
  addOrganizationCommands(program);
  addPersonCommands(program);
  addApplicationCommands(program);
  addTokenCommands(program);
  addSearchIndexCommands(program);
  addKeyCommands(program);
  addAuditCommands(program);
  addBackupCommand(program);
  addRestoreCommand(program);
  addSettings(program, 'none');
  for (const command of leavesOf(program)) addSettings(command, SHOWN[command.name()] ?? 'store');
  return program;
}

/** Only a server needs all settings. */
const SHOWN: Readonly<Record<string, ShownSettings>> = { serve: 'all', demo: 'all', login: 'none', logout: 'none' };

/** The commands that do something; the others only group them. */
export function leavesOf(command: Command): Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}

function writeHelp(text: string): void {
  writeAll(1, text);
}
