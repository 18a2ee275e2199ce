/** Imports of files as the native API shows them. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

export const IMPORT_LIST_WORDS = ['people', 'devices', 'assignments', 'lines'] as const;
export const IMPORT_KEY_WORDS = [
  ...(['person.id', 'person.externalIds', 'person.login', 'person.employeeNumber', 'person.email'] as const),
  ...([
    'device.id',
    'device.externalIds',
    'device.serial',
    'device.mac',
    'device.imei',
    'device.assetTag',
    'device.udid',
  ] as const),
] as const;
export const IMPORT_STATE_WORDS = [
  'uploading',
  'planning',
  'planned',
  'failed',
  'applying',
  'applied',
  'undoing',
  'undone',
  'cancelled',
] as const;
export const IMPORT_ROW_STATE_WORDS = ['new', 'changed', 'same', 'refused'] as const;
export const IMPORT_ROW_RESULT_WORDS = ['applied', 'refused', 'reversed', 'kept', 'failed'] as const;
export const ENCODING_WORDS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'shift_jis'] as const;
export const DELIMITER_WORDS = ['comma', 'semicolon', 'tab'] as const;
export const DATE_ORDER_WORDS = ['dmy', 'mdy'] as const;

const column = freeText(LENGTHS.reason, 'The name of the column.');
const member = 'What it sets: `person.login`, `device.serial`, `holding.createdAt`; null: it is left alone.';

export const ImportColumn = closed(
  {
    column,
    member: nullable(freeText(LENGTHS.name), member),
    by: Type.Unsafe<'name' | 'synonym' | 'kept' | 'given' | 'shown' | null>({
      type: ['string', 'null'],
      enum: ['name', 'synonym', 'kept', 'given', 'shown', null],
      description:
        'How it was found. `kept`: as for the last file with these columns. `shown`: an export has it, and nobody sets it. Null: nobody knows it.',
    }),
    near: Type.Optional(freeText(LENGTHS.name, 'For a column that nobody knows: what is most like it.')),
  },
  'A column of the file, and what it sets.',
);
export type ImportColumn = Static<typeof ImportColumn>;

const count = (description: string) => Type.Integer({ minimum: 0, description });

export const ImportFile = Type.Unsafe<{
  format: 'csv' | 'ndjson';
  encoding: (typeof ENCODING_WORDS)[number];
  byteOrderMark: boolean;
  delimiter: (typeof DELIMITER_WORDS)[number] | null;
  lineEnds: 'crlf' | 'lf' | 'cr' | null;
  dates: (typeof DATE_ORDER_WORDS)[number];
} | null>({
  type: ['object', 'null'],
  additionalProperties: false,
  description: 'How the file is written. Null until it was read.',
  required: ['format', 'encoding', 'byteOrderMark', 'delimiter', 'lineEnds', 'dates'],
  properties: {
    format: oneOf(['csv', 'ndjson'], 'The form of the file.'),
    encoding: oneOf(ENCODING_WORDS, 'Its encoding, as it was recognized or given.'),
    byteOrderMark: Type.Boolean({ description: 'Whether it begins with a byte order mark.' }),
    delimiter: {
      type: ['string', 'null'],
      enum: [...DELIMITER_WORDS, null],
      description: 'What separates the cells. Null for NDJSON.',
    },
    lineEnds: { type: ['string', 'null'], enum: ['crlf', 'lf', 'cr', null], description: 'How its lines end. Null for NDJSON.' },
    dates: oneOf(DATE_ORDER_WORDS, 'Whether the day or the month comes first in dates such as 03/05/2024.'),
  },
});

export const Import = closed(
  {
    id: Id,
    name: freeText(LENGTHS.name, 'Of the file.'),
    list: oneOf(
      IMPORT_LIST_WORDS,
      'What its rows are. In `devices`, columns about people say who has each device; in `lines`, numbers say how the owner of a line is called.',
    ),
    state: oneOf(
      IMPORT_STATE_WORDS,
      '`planned`: nothing has changed yet. `cancelled` or `failed`: what was applied stays; apply it again to go on, or undo it.',
    ),
    problem: nullable(
      freeText(LENGTHS.problem),
      'Why it failed, such as what is wrong with the file and in which line; null for nothing.',
    ),
    bytes: count('The length of the file.'),
    file: ImportFile,
    key: Type.Array(oneOf(IMPORT_KEY_WORDS, 'One of people, one of devices, or one of each.'), {
      description: 'By which people and devices are found. Empty: by the surest that a row has.',
    }),
    columns: Type.Array(ImportColumn, { description: 'Empty until the file was read.' }),
    counts: closed(
      {
        rows: count('All rows.'),
        new: count('Rows that add something.'),
        changed: count('Rows that change something.'),
        same: count('Rows that change nothing.'),
        refused: count('Rows that were refused when they were planned.'),
        applied: count('Rows that were made.'),
        failed: count('Rows that were refused when they were made or undone.'),
        reversed: count('Rows that were undone.'),
        kept: count('Rows that were not undone, because somebody has changed them since.'),
      },
      'How many rows there are of each kind.',
    ),
    done: count('How many rows the work in hand has done.'),
    jobId: nullable(Id, 'The work in hand; null for none.'),
    createdBy: Id,
    createdAt: Time,
    appliedAt: nullable(Time, 'When the last row was made.'),
    undoneAt: nullable(Time, 'When the last row was undone.'),
    expiresAt: Time,
    revision: Type.Integer({ description: 'Counts the changes.' }),
  },
  'A file that was imported, or is to be: what is planned, and what became of it.',
);
export type Import = Static<typeof Import>;

const anything = (description: string) => Type.Unsafe<unknown>({ description });

export const ImportRow = closed(
  {
    number: count('Of the row, from 1.'),
    line: count('Of the file, where the row begins.'),
    state: oneOf(IMPORT_ROW_STATE_WORDS, 'What is planned.'),
    cells: Type.Array(anything('As it is in the file.'), { description: 'Empty once somebody in the row was erased.' }),
    changes: Type.Array(
      closed({
        member: freeText(LENGTHS.name),
        before: anything('The value as it is.'),
        after: anything('The value as it will be.'),
      }),
      { description: 'What changes.' },
    ),
    reason: nullable(freeText(LENGTHS.problem), 'Why it is refused, was not made, or was not undone.'),
    result: Type.Unsafe<(typeof IMPORT_ROW_RESULT_WORDS)[number] | null>({
      type: ['string', 'null'],
      enum: [...IMPORT_ROW_RESULT_WORDS, null],
      description: 'What became of it; null as long as nothing was done.',
    }),
    personId: nullable(Id, 'Who it is about.'),
  },
  'A row of an imported file.',
);
export type ImportRow = Static<typeof ImportRow>;
