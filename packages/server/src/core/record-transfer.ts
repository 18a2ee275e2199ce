/** One function for each type of event about files that leave the organization. */
import type { Edit } from './change.ts';
import { put } from './put-event.ts';

export interface ExportedFile {
  readonly list: string;
  readonly format: 'csv' | 'ndjson';
  readonly columns: readonly string[];
  /** Names only: what somebody searched for may be about a person. */
  readonly filters: readonly string[];
}

export const recordTransfer = {
  listExported: (edit: Edit, { list, format, columns, filters }: ExportedFile) =>
    put(edit, 'list.exported', { subject: edit.actor.organizationId }, undefined, {
      list,
      format,
      columns: [...columns],
      filters: [...filters],
    }),
} as const;
