/** `heldby org provider …`: configures the external OpenID provider through which an organization's people sign in. */
import type { Command } from 'commander';
import type { ProviderView } from '../daemon/views.ts';
import { action, IN_ORGANIZATION, textOf } from './context.ts';
import { table } from './output.ts';
import { readSecret } from './secret-input.ts';
import { perform } from './store.ts';

export function addProviderCommands(org: Command): void {
  const provider = org.command('provider').description('the OpenID provider through which people sign in');

  provider
    .command('set')
    .description('set or replace the OpenID provider; the client secret is read from the standard input')
    .requiredOption('--name <name>', 'what the sign-in page calls it')
    .requiredOption('--issuer <url>', 'its issuer')
    .requiredOption('--client-id <id>', 'the client id of this registry there')
    .requiredOption('--login-claim <claim>', 'the claim of its ID tokens that is the login here, such as preferred_username')
    .option('--verified-as-text', "it sends email_verified as the text 'true', not as a boolean: believe it")
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const set = await perform(settings, 'setProvider', {
          name: textOf(options, 'name') ?? '',
          issuer: textOf(options, 'issuer') ?? '',
          clientId: textOf(options, 'clientId') ?? '',
          loginClaim: textOf(options, 'loginClaim') ?? '',
          verifiedAsText: options.verifiedAsText === true,
          clientSecret: await readSecret('client secret'),
          organization: textOf(options, 'org'),
        });
        const next = 'Register the address /oauth/callback of this registry there as the redirect URI.';
        output.result(set, shown => `Set the OpenID provider ${shown.name}.\n${fieldsOf(shown)}\n${next}`);
      }),
    );

  provider
    .command('show')
    .description('show the OpenID provider, without its client secret')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const found = await perform(settings, 'showProvider', { organization: textOf(options, 'org') });
        output.result(found, shown => `The OpenID provider is ${shown.name}.\n${fieldsOf(shown)}`);
      }),
    );

  provider
    .command('remove')
    .description('remove the OpenID provider; people can no longer sign in through it')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const removed = await perform(settings, 'removeProvider', { organization: textOf(options, 'org') });
        output.result(removed, shown => `Removed the OpenID provider ${shown.name}.`);
      }),
    );

  addCheckCommand(provider);
}

function addCheckCommand(provider: Command): void {
  provider
    .command('check')
    .description('ask the OpenID provider for its endpoints, and say what keeps people from signing in through it')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const checked = await perform(settings, 'checkProvider', { organization: textOf(options, 'org') });
        output.result(checked, shown => {
          const rows = Object.entries(shown.endpoints);
          return `${shown.issuer} can be asked.\n${table(['ENDPOINT', 'URL'], rows, 'It names no endpoints.')}`;
        });
      }),
    );
}

function fieldsOf({ issuer, clientId, loginClaim, verifiedAsText }: ProviderView): string {
  const fields = `  issuer       ${issuer}\n  client id    ${clientId}\n  login claim  ${loginClaim}`;
  return verifiedAsText ? `${fields}\n  email_verified counts as the text 'true', too` : fields;
}
