/** What an organization notes of its people and devices, beside what heldby knows of them. */
import type { Noun } from '../noun.ts';

export const metadata: readonly Noun[] = [
  {
    words: 'metadata',
    about: 'the keys that metadata of people and devices may have',
    group: 'metadataDefinitions',
    columns: [
      ['KEY', 'key'],
      ['FOR', 'appliesTo'],
      ['TYPE', 'type'],
      ['VALUES', 'values'],
      ['REQUIRED', 'required'],
      ['DESCRIPTION', 'description'],
      ['ID', 'id'],
    ],
    empty: 'No metadata is defined.',
    verbs: {
      list: { isDefault: true },
      create: { operands: ['key', 'type'], says: ({ key, id }) => `Defined the key ${key} (${id}).` },
      update: { says: ({ key, id }) => `Changed the key ${key} (${id}).` },
      remove: { says: (_, [id]) => `Removed the key ${id}. Stored values stay and can be cleared.` },
    },
  },
];
