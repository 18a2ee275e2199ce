/** An import as it is stored: what the file is, what was planned, and what became of it. */
import { notFound } from '../../domain/problem.ts';
import type { StoredActor } from '../../domain/stored-actor.ts';
import type { DateOrder } from '../../domain/transfer/dates.ts';
import type { ColumnMapping } from '../../domain/transfer/guess.ts';
import type { ImportList, KeyMember } from '../../domain/transfer/members.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Delimiter, LineEnds } from '../../lib/table-file/dialect.ts';
import type { Encoding } from '../../lib/table-file/encoding.ts';
import { type ImportRecordRow, selectImport } from '../../storage/statements/imports.ts';
import type { Reader } from '../../storage/storage.ts';

export const IMPORT_STATES = [
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
export type ImportState = (typeof IMPORT_STATES)[number];

/** What a job does for an import; its state says so meanwhile. */
export type ImportWork = 'planning' | 'applying' | 'undoing';

export function isAtWork<T extends { readonly state: ImportState }>(record: T): record is T & { readonly state: ImportWork } {
  return record.state === 'planning' || record.state === 'applying' || record.state === 'undoing';
}

/** What the caller says of the file, in place of what is found. */
export interface ImportOptions {
  readonly list: ImportList | null;
  readonly format: 'csv' | 'ndjson';
  readonly encoding: Encoding | null;
  readonly delimiter: Delimiter | null;
  readonly dates: DateOrder | null;
  /** The country of phone numbers without one, such as `+49`. */
  readonly country: string | null;
  readonly reason: string | null;
  /** By which people and devices are found; empty: by the surest that a row has. */
  readonly key: readonly KeyMember[];
  /** By column; null for one that is left alone. */
  readonly mapping: Readonly<Record<string, string | null>>;
}

/** How the file is written. */
export interface FileFacts {
  readonly format: 'csv' | 'ndjson';
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  readonly delimiter: Delimiter | null;
  readonly lineEnds: LineEnds | null;
  readonly dates: DateOrder;
  readonly columns: readonly string[];
}

export const NO_COUNTS = { rows: 0, new: 0, changed: 0, same: 0, refused: 0, applied: 0, failed: 0, reversed: 0, kept: 0 };
export type ImportCounts = Readonly<typeof NO_COUNTS>;

export interface FileImport
  extends Omit<ImportRecordRow, 'list' | 'state' | 'options' | 'file' | 'mapping' | 'counts' | 'actor'> {
  readonly list: ImportList;
  readonly state: ImportState;
  readonly options: ImportOptions;
  readonly file: FileFacts | null;
  readonly mapping: readonly ColumnMapping[] | null;
  readonly counts: ImportCounts;
  readonly actor: StoredActor;
}

export function toImport(row: ImportRecordRow): FileImport {
  return {
    ...row,
    list: row.list as ImportList,
    state: row.state as ImportState,
    options: JSON.parse(row.options) as ImportOptions,
    file: row.file === null ? null : (JSON.parse(row.file) as FileFacts),
    mapping: row.mapping === null ? null : (JSON.parse(row.mapping) as ColumnMapping[]),
    counts: JSON.parse(row.counts) as ImportCounts,
    actor: JSON.parse(row.actor) as StoredActor,
  };
}

export function fromImport(each: FileImport): ImportRecordRow {
  return {
    ...each,
    options: JSON.stringify(each.options),
    file: each.file === null ? null : JSON.stringify(each.file),
    mapping: each.mapping === null ? null : JSON.stringify(each.mapping),
    counts: JSON.stringify(each.counts),
    actor: JSON.stringify(each.actor),
  };
}

export async function readImport(reader: Reader, org: number, id: string): Promise<FileImport> {
  const row = await reader.one(selectImport, { org, id });
  if (row === undefined) throw notFound('import');
  return toImport(row);
}

const DAY_MICROS = 86_400_000_000;
/** How long an import is kept, and can be undone. */
export const KEPT_DAYS = 30;

export function keptUntil(now: Instant): Instant {
  return now + KEPT_DAYS * DAY_MICROS;
}
