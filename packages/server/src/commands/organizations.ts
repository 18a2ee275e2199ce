/** `heldby org …`: manages the tenants, their hosts and their policies. */
import type { Command } from 'commander';
import { POLICY_SETTINGS } from '../daemon/policy.ts';
import type { Policy } from '../domain/organization.ts';
import { action, IN_ORGANIZATION, textOf } from './context.ts';
import { addHostCommands } from './organization-hosts.ts';
import { addProviderCommands } from './organization-provider.ts';
import { table } from './output.ts';
import { perform } from './store.ts';

const SEVERAL = `There are several organizations now: a login has to come to a host name of its organization, or to name it.
Add host names with \`heldby org host add <host> --org <name>\`.`;

export function addOrganizationCommands(program: Command): void {
  const org = program.command('org').description('organizations: tenants, which never see each other');

  org
    .command('create <name>')
    .description('create an organization')
    .action(
      action(async ({ settings, output }, _options, name = '') => {
        const created = await perform(settings, 'createOrganization', { name });
        const isFirst = (await perform(settings, 'listOrganizations', {})).length === 1;
        output.result(created, shown => {
          const said = `Created the organization ${shown.name} (${shown.id}).`;
          return isFirst ? said : `${said}\n${SEVERAL}`;
        });
      }),
    );

  org
    .command('list')
    .description('list the organizations')
    .action(
      action(async ({ settings, output }) => {
        const organizations = await perform(settings, 'listOrganizations', {});
        output.result(organizations, shown => {
          const rows = shown.map(each => [each.id, each.name, each.createdAt]);
          return table(['ID', 'NAME', 'CREATED'], rows, 'There are no organizations yet.');
        });
      }),
    );

  addHostCommands(org);
  addProviderCommands(org);
  addPolicyCommands(org);
}

function addPolicyCommands(org: Command): void {
  const policy = org.command('policy').description("an organization's limits, where they differ from the installation's");

  policy
    .command('show', { isDefault: true })
    .description("show an organization's policy")
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const found = await perform(settings, 'showPolicy', { organization: textOf(options, 'org') });
        output.result(found, policyTable);
      }),
    );

  const names = POLICY_SETTINGS.map(each => each.name).join(', ');
  policy
    .command('set <name=value...>')
    .description(`change settings of the policy (${names}); the value null resets one to its default`)
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, ...given) => {
        const wish = { settings: given, organization: textOf(options, 'org') };
        const changed = await perform(settings, 'setPolicy', wish);
        output.result(changed, policyTable);
      }),
    );
}

function policyTable(policy: Policy): string {
  const rows = POLICY_SETTINGS.map(({ name, description }) => [name, shown(policy[name]), description]);
  return table(['NAME', 'VALUE', 'WHAT IT IS'], rows, '');
}

function shown(value: unknown): string {
  if (value === undefined) return 'default';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
