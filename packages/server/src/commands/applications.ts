/** `heldby application …`: OAuth clients. */
import type { Command } from 'commander';
import { action, textOf } from './context.ts';
import { table } from './output.ts';
import { IN_ORGANIZATION, WITH_ROLE } from './people.ts';
import { perform } from './store.ts';

export function addApplicationCommands(program: Command): void {
  const application = program.command('application').description('OAuth clients, which act for themselves');

  application
    .command('create <name>')
    .description('create an OAuth client and show its secret, once')
    .option('--client-id <id>', 'client id (default: made here)')
    .option(...WITH_ROLE)
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, name = '') => {
        const created = await perform(settings, 'createApplication', {
          name,
          clientId: textOf(options, 'clientId'),
          role: textOf(options, 'role'),
          organization: textOf(options, 'org'),
        });
        const text = `Created the OAuth client ${created.name} (${created.id}).
Its secret is shown now and never again:
  client id      ${created.clientId}
  client secret  ${created.secret}`;
        output.result(created, text);
      }),
    );

  application
    .command('list')
    .description('list the OAuth clients of an organization')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const applications = await perform(settings, 'listApplications', { organization: textOf(options, 'org') });
        const rows = applications.map(each => [each.id, each.clientId, each.name, each.role]);
        output.result(applications, table(['ID', 'CLIENT ID', 'NAME', 'ROLE'], rows, 'There are no OAuth clients yet.'));
      }),
    );
}
