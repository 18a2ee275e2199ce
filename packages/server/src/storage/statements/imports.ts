/** Statements on imports, their files and their rows. */
import { command, query } from '../sql/statement.ts';
import type { Slots } from './slots.ts';

export interface ImportRecordRow {
  readonly id: string;
  readonly name: string;
  readonly list: string;
  readonly state: string;
  readonly options: string;
  readonly file: string | null;
  readonly mapping: string | null;
  readonly counts: string;
  readonly problem: string | null;
  readonly bytes: number;
  readonly position: number;
  readonly actor: string;
  readonly jobId: string | null;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly appliedAt: number | null;
  readonly undoneAt: number | null;
  readonly expiresAt: number;
  readonly revision: number;
}

const COLUMNS = `i.id as "id", i.name as "name", i.list as "list", i.state as "state", i.options as "options", i.file as "file",
  i.mapping as "mapping", i.counts as "counts", i.problem as "problem", i.bytes as "bytes", i.position as "position", i.actor as "actor",
  i.job_id as "jobId", i.created_by as "createdBy", i.created_at as "createdAt", i.applied_at as "appliedAt",
  i.undone_at as "undoneAt", i.expires_at as "expiresAt", i.revision as "revision"`;

type Key = { readonly org: number; readonly id: string };

export const selectImport = query<Key, ImportRecordRow>(
  `select ${COLUMNS} from file_import i where i.org_id = :org and i.id = :id`,
);

/** The import that a job works on. There are 200 at most. */
export const selectImportAtWork = query<{ org: number; jobId: string }, ImportRecordRow>(
  `select ${COLUMNS} from file_import i where i.org_id = :org and i.job_id = :jobId`,
);

/** The newest first. `by`: only those of one; null for all. */
export const selectImports = query<{ org: number; before: string; by: string | null; limit: number }, ImportRecordRow>(`
  select ${COLUMNS} from file_import i
  where i.org_id = :org and i.id < :before and (i.created_by = :by or :by is null) order by i.id desc limit :limit`);

export const insertImport = command<ImportRecordRow & { org: number }>(`
  insert into file_import (org_id, id, name, list, state, options, file, mapping, counts, problem, bytes, position, actor, job_id,
    created_by, created_at, applied_at, undone_at, expires_at, revision)
  values (:org, :id, :name, :list, :state, :options, :file, :mapping, :counts, :problem, :bytes, :position, :actor, :jobId,
    :createdBy, :createdAt, :appliedAt, :undoneAt, :expiresAt, :revision)`);

export const updateImport = command<ImportRecordRow & { org: number }>(`
  update file_import set name = :name, list = :list, state = :state, options = :options, file = :file, mapping = :mapping,
    counts = :counts, problem = :problem, bytes = :bytes, position = :position, actor = :actor, job_id = :jobId,
    applied_at = :appliedAt, undone_at = :undoneAt, expires_at = :expiresAt, revision = :revision
  where org_id = :org and id = :id`);

export const deleteImport = command<Key>(`delete from file_import where org_id = :org and id = :id`);

export const selectExpiredImports = query<{ org: number; now: number; limit: number }, { id: string }>(`
  select i.id as "id" from file_import i where i.org_id = :org and i.expires_at <= :now order by i.expires_at limit :limit`);

export const insertPiece = command<{ org: number; importId: string; number: number; bytes: Uint8Array }>(`
  insert into file_piece (org_id, import_id, number, bytes) values (:org, :importId, :number, :bytes)`);

export const selectPiece = query<{ org: number; importId: string; number: number }, { bytes: Uint8Array }>(`
  select f.bytes as "bytes" from file_piece f where f.org_id = :org and f.import_id = :importId and f.number = :number`);

export const deletePieces = command<{ org: number; importId: string }>(`
  delete from file_piece where org_id = :org and import_id = :importId`);

/** Of every import: what of a file that was not planned yet is about somebody cannot be told. */
export const deleteAllPieces = command<{ org: number }>(`delete from file_piece where org_id = :org`);

export interface FileRowRow {
  readonly number: number;
  readonly line: number;
  readonly state: string;
  readonly cells: string;
  readonly changes: string | null;
  readonly touched: string | null;
  readonly reason: string | null;
  readonly result: string | null;
  readonly personId: string | null;
  readonly formerId: string | null;
}

const ROW_COLUMNS = `r.number as "number", r.line as "line", r.state as "state", r.cells as "cells", r.changes as "changes",
  r.touched as "touched", r.reason as "reason", r.result as "result", r.person_id as "personId", r.former_id as "formerId"`;

export const insertFileRow = command<FileRowRow & { org: number; importId: string }>(`
  insert into file_row (org_id, import_id, number, line, state, cells, changes, touched, reason, result, person_id, former_id)
  values (:org, :importId, :number, :line, :state, :cells, :changes, :touched, :reason, :result, :personId, :formerId)`);

type After = { readonly org: number; readonly importId: string; readonly after: number; readonly limit: number };

