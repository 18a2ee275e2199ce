/** A directory as its events have it: without its tokens, and without who comes from it. Events import it, so it imports no event. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { ROLE_WORDS } from './objects.ts';
import { closed, freeText, Id, oneOf, Time, text } from './schema.ts';

export const DIRECTORY_KIND_WORDS = [
  'entra',
  'okta',
  'google',
  'jumpcloud',
  'onelogin',
  'ping',
  'authentik',
  'keycloak',
  'other',
] as const;
export const ON_INACTIVE_WORDS = ['disable', 'off_board'] as const;

/** More rules than that are groups of a fleet, and belong into one group of the directory. */
export const DIRECTORY_RULES_LIMIT = 200;

export const DirectoryRule = closed(
  {
    group: text(LENGTHS.name, 'The name of a group, ignoring letter case.'),
    role: Type.Optional(oneOf(ROLE_WORDS, 'The role of its members.')),
    locationId: Type.Optional(Id),
  },
  'What the members of a group get: a role, a location, or both.',
);
export type DirectoryRule = Static<typeof DirectoryRule>;

export const DirectoryRecord = closed(
  {
    id: Id,
    name: freeText(LENGTHS.name, 'For people.'),
    kind: oneOf(DIRECTORY_KIND_WORDS, 'Which product it is. It changes what the portal says about it, and nothing else.'),
    onInactive: oneOf(
      ON_INACTIVE_WORDS,
      'What happens to people that the directory deactivates. `disable`: they cannot sign in, and keep what they hold. `off_board`: they leave, which can be undone for 30 days.',
    ),
    rules: Type.Array(DirectoryRule, {
      description: 'The first rule that fits gives the role, and the first one that has a location gives the location.',
    }),
    applicationId: Type.String({ format: 'uuid', description: 'The application as which it acts, and which has its tokens.' }),
    createdAt: Time,
    modifiedAt: Time,
    revision: Type.Integer({ description: 'Counts the changes, from 1.' }),
  },
  'Where people come from by SCIM.',
);
export type DirectoryRecord = Static<typeof DirectoryRecord>;
