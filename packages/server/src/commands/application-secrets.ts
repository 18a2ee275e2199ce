/** `heldby application secret …`: adds, lists and revokes the secrets of OAuth clients. */
import type { Command } from 'commander';
import { action, IN_ORGANIZATION, textOf } from './context.ts';
import { expiry, table } from './output.ts';
import { perform } from './store.ts';

export function addSecretCommands(application: Command): void {
  const secret = application.command('secret').description('the secrets of an OAuth client, which can have two at once');
  addAddition(secret);
  addList(secret);
  addRevocation(secret);
}

function addAddition(secret: Command): void {
  secret
    .command('add')
    .argument('<client id or id>')
    .description('make a second secret beside the first, and show it, once')
    .option('--label <text>', 'what tells it from the other one (default: the name of the client)')
    .option('--expires <when>', 'a duration such as 365d, a day, a date-time, or never (default: never)')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, client = '') => {
        const added = await perform(settings, 'addSecret', {
          application: client,
          label: textOf(options, 'label'),
          expires: textOf(options, 'expires'),
          organization: textOf(options, 'org'),
        });
        output.result(
          added,
          shown => `Made a secret (${shown.id}), which ${expiry(shown.expiresAt)}. It is shown now and never again:
  client id      ${shown.clientId}
  client secret  ${shown.secret}`,
        );
      }),
    );
}

function addList(secret: Command): void {
  secret
    .command('list')
    .argument('<client id or id>')
    .description('list the secrets that an OAuth client ever had, without the secrets themselves')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, client = '') => {
        const secrets = await perform(settings, 'listSecrets', { application: client, organization: textOf(options, 'org') });
        output.result(secrets, shown => {
          const rows = shown.map(each => {
            const state = each.revokedAt === null ? expiry(each.expiresAt) : `revoked ${each.revokedAt}`;
            return [each.id, each.label, each.createdAt, state, each.lastUsedAt ?? 'never'];
          });
          return table(['ID', 'LABEL', 'CREATED', 'STATE', 'LAST USED'], rows, 'It has no secret.');
        });
      }),
    );
}

function addRevocation(secret: Command): void {
  secret
    .command('revoke')
    .argument('<client id or id>')
    .argument('<secret id>')
    .description('revoke a secret, and every token that was got with it')
    .option('--reason <text>', 'why; kept in the history')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, client = '', id = '') => {
        const revoked = await perform(settings, 'revokeSecret', {
          application: client,
          id,
          reason: textOf(options, 'reason'),
          organization: textOf(options, 'org'),
        });
        output.result(revoked, shown => `Revoked the secret ${shown.id}, and every token that was got with it.`);
      }),
    );
}
