/** Where people and devices are: locations, workspaces and lines of nobody. */
import type { Noun } from '../noun.ts';
import { everythingHeld, HELD_IN_FULL, roomBelow } from './held.ts';

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
    verbs: { create: { operands: ['name'] } },
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
    },
  },
  {
    words: 'line',
    about: 'virtual lines, which belong to neither a person nor a workspace',
    group: 'virtualLines',
    columns: [
      ['ID', 'id'],
      ['FIRST NAME', 'firstName'],
      ['LAST NAME', 'lastName'],
    ],
    empty: 'There are no virtual lines.',
    verbs: { create: { operands: ['firstName', 'lastName'] } },
  },
  {
    words: 'group',
    about: 'groups of people',
    group: 'groups',
    columns: [
      ['ID', 'id'],
      ['NAME', 'name'],
      ['DESCRIPTION', 'description'],
      ['PEOPLE', 'people'],
    ],
    empty: 'There are no groups.',
    verbs: { create: { operands: ['name'] } },
  },
];
