/** `heldby move`: moves the store to the other kind of database, or to another place of the same kind, while heldby serves. */
import type { Command } from 'commander';
import { action } from './context.ts';

export function addMoveCommand(program: Command): void {
  program
    .command('move')
    .description('move the whole store to another database or folder, while a server works; writes wait only for the last step')
    .option('--to <place>', 'an empty PostgreSQL database, postgres://user@host/database, or an empty data folder')
    .option('--to-file <file>', 'file that holds the URL of the database, so that no password is on the command line')
    .option('--cancel', 'remove what a killed move has left in this store')
    .option('--yes', 'with --cancel: open a store that has moved again, because the other one is lost')
    .action(action(async (context, options) => (await import('./run-move.ts')).runMove(context, options)));
}
