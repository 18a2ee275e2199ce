/** Events about files that leave the organization, or come into it. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { closed, freeText, oneOf } from '../schema.ts';
import { notedWith } from './declare.ts';

const ORGANIZATION = { subject: 'organization' } as const;
const name = freeText(LENGTHS.name);

export const TRANSFER_EVENTS = {
  'list.exported': notedWith(
    closed({
      list: freeText(LENGTHS.short, 'Which list.'),
      format: oneOf(['csv', 'ndjson'], 'The form of the file.'),
      columns: Type.Array(name, { description: 'What the file has of each item.' }),
      filters: Type.Array(name, { description: 'By what the list was filtered.' }),
    }),
    ORGANIZATION,
    'Somebody wrote a whole list into a file.',
  ),
} as const;
