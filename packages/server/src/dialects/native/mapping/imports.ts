/** Imports and their rows as the native API shows them. */
import type { Import, ImportRow } from '@heldby/contract';
import type { FileImport, ImportOptions } from '../../../core/transfer/import-record.ts';
import { invalid } from '../../../domain/problem.ts';
import type { KeyMember } from '../../../domain/transfer/members.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';
import type { ImportRowRecord } from '../../../services/transfer/imports.ts';

export function toImport(each: FileImport): Import {
  const { file, counts, position, state, options } = each;
  return {
    id: each.id,
    name: each.name,
    list: each.list,
    state,
    problem: each.problem,
    bytes: each.bytes,
    file: file === null || file.columns.length === 0 ? null : withoutColumns(file),
    key: [...options.key] as Import['key'],
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
  readonly key?: readonly KeyMember[];
}): Omit<ImportOptions, 'format' | 'mapping'> {
  const { list = null, encoding = null, delimiter = null, dates = null, country = null, reason = null, key = [] } = query;
  return { list, encoding, delimiter, dates, country, reason, key: requireOneEach(key) };
}

/** A row is found by one member of a person, and by one of a device. */
export function requireOneEach(key: readonly KeyMember[]): readonly KeyMember[] {
  for (const noun of ['person', 'device']) {
    const [, second] = key.filter(each => each.startsWith(`${noun}.`));
    if (second !== undefined) throw invalid('key', `one member of a ${noun}`, key.join(), 'enum');
  }
  return key;
}
