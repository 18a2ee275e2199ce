/** `heldby org …`: the tenants. */
import type { Command } from 'commander';
import { action } from './context.ts';
import { table } from './output.ts';
import { perform } from './store.ts';

export function addOrganizationCommands(program: Command): void {
  const org = program.command('org').description('organizations: the tenants, which never see each other');

  org
    .command('create <name>')
    .description('create an organization')
    .action(
      action(async ({ settings, output }, _options, name = '') => {
        const created = await perform(settings, 'createOrganization', { name });
        output.result(created, `Created the organization ${created.name} (${created.id}).`);
      }),
    );

  org
    .command('list')
    .description('list the organizations')
    .action(
      action(async ({ settings, output }) => {
        const organizations = await perform(settings, 'listOrganizations', {});
        const rows = organizations.map(each => [each.id, each.name, each.createdAt]);
        output.result(organizations, table(['ID', 'NAME', 'CREATED'], rows, 'There are no organizations yet.'));
      }),
    );
}
