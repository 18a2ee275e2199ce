/** `heldby token …`: creates, lists and revokes tokens of people and OAuth clients. */
import type { Command } from 'commander';
import type { TokenView } from '../daemon/views.ts';
import { SCOPES } from '../domain/scope.ts';
import { action, IN_ORGANIZATION, listOf, type Options, textOf } from './context.ts';
import { expiry, table } from './output.ts';
import { perform } from './store.ts';

const OF_PERSON = ['--person <login or id>', 'the person who owns the token'] as const;
const OF_APPLICATION = ['--application <client id or id>', 'the OAuth client that owns the token'] as const;

export function addTokenCommands(program: Command): void {
  const token = program.command('token').description('tokens of people and OAuth clients');

  token
    .command('create')
    .description('create a token and show it, once')
    .option(...OF_PERSON)
    .option(...OF_APPLICATION)
    .option(
      '--scope <scope...>',
      `what the token may be used for: ${SCOPES.join(', ')} (default: everything that the role allows)`,
    )
    .option(
      '--expires <when>',
      'a duration such as 12h or 30d, a day, a date-time, or never (default: 90d, or what the policy says)',
    )
    .option('--label <text>', 'what the token is for')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const created = await perform(settings, 'createToken', {
          ...holderOf(options),
          scopes: listOf(options, 'scope'),
          expires: textOf(options, 'expires'),
          label: textOf(options, 'label'),
        });
        output.result(created, createdText);
      }),
    );

  token
    .command('list')
    .description("list credentials: everybody's, or those of one holder")
    .option(...OF_PERSON)
    .option(...OF_APPLICATION)
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const tokens = await perform(settings, 'listTokens', holderOf(options));
        const heads = ['ID', 'KIND', 'HOLDER', 'LABEL', 'STATE', 'LAST USED', 'SCOPES'];
        output.result(tokens, shown => table(heads, shown.map(rowOf), 'There are no tokens yet.'));
      }),
    );

  token
    .command('revoke <id>')
    .description('revoke a token; it stops working at once')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, id = '') => {
        const revoked = await perform(settings, 'revokeToken', { id, organization: textOf(options, 'org') });
        output.result(revoked, shown => `Revoked the token ${shown.id}.`);
      }),
    );
}

function holderOf(options: Options) {
  return {
    person: textOf(options, 'person'),
    application: textOf(options, 'application'),
    organization: textOf(options, 'org'),
  };
}

function createdText({ holder, id, expiresAt, scopes, token }: TokenView & { readonly token: string }): string {
  return `Created a token for ${holder.name} (${id}), ${expiry(expiresAt)}, scopes ${scopes.join(', ')}.
It is shown now and never again:
  ${token}`;
}

function rowOf({ id, kind, holder, label, revokedAt, expiresAt, lastUsedAt, scopes }: TokenView): string[] {
  const state = revokedAt === null ? expiry(expiresAt) : `revoked ${revokedAt}`;
  return [id, kind, holder.name, label, state, lastUsedAt ?? 'never', scopes.join(' ')];
}
