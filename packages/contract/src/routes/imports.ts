/** Routes by which files are imported: sent, planned, corrected, applied and undone. */
import Type from 'typebox';
import {
  DATE_ORDER_WORDS,
  DELIMITER_WORDS,
  ENCODING_WORDS,
  IMPORT_KEY_WORDS,
  IMPORT_LIST_WORDS,
  IMPORT_ROW_RESULT_WORDS,
  IMPORT_ROW_STATE_WORDS,
  Import,
  ImportRow,
} from '../import-objects.ts';
import { LENGTHS } from '../lengths.ts';
import { someOf } from '../lists.ts';
import { defineRoute } from '../route.ts';
import { closed, nullable, oneOf, PageQuery, pageOf, text, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

const list = oneOf(IMPORT_LIST_WORDS, 'What the rows are. Left out: as the columns say.');
const country = Type.String({
  maxLength: 6,
  pattern: '^\\+[1-9][0-9]{0,3}$',
  description: 'The country of phone numbers that are written without one, such as `+49`.',
});
const keyText = 'By which members people and devices are found, in place of the surest that a row has: at most one of each';
const dates = oneOf(DATE_ORDER_WORDS, 'Whether the day or the month comes first in dates such as 03/05/2024.');
const encoding = oneOf(ENCODING_WORDS, 'The encoding, where another one is recognized.');
const delimiter = oneOf(DELIMITER_WORDS, 'What separates the cells, where something else is recognized.');

export const createImport = defineRoute({
  id: 'native.imports.create',
  method: 'POST',
  path: `${BASE}/imports`,
  summary: 'Takes in a CSV or NDJSON file of up to 64 MB as the body, and plans its import. Nothing changes until you apply it.',
  scope: 'profile:read',
  uploads: ['text/csv', 'application/x-ndjson'],
  query: closed({
    name: Type.Optional(text(LENGTHS.name, 'The name of the file, for people.')),
    list: Type.Optional(list),
    format: Type.Optional(oneOf(['csv', 'ndjson'], 'The form of the file. Left out: as its media type says, or `csv`.')),
    encoding: Type.Optional(encoding),
    delimiter: Type.Optional(delimiter),
    dates: Type.Optional(dates),
    country: Type.Optional(country),
    key: Type.Optional(someOf(IMPORT_KEY_WORDS, `${keyText}, separated by commas.`)),
    reason: Type.Optional(text(LENGTHS.reason, 'Why, in your words. Stored with the events.')),
  }),
  status: 201,
  reply: Import,
});

export const listImports = defineRoute({
  id: 'native.imports.list',
  method: 'GET',
  path: `${BASE}/imports`,
  summary: 'Lists imports of the last 30 days, the newest first: your own, and for a full administrator everybody’s.',
  scope: 'profile:read',
  query: PageQuery,
  status: 200,
  reply: pageOf(Import),
});

export const getImport = defineRoute({
  id: 'native.imports.get',
  method: 'GET',
  path: `${BASE}/imports/{importId}`,
  summary: 'Returns an import: how the file was read, what is planned, and what became of it.',
  scope: 'profile:read',
  status: 200,
  reply: Import,
});

export const listImportRows = defineRoute({
  id: 'native.imports.rows',
  method: 'GET',
  path: `${BASE}/imports/{importId}/rows`,
  summary: 'Lists the rows of an import with what changes in each, and why a row is refused; as CSV to mend and send again.',
  scope: 'profile:read',
  query: closed({
    state: Type.Optional(oneOf(IMPORT_ROW_STATE_WORDS, 'Only rows of this plan.')),
    result: Type.Optional(oneOf(IMPORT_ROW_RESULT_WORDS, 'Only rows that came to this end. `state` does not count then.')),
    format: Type.Optional(oneOf(['json', 'csv'], '`csv`: the rows as they are in the file, and why they were refused.')),
    ...PageQuery.properties,
  }),
  status: 200,
  csv: true,
  reply: pageOf(ImportRow),
});

export const updateImport = defineRoute({
  id: 'native.imports.update',
  method: 'PATCH',
  path: `${BASE}/imports/{importId}`,
  summary:
    'Corrects how the file is read and what its columns set, and plans it again. The next file with these columns takes the same.',
  scope: 'profile:read',
  query: WriteQuery,
  body: closed({
    list: Type.Optional(list),
    columns: Type.Optional(
      Type.Array(
        closed({
          column: text(LENGTHS.reason, 'The name of the column.'),
          member: nullable(text(LENGTHS.name, 'What it sets.')),
        }),
        {
          maxItems: 200,
          description: 'What columns set. Those that are left out stay as they are.',
        },
      ),
    ),
    encoding: Type.Optional(nullable(encoding)),
    delimiter: Type.Optional(nullable(delimiter)),
    dates: Type.Optional(nullable(dates)),
    country: Type.Optional(nullable(country)),
    key: Type.Optional(
      Type.Array(oneOf(IMPORT_KEY_WORDS, 'One of people, one of devices, or one of each.'), {
        maxItems: 2,
        description: `${keyText}.`,
      }),
    ),
  }),
  status: 200,
  reply: Import,
});

const step = (id: 'apply' | 'undo' | 'cancel', summary: string) =>
  defineRoute({
    id: `native.imports.${id}`,
    method: 'POST',
    path: `${BASE}/imports/{importId}/${id}`,
    summary,
    scope: 'profile:read',
    query: WriteQuery,
    body: ReasonBody,
    bodyOptional: true,
    status: 200,
    reply: Import,
  });

export const applyImport = step(
  'apply',
  'Makes what is planned, or goes on where it stopped. What somebody has changed since the plan is refused, row by row.',
);
export const undoImport = step('undo', 'Undoes an import within 30 days, except for what somebody has changed since.');
export const cancelImport = step(
  'cancel',
  'Stops the work on an import. What was made stays: apply it again to go on, or undo it.',
);

export const removeImport = defineRoute({
  id: 'native.imports.remove',
  method: 'DELETE',
  path: `${BASE}/imports/{importId}`,
  summary: 'Forgets an import with its rows. What it made stays, and can no longer be undone.',
  scope: 'profile:read',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 204,
  reply: null,
});
