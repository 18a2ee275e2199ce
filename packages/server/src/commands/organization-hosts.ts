/** `heldby org host …`: adds, lists and removes the host names by which a sign-in finds its organization. */
import type { Command } from 'commander';
import { action, IN_ORGANIZATION, textOf } from './context.ts';
import { table } from './output.ts';
import { perform } from './store.ts';

export function addHostCommands(org: Command): void {
  const host = org.command('host').description('host names of organizations');

  host
    .command('add <host>')
    .description('register a host name of the organization: people who sign in there sign in to it')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, name = '') => {
        const added = await perform(settings, 'addHost', { host: name, organization: textOf(options, 'org') });
        output.result(added, shown => `The host ${shown.host} belongs to the organization ${shown.organization.name}.`);
      }),
    );

  host
    .command('list', { isDefault: true })
    .description('list the host names of all organizations, or of one')
    .option('--org <name or id>', 'only those of this organization')
    .action(
      action(async ({ settings, output }, options) => {
        const hosts = await perform(settings, 'listHosts', { organization: textOf(options, 'org') });
        output.result(hosts, shown => {
          const rows = shown.map(each => [each.host, each.organization.name, each.organization.id]);
          return table(['HOST', 'ORGANIZATION', 'ID'], rows, 'No organization has a host name of its own.');
        });
      }),
    );

  host
    .command('remove <host>')
    .description('take a host name from the organization that has it: who signs in there has to name the organization')
    .option('--org <name or id>', 'the organization that has it')
    .action(
      action(async ({ settings, output }, options, name = '') => {
        const removed = await perform(settings, 'removeHost', { host: name, organization: textOf(options, 'org') });
        output.result(
          removed,
          shown => `The host ${shown.host} no longer belongs to the organization ${shown.organization.name}.`,
        );
      }),
    );
}
