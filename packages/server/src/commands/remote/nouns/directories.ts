/** Where people come from by SCIM, and what it called. */
import type { Column, Item, Noun } from '../noun.ts';
import { textOfValue } from '../rows.ts';

const CALLS: readonly Column[] = [
  ['AT', 'at'],
  ['CALL', ({ method, path }) => `${textOfValue(method)} ${textOfValue(path)}`],
  ['ANSWER', 'status'],
  ['REASON', 'reason'],
];

export const directories: readonly Noun[] = [
  {
    words: 'directory',
    about: 'where people come from by SCIM, and what it called',
    group: 'directories',
    columns: [
      ['ID', 'id'],
      ['NAME', 'name'],
      ['KIND', 'kind'],
      ['ON INACTIVE', 'onInactive'],
      ['PEOPLE', 'people'],
      ['GROUPS', 'groups'],
      ['LAST CONTACT', ({ lastContactAt }) => textOfValue(lastContactAt ?? 'never')],
    ],
    empty: 'There are no directories yet.',
    verbs: {
      create: {
        operands: ['name'],
        says: made => `Added the directory ${made.name} (${made.id}). It calls heldby at /scim/v2.\n${tokenOf(made)}`,
      },
      createToken: { says: tokenOf },
      remove: { says: (_, [id]) => `Removed the directory ${id} and its tokens. Its people and groups stay.` },
      calls: { columns: CALLS, empty: 'It has not called yet.' },
    },
  },
];

function tokenOf({ token }: Item): string {
  return `Its token is shown now and never again:\n  ${token}`;
}
