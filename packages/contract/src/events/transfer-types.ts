/** Events about files that leave the organization, or come into it. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { closed, freeText, oneOf } from '../schema.ts';
import { notedWith } from './declare.ts';

const ORGANIZATION = { subject: 'organization' } as const;
const IMPORT = { subject: 'import' } as const;
const name = freeText(LENGTHS.name);
const list = freeText(LENGTHS.short, 'Which list.');
const count = (description: string) => Type.Integer({ minimum: 0, description });

export const TRANSFER_EVENTS = {
  'list.exported': notedWith(
    closed({
      list,
      format: oneOf(['csv', 'ndjson'], 'The form of the file.'),
      columns: Type.Array(name, { description: 'What the file has of each item.' }),
      filters: Type.Array(name, { description: 'By what the list was filtered.' }),
    }),
    ORGANIZATION,
    'Somebody wrote a whole list into a file.',
  ),
  'import.applied': notedWith(
    closed({ list, applied: count('Rows that were made.'), failed: count('Rows that were refused.') }),
    IMPORT,
    'A file was imported. What it changed are events of their own.',
  ),
  'import.undone': notedWith(
    closed({ list, reversed: count('Rows that were undone.'), kept: count('Rows that somebody has changed since.') }),
    IMPORT,
    'An import was undone. What that changed are events of their own.',
  ),
} as const;
