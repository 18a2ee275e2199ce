/** The objects of the native API about directories: where people come from by SCIM, and what it called. */
import Type, { type Static } from 'typebox';
import { DirectoryRecord } from './directory-record.ts';
import { LENGTHS } from './lengths.ts';
import { ROLE_WORDS } from './objects.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

export * from './directory-record.ts';

export const Directory = closed(
  {
    ...DirectoryRecord.properties,
    people: Type.Integer({ description: 'How many people it manages, with those that it has deactivated.' }),
    groups: Type.Integer({ description: 'How many groups it manages.' }),
    lastContactAt: nullable(Time, 'When it last called; null if it never did.'),
  },
  'A directory, and how it stands with it.',
);
export type Directory = Static<typeof Directory>;

const token = freeText(LENGTHS.opaque, 'What the directory authenticates with. It is shown this once.');

export const IssuedDirectory = closed({ ...Directory.properties, token }, 'A new directory with its token.');
export type IssuedDirectory = Static<typeof IssuedDirectory>;

const standing = (description: string) =>
  closed({ role: oneOf(ROLE_WORDS, 'Their role.'), locationId: nullable(Id, 'Where they belong; null: nowhere.') }, description);

export const RuledPerson = closed(
  { person: closed({ id: Id, name: freeText(LENGTHS.displayName) }), before: standing('Now.'), after: standing('By the rules.') },
  'A person whose role or location rules would change.',
);
export type RuledPerson = Static<typeof RuledPerson>;

export const RulesPreview = closed(
  { total: Type.Integer({ description: 'How many people would change.' }), items: Type.Array(RuledPerson) },
  'What rules would change.',
);
export type RulesPreview = Static<typeof RulesPreview>;

/** What a directory sends about one person has some hundred bytes. */
export const KEPT_CALL_CHARACTERS = 4_096;

export const DirectoryCall = closed(
  {
    id: Id,
    at: Time,
    method: freeText(LENGTHS.short),
    path: freeText(LENGTHS.url, 'With its query where it was refused.'),
    status: Type.Integer({ description: 'The status of the answer.' }),
    reason: nullable(freeText(LENGTHS.problem), 'Why it was refused; null where it was answered.'),
    body: nullable(
      freeText(KEPT_CALL_CHARACTERS),
      'The beginning of what was sent with a call that was refused; null where nothing was.',
    ),
  },
  'A call of a directory.',
);
export type DirectoryCall = Static<typeof DirectoryCall>;
