/** People, how they sign in, and what keeps them from it. */
import { counted } from '../counted.ts';
import type { Item, Noun } from '../noun.ts';
import { CREDENTIALS, SESSIONS } from './access.ts';
import { saysErased } from './erased.ts';
import { TIMELINE } from './happened.ts';
import { everythingHeld, HELD_IN_FULL, HISTORY, roomBelow } from './held.ts';
import { GROUPS } from './places.ts';

export const people: readonly Noun[] = [
  {
    words: 'person',
    about: 'people, who can hold devices and sign in',
    group: 'people',
    columns: [
      ['ID', 'id'],
      ['LOGIN', 'login'],
      ['NAME', 'displayName'],
      ['ROLE', 'role'],
      ['DISABLED', 'disabledReason'],
    ],
    empty: 'There are no people yet.',
    verbs: {
      create: {
        operands: ['login'],
        complete: ({ login, firstName = login, lastName = '' }) => ({ firstName, lastName }),
        says: ({ displayName, login, id }) => `Created ${displayName}, login ${login} (${id}).`,
      },
      remove: { word: null },
      offBoard: { word: null },
      subjectExport: { word: null },
      merge: {
        isFinal: true,
        refersTo: { from: 'person' },
        says: ({ mergedId, person }) => `Merged ${mergedId} into ${(person as Item).displayName} (${(person as Item).id}).`,
        undo: ({ mergedId, person }) => `heldby person unmerge ${(person as Item).id} --from ${mergedId}`,
      },
      unmerge: {
        refersTo: { from: 'person' },
        says: ({ person }) => `${(person as Item).displayName} (${(person as Item).id}) is there again.`,
      },
      erase: { isFinal: true, says: saysErased },
      devices: { columns: HELD_IN_FULL, empty: 'They hold nothing.', query: everythingHeld, below: roomBelow },
      history: { columns: HISTORY, empty: 'They never held anything.' },
      groups: { columns: GROUPS, empty: 'They are in no group.' },
      timeline: { columns: TIMELINE, empty: 'Nothing has happened to them.' },
      sessions: { columns: SESSIONS, empty: 'They are not signed in.' },
      endSessions: {
        says: ({ endedSessions, revokedCredentials }) =>
          `Ended ${counted(endedSessions, 'session')}: ${counted(revokedCredentials, 'credential')} revoked.`,
      },
      tokens: { columns: CREDENTIALS, empty: 'They have no tokens.' },
      setPassword: {
        word: 'password',
        about: "set a person's password, read from the standard input, and end their sign-ins",
        secret: ['password', 'password'],
        says: (_answer, _ids, [person]) => `Set the password of ${person}.`,
      },
      identities: {
        columns: [
          ['ID', 'id'],
          ['LOGIN', 'login'],
          ['ISSUER', 'issuer'],
          ['SUBJECT', 'subject'],
          ['BOUND', 'createdAt'],
        ],
        empty: 'They have not signed in at a provider yet.',
      },
      unlock: {
        says: ({ lifted }) => (lifted === 0 ? 'They were not locked out.' : `Unlocked: ${counted(lifted, 'lock-out')} lifted.`),
      },
      'lockOuts.list': {
        word: 'lock-outs',
        columns: [
          ['LOGIN', 'login'],
          ['NETWORK', ({ network }) => String(network ?? 'every strange one')],
          ['ATTEMPTS', 'attempts'],
          ['UNTIL', 'until'],
        ],
        empty: 'Nobody is locked out.',
      },
    },
  },
  {
    words: 'person identity',
    about: 'who the accounts at OpenID providers are here',
    group: 'identities',
    columns: [
      ['ID', 'id'],
      ['PERSON', 'personId'],
      ['LOGIN', 'login'],
      ['ISSUER', 'issuer'],
      ['SUBJECT', 'subject'],
      ['BOUND', 'createdAt'],
    ],
    empty: 'Nobody has signed in at a provider yet.',
    verbs: {
      list: { isDefault: true },
      unbind: { isFinal: false, says: (_, [id]) => `Unbound the account ${id}. Its next sign-in at the provider binds it anew.` },
    },
  },
];
