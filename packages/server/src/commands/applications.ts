/** `heldby application …`: creates, lists, disables, enables and removes OAuth clients. */
import type { Command } from 'commander';
import type { ApplicationView } from '../daemon/views.ts';
import { GRANT_KINDS } from '../domain/credential.ts';
import { addSecretCommands } from './application-secrets.ts';
import { action, IN_ORGANIZATION, listOf, textOf, together, WITH_ROLE } from './context.ts';
import { table } from './output.ts';
import { perform } from './store.ts';

/** The grants that the service registers if none are given. */
const BY_DEFAULT = 'authorization_code and refresh_token with a redirect URI, client_credentials without';

export function addApplicationCommands(program: Command): void {
  const application = program
    .command('application')
    .description('OAuth clients, which act for themselves or for people who sign in');

  application
    .command('create <name>')
    .description('create an OAuth client and show its secret, once')
    .option('--client-id <id>', 'client id (default: made here)')
    .option('--redirect-uri <uri>', 'where people are sent back to after they signed in; can be repeated', together)
    .option('--grant <kind>', `how it gets tokens, can be repeated: ${GRANT_KINDS.join(', ')} (default: ${BY_DEFAULT})`, together)
    .option('--public', 'it runs in a browser or on a phone, cannot keep a secret, and gets none')
    .option('--first-party', "it is the organization's own: people are not asked whether they allow it")
    .option(...WITH_ROLE)
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options, name = '') => {
        const created = await perform(settings, 'createApplication', {
          name,
          clientId: textOf(options, 'clientId'),
          redirectUris: listOf(options, 'redirectUri'),
          grants: listOf(options, 'grant'),
          public: options.public === true,
          firstParty: options.firstParty === true,
          role: textOf(options, 'role'),
          organization: textOf(options, 'org'),
        });
        output.result(created, createdText);
      }),
    );

  application
    .command('list')
    .description('list the OAuth clients of an organization')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const applications = await perform(settings, 'listApplications', { organization: textOf(options, 'org') });
        const heads = ['ID', 'CLIENT ID', 'NAME', 'ROLE', 'KIND', 'GRANTS', 'REDIRECT URIS'];
        output.result(applications, shown => table(heads, shown.map(rowOf), 'There are no OAuth clients yet.'));
      }),
    );

  addChangeCommands(application);
  addSecretCommands(application);
}

function addChangeCommands(application: Command): void {
  for (const [verb, operation, description, done] of CHANGES) {
    application
      .command(verb)
      .argument('<client id or id>')
      .description(description)
      .option('--reason <text>', 'why; kept in the history')
      .option(...IN_ORGANIZATION)
      .action(
        action(async ({ settings, output }, options, client = '') => {
          const wanted = { application: client, reason: textOf(options, 'reason'), organization: textOf(options, 'org') };
          const changed = await perform(settings, operation, wanted);
          output.result(changed, shown => `${done} the OAuth client ${shown.name}, client id ${shown.clientId} (${shown.id}).`);
        }),
      );
  }
}

const CHANGES = [
  ['disable', 'disableApplication', 'end the tokens of an OAuth client, and give it no new ones until it is enabled', 'Disabled'],
  ['enable', 'enableApplication', 'enable an OAuth client again; it needs new tokens', 'Enabled'],
  ['remove', 'removeApplication', 'remove an OAuth client, with its secrets, tokens, consents and devices', 'Removed'],
] as const;

function createdText({ name, id, clientId, secret }: ApplicationView & { readonly secret: string | null }): string {
  const created = `Created the OAuth client ${name} (${id}).`;
  if (secret === null) return `${created}\nIt is public and has no secret:\n  client id      ${clientId}`;
  return `${created}
Its secret is shown now and never again:
  client id      ${clientId}
  client secret  ${secret}`;
}

function rowOf(application: ApplicationView): string[] {
  const { id, clientId, name, role, grants, redirectUris } = application;
  const kind = [
    application.public ? 'public' : 'confidential',
    ...(application.firstParty ? ['first-party'] : []),
    ...(application.disabledReason === null ? [] : ['disabled']),
  ].join(', ');
  return [id, clientId, name, role, kind, grants.join(' '), redirectUris.join(' ')];
}
