/** Organizations, and what the operator sets for them: host names and retention. */
import type { Item, Noun } from '../noun.ts';

const SEVERAL = `There are several organizations now: a login has to come to a host name of its organization, or to name it.
Add host names with \`heldby org host add <host> --org <name>\`.`;

export const installation: readonly Noun[] = [
  {
    words: 'org',
    about: 'organizations: tenants, which never see each other',
    group: 'organizations',
    columns: [
      ['ID', 'id'],
      ['NAME', 'name'],
      ['CREATED', 'createdAt'],
      ['CLOSED', 'closedAt'],
    ],
    empty: 'There are no organizations yet.',
    verbs: {
      create: {
        operands: ['name'],
        mayCreateStore: true,
        says: ({ name, id }) => `Created the organization ${name} (${id}).`,
        hint: async ({ get }) => {
          const { items } = (await get('/installation/organizations?limit=2')) as { readonly items?: readonly Item[] };
          return (items ?? []).length > 1 ? SEVERAL : undefined;
        },
      },
      close: { isFinal: true },
    },
  },
  {
    words: 'org host',
    about: 'host names of organizations',
    group: 'org-hosts',
    columns: [
      ['HOST', 'host'],
      ['ORGANIZATION', 'organizationName'],
      ['ID', 'organizationId'],
    ],
    empty: 'No organization has a host name of its own.',
    verbs: {
      'hosts.add': {
        word: 'add',
        about: 'register a host name of the organization: people who sign in there sign in to it',
        operands: ['host'],
        says: ({ host }) => `The host ${host} belongs to the organization.`,
      },
      'installation.hosts': { word: 'list', isDefault: true, about: 'list the host names of all organizations, or of one' },
      'installation.removeHost': {
        word: 'remove',
        about: 'take a host name from the organization that has it: who signs in there has to name the organization',
        says: ({ host, organizationName }) => `The host ${host} no longer belongs to the organization ${organizationName}.`,
      },
    },
  },
  {
    words: 'retention',
    about: 'how long events, assignments, credentials and people who left are kept',
    group: 'retention',
    columns: [],
    empty: '',
    verbs: {
      preview: { word: 'show', isDefault: true, about: 'show what the policy says of it, and what would go today' },
    },
  },
];
