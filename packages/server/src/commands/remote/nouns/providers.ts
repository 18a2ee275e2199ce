/** OpenID providers at which people of the organization sign in. */
import { table } from '../../output.ts';
import type { Item, Noun } from '../noun.ts';
import { textOfValue } from '../rows.ts';

const domainsOf = ({ domains }: Item) => (Array.isArray(domains) && domains.length > 0 ? domains.join(' ') : 'everybody else');

export const providers: readonly Noun[] = [
  {
    words: 'provider',
    about: 'the OpenID providers at which people sign in, and whose people sign in there',
    group: 'providers',
    columns: [
      ['ID', 'id'],
      ['NAME', 'name'],
      ['ISSUER', 'issuer'],
      ['CLIENT ID', 'clientId'],
      ['DOMAINS', domainsOf],
    ],
    empty: 'People sign in with passwords alone: there is no OpenID provider.',
    verbs: {
      create: {
        about: 'add an OpenID provider; the client secret is read from the standard input',
        operands: ['name'],
        secret: ['clientSecret', 'client secret'],
        says: made =>
          `Added the OpenID provider ${made.name} (${made.id}).\nRegister the address /oauth/callback/${made.id} of this registry there as the redirect URI.`,
      },
      setClient: {
        word: 'set-client',
        about: 'set the client id and the client secret of heldby at the provider; the secret is read from the standard input',
        secret: ['clientSecret', 'client secret'],
        says: ({ name }) => `Set the client of heldby at ${name}.`,
      },
      remove: { isFinal: true, says: (_, [id]) => `Removed the OpenID provider ${id}. Who its accounts are here stays.` },
      check: {
        about: 'ask the OpenID provider for its endpoints, and say what keeps people from signing in through it',
        fails: ({ problem }) => (typeof problem === 'string' ? problem : undefined),
        says: ({ issuer, endpoints }) => {
          const rows = Object.entries(endpoints as Readonly<Record<string, string>>);
          return `${textOfValue(issuer)} can be asked.\n${table(['ENDPOINT', 'URL'], rows, 'It names no endpoints.')}`;
        },
      },
    },
  },
];
