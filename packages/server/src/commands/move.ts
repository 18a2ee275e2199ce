/** `heldby move`: moves the store, or one organization of it, to a database of either kind, while heldby serves. */
import type { Command } from 'commander';
import { action } from './context.ts';

export function addMoveCommand(program: Command): void {
  program
    .command('move')
    .description(
      'move the whole store, or one organization, to another database or folder while a server works; writes wait only for the last step',
    )
    .option('--to <place>', 'an empty PostgreSQL database, postgres://user@host/database, or an empty data folder')
    .option('--organization <id>', 'move only this organization, by its id or one of its hosts; --to may serve others then')
    .option('--address <url>', 'with --organization: where callers of the old place are told to go')
    .option('--to-key-file <file>', 'with --organization: the key file of the servers there, if it is another one')
    .option('--to-file <file>', 'file that holds the URL of the database, so that no password is on the command line')
    .option('--cancel', 'remove what a killed move has left in this store')
    .option('--remove-left', 'with --organization and --yes: remove what one that has moved has left here')
    .option('--yes', 'with --cancel: open what has moved again, because the other store is lost')
    .action(
      action(async (context, options) => {
        if (options.organization === undefined) return (await import('./run-move.ts')).runMove(context, options);
        return (await import('./run-move-organization.ts')).runMoveOrganization(context, options);
      }),
    );
}
