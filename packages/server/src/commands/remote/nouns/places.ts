/** Where people and devices are: locations and workspaces; and groups of people. */
import { shellWord } from '../../../lib/shell-word.ts';
import type { Column, Item, Noun } from '../noun.ts';
import { TIMELINE } from './happened.ts';
import { everythingHeld, HELD_IN_FULL, roomBelow } from './held.ts';

export const GROUPS: readonly Column[] = [
  ['ID', 'id'],
  ['NAME', 'name'],
  ['DESCRIPTION', 'description'],
  ['PEOPLE', 'people'],
];

export const places: readonly Noun[] = [
  {
    words: 'location',
    about: 'sites where people and devices are',
    group: 'locations',
    columns: [
      ['ID', 'id'],
      ['NAME', 'name'],
      ['CREATED', 'createdAt'],
    ],
    empty: 'There are no locations yet.',
    verbs: {
      create: { operands: ['name'] },
      close: { undo: ({ id }) => `heldby location reopen ${id}` },
    },
  },
  {
    words: 'workspace',
    about: 'rooms and shared places that can own devices',
    group: 'workspaces',
    columns: [
      ['ID', 'id'],
      ['NAME', 'name'],
      ['LOCATION', 'locationId'],
      ['CREATED', 'createdAt'],
    ],
    empty: 'There are no workspaces yet.',
    verbs: {
      create: { operands: ['name'] },
      devices: { columns: HELD_IN_FULL, empty: 'It holds nothing.', query: everythingHeld, below: roomBelow },
      timeline: { columns: TIMELINE, empty: 'Nothing has happened to it.' },
    },
  },
  {
    words: 'group',
    about: 'groups of people',
    group: 'groups',
    columns: GROUPS,
    empty: 'There are no groups.',
    verbs: {
      create: { operands: ['name'] },
      addMembers: { says: saysAdded },
      removeMembers: {
        says: () => 'None of those named is in the group now.',
        undo: (answer, [group = '']) => `heldby group add-members ${shellWord(group)} ${personOptions(answer)}`,
      },
    },
  },
];

function saysAdded({ items }: Item): string {
  const { length } = (items as readonly Item[]).filter(({ isMember }) => isMember === true);
  return `Of those named, ${length} ${length === 1 ? 'is' : 'are'} in the group now.`;
}

function personOptions({ items }: Item): string {
  return (items as readonly Item[]).map(({ personId }) => `--person ${personId}`).join(' ');
}
