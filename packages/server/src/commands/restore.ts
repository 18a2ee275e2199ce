/** `heldby restore`: puts a backup into an empty store of either kind. */
import type { Command } from 'commander';
import { action, together } from './context.ts';

export function addRestoreCommand(program: Command): void {
  program
    .command('restore <file>')
    .description('put a backup into an empty data folder or database')
    .option(
      '--identity-file <file>',
      'file with the age identity of a recipient, for an encrypted backup; can be repeated',
      together,
    )
    .action(action(async (...given) => (await import('./run-restore.ts')).runRestore(...given)));
}
