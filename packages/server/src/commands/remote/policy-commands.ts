/** `heldby org policy …`: shows and changes an organization's limits. */
import type { Command } from 'commander';
import { table } from '../output.ts';
import { asking, formatOptions, withOptions } from './session.ts';
import { routeOf } from './spoken.ts';

/** Every setting with its description, in the order of the reference. */
const NAMED = routeOf('organization.updatePolicy').body.filter(({ name }) => name !== 'reason');

/** `org`: the command of organizations. */
export function addPolicyCommands(org: Command): void {
  const policy = org.command('policy').description("an organization's limits, where they differ from the installation's");
  const show = policy.command('show', { isDefault: true }).description("show an organization's policy");
  withOptions(show, formatOptions(false)).action(
    asking(async ({ client, context }) => {
      context.output.result((await client.organization.get()).policy as object, policyText);
    }),
  );
  const names = NAMED.map(({ name }) => name).join(', ');
  const set = policy
    .command('set <name=value...>')
    .description(`change settings of the policy (${names}); the value null resets one to its default`);
  withOptions(set, formatOptions(false)).action(
    asking(async ({ client, context }, _options, ...words) => {
      const { parsePolicyWish } = await import('./policy.ts');
      const { policy: changed } = await client.organization.updatePolicy(parsePolicyWish(words));
      context.output.result(changed as object, policyText);
    }),
  );
}

function policyText(policy: object): string {
  const values = policy as Readonly<Record<string, unknown>>;
  const rows = NAMED.map(({ name, about }) => [name, shown(values[name]), about]);
  return table(['NAME', 'VALUE', 'WHAT IT IS'], rows, '');
}

function shown(value: unknown): string {
  if (value === undefined) return 'default';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
