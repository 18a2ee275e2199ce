/** `heldby migrate`: migrates the store to the schema of this program, without serving. */
import type { Command } from 'commander';
import { action } from './context.ts';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('migrate the store to the schema of this program; starting the server does the same')
    .action(action(async context => (await import('./run-migrate.ts')).runMigrate(context)));
}
