/** Declares the whole command line. It is run, and its reference is generated from it. */
import { Command } from 'commander';
import { programVersion } from '../lib/version.ts';
import { addApplicationCommands } from './applications.ts';
import { addAuditCommands } from './audit.ts';
import { addBackupCommand } from './backup.ts';
import { FILES_HELP, globalOptions } from './context.ts';
import { addDemoCommand } from './demo.ts';
import { addKeyCommands } from './keys.ts';
import { addMigrateCommand } from './migrate.ts';
import { addOrganizationCommands } from './organizations.ts';
import { writeAll } from './output.ts';
import { addPersonCommands } from './people.ts';
import { addRestoreCommand } from './restore.ts';
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
    .configureHelp({ showGlobalOptions: true })
    // Errors are thrown, so that failure.ts reports all of them. What is left to write is help, also for a group's name alone.
    .configureOutput({ outputError: () => undefined, writeOut: writeHelp, writeErr: writeHelp })
    .exitOverride();
  for (const option of globalOptions()) program.addOption(option);
  program.addHelpText('afterAll', FILES_HELP);
  addServeCommand(program);
  addDemoCommand(program);
  addMigrateCommand(program);
  addOrganizationCommands(program);
  addPersonCommands(program);
  addApplicationCommands(program);
  addTokenCommands(program);
  addKeyCommands(program);
  addAuditCommands(program);
  addBackupCommand(program);
  addRestoreCommand(program);
  return program;
}

function writeHelp(text: string): void {
  writeAll(1, text);
}