export const selectFileRows = query<After, FileRowRow>(`
  select ${ROW_COLUMNS} from file_row r where r.org_id = :org and r.import_id = :importId and r.number > :after
  order by r.number limit :limit`);

export const selectFileRowsIn = query<After & { state: string }, FileRowRow>(`
  select ${ROW_COLUMNS} from file_row r
  where r.org_id = :org and r.import_id = :importId and r.state = :state and r.number > :after order by r.number limit :limit`);

export const selectFileRowsWith = query<After & { result: string }, FileRowRow>(`
  select ${ROW_COLUMNS} from file_row r
  where r.org_id = :org and r.import_id = :importId and r.result = :result and r.number > :after order by r.number limit :limit`);

/** The rows before one, backwards: what came last is undone first. */
export const selectFileRowsBefore = query<{ org: number; importId: string; before: number; limit: number }, FileRowRow>(`
  select ${ROW_COLUMNS} from file_row r
  where r.org_id = :org and r.import_id = :importId and r.result = 'applied' and r.number < :before
  order by r.number desc limit :limit`);

/** What became of a row. */
export interface RowResult {
  readonly number: number;
  readonly result: string;
  readonly reason: string | null;
  readonly touched: string | null;
  readonly personId: string | null;
}

const RESULT_SLOTS = 50;
const RESULT_MEMBERS = { number: 'bigint', result: 'text', reason: 'text', touched: 'text', personId: 'text' } as const;
type ResultSlots = Slots<keyof typeof RESULT_MEMBERS, string | number | null> & { readonly first: number; readonly last: number };

const resultRow = (row: number) =>
  `(${Object.entries(RESULT_MEMBERS)
    .map(([member, type]) => `cast(:${member}${row} as ${type})`)
    .join(', ')})`;

/** For many rows at once. Without the bounds, both databases would go through all rows of the import. */
export const updateFileRows = command<ResultSlots & { org: number; importId: string }>(`
  update file_row as r set result = v.column2, reason = v.column3, touched = v.column4, person_id = v.column5
  from (values ${Array.from({ length: RESULT_SLOTS }, (_, row) => resultRow(row)).join(', ')}) as v
  where r.org_id = :org and r.import_id = :importId and r.number between :first and :last and r.number = v.column1`);

/** What is left of the slots is of no row. */
export function* resultsInSlots(results: readonly RowResult[]): Generator<ResultSlots, void, undefined> {
  const none: RowResult = { number: -1, result: '', reason: null, touched: null, personId: null };
  const members = Object.keys(RESULT_MEMBERS) as (keyof typeof RESULT_MEMBERS)[];
  for (let from = 0; from < results.length; from += RESULT_SLOTS) {
    const numbers = results.slice(from, from + RESULT_SLOTS).map(({ number }) => number);
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    const slots: Record<string, string | number | null> = { first, last };
    for (let row = 0; row < RESULT_SLOTS; row += 1) {
      const each = results[from + row] ?? none;
      for (const member of members) slots[`${member}${row}`] = each[member];
    }
    yield slots as ResultSlots;
  }
}

/** The rows of an import that are about somebody and were made. */
export const selectAppliedRowsOf = query<{ org: number; importId: string; personId: string }, FileRowRow>(`
  select ${ROW_COLUMNS} from file_row r
  where r.org_id = :org and r.person_id = :personId and r.import_id = :importId and r.result = 'applied'`);

export const updateTouched = command<{ org: number; importId: string; number: number; touched: string }>(`
  update file_row set touched = :touched where org_id = :org and import_id = :importId and number = :number`);

/** So many of them: a transaction that deletes all would hold up others. */
export const deleteFileRows = command<{ org: number; importId: string; limit: number }>(`
  delete from file_row as f
  where f.org_id = :org and f.import_id = :importId and f.number in (
    select r.number from file_row r where r.org_id = :org and r.import_id = :importId order by r.number limit :limit)`);

/** What a row says goes with somebody who is in it. What it touched stays, so that the rest can still be undone. */
export const eraseFileRows = command<{ org: number; personId: string }>(`
  update file_row set cells = '[]', changes = null, reason = null, person_id = null, former_id = null, touched = null
  where org_id = :org and (person_id = :personId or former_id = :personId)`);

export const selectMapping = query<{ org: number; head: string }, { mapping: string }>(`
  select m.mapping as "mapping" from column_mapping m where m.org_id = :org and m.head = :head`);

export const saveMapping = command<{ org: number; head: string; mapping: string; savedAt: number }>(`
  insert into column_mapping (org_id, head, mapping, saved_at) values (:org, :head, :mapping, :savedAt)
  on conflict (org_id, head) do update set mapping = excluded.mapping, saved_at = excluded.saved_at`);

export const selectLocationNames = query<{ org: number }, { id: string; name: string }>(`
  select l.id as "id", l.name as "name" from location l where l.org_id = :org and l.closed_at is null`);
