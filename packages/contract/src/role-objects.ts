/** The objects of the native API about roles. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { ROLE_WORDS } from './objects.ts';
import { PURPOSE_WORDS } from './purposes.ts';
import { closed, freeText, oneOf } from './schema.ts';

export const REACH_WORDS = ['organization', 'locations', 'self'] as const;

export const RoleRights = closed(
  {
    role: oneOf(ROLE_WORDS, 'The role of people and applications.'),
    reach: oneOf(
      REACH_WORDS,
      "Whose things it is about: everybody's, those in the locations that they administer, or only their own.",
    ),
    scopes: Type.Array(freeText(LENGTHS.name), { description: 'The scopes of a token that is made without naming any.' }),
    may: Type.Array(oneOf(PURPOSE_WORDS, 'One thing that they may do for others.'), {
      description: 'What they may do with a token that has the scope for it. Nobody needs a right for their own devices.',
    }),
  },
  'A role, and what it allows.',
);
export type RoleRights = Static<typeof RoleRights>;
