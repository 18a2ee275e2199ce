/** Imports and their rows as the native API shows them. */
import type { Import, ImportRow } from '@heldby/contract';
import type { FileImport, ImportOptions } from '../../../core/transfer/import-record.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import type { ImportRowRecord } from '../../../services/transfer/imports.ts';

export function toImport(each: FileImport): Import {
  const { file, counts, position, state } = each;
  return {
    id: each.id,
    name: each.name,
    list: each.list,
    state,
    problem: each.problem,
    bytes: each.bytes,
    file: file === null || file.columns.length === 0 ? null : withoutColumns(file),
    columns: (each.mapping ?? []).map(column => ({ ...column })),
    counts: { ...counts },
    done: state === 'undoing' ? Math.max(0, counts.rows - position + 1) : Math.min(position, counts.rows),
    jobId: each.jobId,
    createdBy: each.createdBy,
    createdAt: toIso(each.createdAt),
    appliedAt: toIsoOrNull(each.appliedAt),
    undoneAt: toIsoOrNull(each.undoneAt),
    expiresAt: toIso(each.expiresAt),
    revision: each.revision,
  };
}

function withoutColumns({ columns: _, ...file }: NonNullable<FileImport['file']>): NonNullable<Import['file']> {
  return file;
}

export function toImportRow(row: ImportRowRecord): ImportRow {
  const changes = JSON.parse(row.changes ?? '{}') as Readonly<Record<string, readonly [unknown, unknown]>>;
  return {
    number: row.number,
    line: row.line,
    state: row.state as ImportRow['state'],
    cells: (JSON.parse(row.cells) as unknown[]).map(cell => cell ?? null),
    changes: Object.entries(changes).map(([member, [before, after]]) => ({ member, before, after })),
    reason: row.reason,
    result: row.result as ImportRow['result'],
    personId: row.personId,
  };
}

/** What a caller may say of the file. */
export function optionsOf(query: {
  readonly list?: ImportOptions['list'];
  readonly encoding?: ImportOptions['encoding'];
  readonly delimiter?: ImportOptions['delimiter'];
  readonly dates?: ImportOptions['dates'];
  readonly country?: string;
  readonly reason?: string;
}): Omit<ImportOptions, 'format' | 'mapping'> {
  const { list = null, encoding = null, delimiter = null, dates = null, country = null, reason = null } = query;
  return { list, encoding, delimiter, dates, country, reason };
}
