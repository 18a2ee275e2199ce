/** One function for each type of event about files that leave the organization, or come into it. */
import type { Edit } from './change.ts';
import { put } from './put-event.ts';

export interface ExportedFile {
  readonly list: string;
  readonly format: 'csv' | 'ndjson';
  readonly columns: readonly string[];
  /** Names only: what somebody searched for may be about a person. */
  readonly filters: readonly string[];
}

export interface CountedImport {
  readonly id: string;
  readonly list: string;
  readonly counts: { readonly applied: number; readonly failed: number; readonly reversed: number; readonly kept: number };
}

export const recordTransfer = {
  importApplied: (edit: Edit, { id, list, counts }: CountedImport) =>
    put(edit, 'import.applied', { subject: id }, undefined, { list, applied: counts.applied, failed: counts.failed }),
  importUndone: (edit: Edit, { id, list, counts }: CountedImport) =>
    put(edit, 'import.undone', { subject: id }, undefined, { list, reversed: counts.reversed, kept: counts.kept }),
  listExported: (edit: Edit, { list, format, columns, filters }: ExportedFile) =>
    put(edit, 'list.exported', { subject: edit.actor.organizationId }, undefined, {
      list,
      format,
      columns: [...columns],
      filters: [...filters],
    }),
} as const;
