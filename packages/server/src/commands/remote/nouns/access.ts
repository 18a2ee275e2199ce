/** What calls the registry: OAuth clients with their secrets, and tokens. */
import { counted } from '../counted.ts';
import type { Asked, Column, Item, Noun } from '../noun.ts';
import { textOfValue } from '../rows.ts';

export const CREDENTIALS: readonly Column[] = [
  ['ID', 'id'],
  ['KIND', 'kind'],
  ['OWNER', 'owner.id'],
  ['LABEL', 'label'],
  ['STATE', stateOf],
  ['LAST USED', ({ lastUsedAt }) => textOfValue(lastUsedAt ?? 'never')],
  ['SCOPES', 'scopes'],
];

export const SESSIONS: readonly Column[] = [
  ['ID', 'id'],
  ['PERSON', 'personName'],
  ['HOW', 'method'],
  ['NETWORK', 'network'],
  ['WITH', 'userAgent'],
  ['LAST USED', ({ lastUsedAt }) => textOfValue(lastUsedAt ?? 'never')],
  ['CURRENT', ({ isCurrent }) => (isCurrent ? 'yes' : '')],
];

export const access: readonly Noun[] = [
  {
    words: 'role',
    about: 'what each role allows',
    group: 'roles',
    columns: [
      ['ROLE', 'role'],
      ['REACH', 'reach'],
      ['SCOPES', 'scopes'],
      ['MAY', ({ may }) => textOfValue(may)],
    ],
    empty: 'There are none.',
  },
  {
    words: 'application',
    about: 'OAuth clients, which act for themselves or for people who sign in',
    group: 'applications',
    columns: [
      ['ID', 'id'],
      ['CLIENT ID', 'clientId'],
      ['NAME', 'name'],
      ['ROLE', 'role'],
      ['KIND', kindOf],
      ['GRANTS', 'grants'],
      ['REDIRECT URIS', 'redirectUris'],
    ],
    empty: 'There are no OAuth clients yet.',
    verbs: {
      create: {
        operands: ['name'],
        says: made => `Created the OAuth client ${made.name} (${made.id}).\n${secretText(made)}`,
      },
      disable: { says: changed => `Disabled ${clientOf(changed)}` },
      enable: { says: changed => `Enabled ${clientOf(changed)} It needs new tokens.` },
      remove: { isFinal: true, says: (_, [id]) => `Removed the OAuth client ${id}.` },
      addSecret: { word: null },
      secrets: { word: null },
      revokeSecret: { word: null },
    },
  },
  {
    words: 'application secret',
    about: 'the secrets of an OAuth client, which can have two at once',
    group: 'secrets',
    columns: [
      ['ID', 'id'],
      ['LABEL', 'label'],
      ['CREATED', 'createdAt'],
      ['STATE', stateOf],
      ['LAST USED', ({ lastUsedAt }) => textOfValue(lastUsedAt ?? 'never')],
    ],
    empty: 'It has no secret.',
    verbs: {
      'applications.addSecret': {
        word: 'add',
        says: made =>
          `Made a secret (${made.id}), which ${expiry(made)}. It is shown now and never again:\n  client secret  ${made.clientSecret}`,
      },
      'applications.secrets': { word: 'list' },
      'applications.revokeSecret': {
        word: 'revoke',
        says: (_, [, id]) => `Revoked the secret ${id}, and every token that was got with it.`,
      },
    },
  },
  {
    words: 'token',
    about: 'tokens of people and OAuth clients',
    group: 'tokens',
    columns: CREDENTIALS,
    empty: 'There are no tokens yet.',
    verbs: {
      create: {
        about: 'make a token and show it, once (default: all that its owner may do, for as long as the policy says)',
        complete: completeToken,
        says: ({ token, credential }) => {
          const { id, scopes } = credential as Item;
          return `Created a token (${id}), which ${expiry(credential as Item)}, scopes ${(scopes as string[]).join(', ')}.\nIt is shown now and never again:\n  ${token}`;
        },
      },
      rotate: {
        says: ({ token, credential, replaced }) =>
          `Created a token (${(credential as Item).id}), which ${expiry(credential as Item)} in place of one that ${ending(replaced as Item)}.\nIt is shown now and never again:\n  ${token}`,
      },
      revoke: { says: (_, [id]) => `Revoked the token ${id}.` },
    },
  },
  {
    words: 'session',
    about: 'where people are signed in',
    group: 'sessions',
    columns: SESSIONS,
    empty: 'Nobody is signed in.',
    verbs: { end: { says: ({ revokedCredentials }) => `Ended: ${counted(revokedCredentials, 'credential')} revoked.` } },
  },
];

/** Without --scope a token may do what its owner may. */
async function completeToken(body: Item, { get }: Asked): Promise<object> {
  const { label = 'command line', scopes, owner } = body;
  if (scopes !== undefined) return { label };
  const { SCOPES_OF_ROLE } = await import('../../../core/rights.ts');
  const { kind, id } = (owner ?? {}) as { readonly kind?: string; readonly id?: string };
  const holder = await get(id === undefined ? '/me' : `/${kind === 'application' ? 'applications' : 'people'}/${id}`);
  return { label, scopes: SCOPES_OF_ROLE[holder.role as keyof typeof SCOPES_OF_ROLE] };
}

/** When a token or secret ends, as a part of a sentence. */
function expiry({ expiresAt }: Item): string {
  return expiresAt === null ? 'does not expire' : `expires ${textOfValue(expiresAt)}`;
}

function ending(item: Item): string {
  return item.revokedAt === null ? expiry(item) : 'is revoked';
}

function stateOf(item: Item): string {
  return item.revokedAt === null ? expiry(item) : `revoked ${textOfValue(item.revokedAt)}`;
}

function kindOf(item: Item): string {
  const marks = [...(item.firstParty ? ['first-party'] : []), ...(item.disabledReason === null ? [] : ['disabled'])];
  return [item.public ? 'public' : 'confidential', ...marks].join(', ');
}

function clientOf({ name, clientId, id }: Item): string {
  return `the OAuth client ${name}, client id ${clientId} (${id}).`;
}

function secretText({ clientId, clientSecret }: Item): string {
  if (clientSecret === null) return `It is public and has no secret:\n  client id      ${clientId}`;
  return `Its secret is shown now and never again:\n  client id      ${clientId}\n  client secret  ${clientSecret}`;
}
