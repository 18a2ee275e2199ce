/** `heldby person …`: creates and lists people, sets their passwords, and unbinds their accounts at an OpenID provider. */
import type { Command } from 'commander';
import { action, IN_ORGANIZATION, textOf, WITH_ROLE } from './context.ts';
import { addLockOutCommands } from './lock-outs.ts';
import { table } from './output.ts';
import { readSecret } from './secret-input.ts';
import { perform } from './store.ts';

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
        output.result(created, shown => `Created ${shown.displayName}, login ${shown.login} (${shown.id}).`);
      }),
    );

  person
    .command('list')
    .description('list the people of an organization')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const people = await perform(settings, 'listPeople', { organization: textOf(options, 'org') });
        output.result(people, shown => {
          const rows = shown.map(each => [each.id, each.login, each.displayName, each.role, each.disabledReason ?? '']);
          return table(['ID', 'LOGIN', 'NAME', 'ROLE', 'DISABLED'], rows, 'There are no people yet.');
        });
      }),
    );

  person
    .command('password')
    .argument('<login or id>')
    .description("set a person's password, read from the standard input, and end their sign-ins")
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, person = '') => {
        const password = await readSecret('password');
        const set = await perform(settings, 'setPassword', { person, password, organization: textOf(options, 'org') });
        output.result(set, shown => `Set the password of ${shown.displayName}, login ${shown.login} (${shown.id}).`);
      }),
    );

  addIdentityCommands(person);
  addLockOutCommands(person);
}

function addIdentityCommands(person: Command): void {
  const identity = person.command('identity').description("who the accounts at the organization's OpenID provider are here");

  identity
    .command('list', { isDefault: true })
    .description('list which account at a provider is which person')
    .option('--person <login or id>', 'only those of this person')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const wanted = { person: textOf(options, 'person'), organization: textOf(options, 'org') };
        const identities = await perform(settings, 'listIdentities', wanted);
        output.result(identities, shown => {
          const rows = shown.map(each => [each.id, each.personId, each.login, each.issuer, each.subject, each.createdAt]);
          return table(['ID', 'PERSON', 'LOGIN', 'ISSUER', 'SUBJECT', 'BOUND'], rows, 'Nobody has signed in at a provider yet.');
        });
      }),
    );

  identity
    .command('unbind <id>')
    .description("unbind an account from its person, and end the person's sign-ins; their next one at the provider binds anew")
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, id = '') => {
        const unbound = await perform(settings, 'unbindIdentity', { id, organization: textOf(options, 'org') });
        output.result(unbound, shown => `Unbound the account ${shown.id}.`);
      }),
    );
}
