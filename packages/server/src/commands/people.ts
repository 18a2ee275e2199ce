/** `heldby person …`: people in an organization. */
import type { Command } from 'commander';
import { ROLES } from '../domain/role.ts';
import { action, textOf } from './context.ts';
import { table } from './output.ts';
import { perform } from './store.ts';

/** The same words wherever an organization has to be chosen. */
export const IN_ORGANIZATION = ['--org <name or id>', 'the organization, where there is more than one'] as const;
export const WITH_ROLE = ['--role <role>', `what it may do to others: ${ROLES.join(', ')} (default: member)`] as const;

export function addPersonCommands(program: Command): void {
  const person = program.command('person').description('people, who can hold devices and sign in');

  person
    .command('create <login>')
    .description('create a person')
    .option('--first-name <name>', 'first name (default: the login)')
    .option('--last-name <name>', 'last name')
    .option('--email <address>', 'e-mail address')
    .option(...WITH_ROLE)
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, login = '') => {
        const created = await perform(settings, 'createPerson', {
          login,
          firstName: textOf(options, 'firstName'),
          lastName: textOf(options, 'lastName'),
          email: textOf(options, 'email'),
          role: textOf(options, 'role'),
          organization: textOf(options, 'org'),
        });
        output.result(created, `Created ${created.displayName}, login ${created.login} (${created.id}).`);
      }),
    );

  person
    .command('list')
    .description('list the people of an organization')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const people = await perform(settings, 'listPeople', { organization: textOf(options, 'org') });
        const rows = people.map(each => [each.id, each.login, each.displayName, each.role, each.disabledReason ?? '']);
        output.result(people, table(['ID', 'LOGIN', 'NAME', 'ROLE', 'DISABLED'], rows, 'There are no people yet.'));
      }),
    );
}
