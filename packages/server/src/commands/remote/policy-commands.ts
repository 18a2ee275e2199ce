/** `heldby org policy …`: shows and changes an organization's limits. */
import type { Client, PolicySetting } from '@heldby/client';
import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { table } from '../output.ts';
import { asking, formatOptions, withOptions } from './session.ts';
import { routeOf } from './spoken.ts';
import { shortTime } from './times.ts';

/** Every setting with its description, in the order of the reference. */
const NAMED = routeOf('organization.updatePolicy').body.filter(({ name }) => name !== 'reason');

/** `org`: the command of organizations. */
export function addPolicyCommands(org: Command): void {
  const policy = org.command('policy').description("an organization's settings");
  const show = policy
    .command('show', { isDefault: true })
    .description('show every setting with its value, its default, and who changed it');
  withOptions(show, formatOptions(false)).action(
    asking(async ({ client, context }) => {
      await showPolicy(client, context);
    }),
  );
  const names = NAMED.map(({ name }) => name).join(', ');
  const set = policy
    .command('set <name=value...>')
    .description(`change settings of the policy (${names}); the value null resets one to its default`);
  withOptions(set, formatOptions(false)).action(
    asking(async ({ client, context }, _options, ...words) => {
      const { parsePolicyWish } = await import('./policy.ts');
      await client.organization.updatePolicy(parsePolicyWish(words));
      await showPolicy(client, context);
    }),
  );
}

/** People see what holds and why; programs get the organization's own settings, as `set` takes them. */
async function showPolicy(client: Client, { output }: Context): Promise<void> {
  if (output.json) return output.result((await client.organization.get()).policy as object, String);
  output.result((await client.organization.policy()).items, policyText);
}

function policyText(settings: readonly PolicySetting[]): string {
  const rows = settings.map(setting => [
    setting.name,
    shown(setting.value),
    shown(setting.default),
    changeOf(setting),
    setting.description,
  ]);
  return table(['NAME', 'VALUE', 'DEFAULT', 'CHANGED', 'WHAT IT IS'], rows, '');
}

function changeOf({ changedAt, changedBy }: PolicySetting): string {
  return changedAt === null ? '-' : `${shortTime(changedAt)} by ${changedBy?.name ?? 'unknown'}`;
}

function shown(value: unknown): string {
  if (value === null) return '-';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
