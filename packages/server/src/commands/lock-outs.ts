/** `heldby person lock-outs` and `unlock`: lists and lifts lock-outs after wrong passwords. */
import type { Command } from 'commander';
import { action, IN_ORGANIZATION, textOf } from './context.ts';
import { table } from './output.ts';
import { perform } from './store.ts';

export function addLockOutCommands(person: Command): void {
  person
    .command('lock-outs')
    .description('list who cannot sign in with their password for a while, after too many wrong ones')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const lockOuts = await perform(settings, 'listLockOuts', { organization: textOf(options, 'org') });
        output.result(lockOuts, shown => {
          const rows = shown.map(each => [each.login, each.network ?? 'every strange one', String(each.attempts), each.until]);
          return table(['LOGIN', 'NETWORK', 'ATTEMPTS', 'UNTIL'], rows, 'Nobody is locked out.');
        });
      }),
    );

  person
    .command('unlock')
    .argument('<login or id>')
    .description('lift the lock-outs of a person; a new password does the same')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, person = '') => {
        const unlocked = await perform(settings, 'unlockPerson', { person, organization: textOf(options, 'org') });
        output.result(unlocked, ({ displayName, login, lifted }) =>
          lifted === 0 ? `${displayName}, login ${login}, was not locked out.` : `Unlocked ${displayName}, login ${login}.`,
        );
      }),
    );
}
