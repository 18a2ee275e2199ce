/** The events about directories. */
import type { Directory } from '../domain/directory.ts';
import type { Edit } from './change.ts';
import { toDirectoryRecord } from './directory-objects.ts';
import { changed, created, removed } from './put-event.ts';

export const recordDirectory = {
  created: (edit: Edit, made: Directory) => created(edit, 'directory.created', { subject: made.id }, toDirectoryRecord(made)),
  updated: (edit: Edit, before: Directory, after: Directory) =>
    changed(edit, 'directory.updated', { subject: after.id }, toDirectoryRecord(before), toDirectoryRecord(after)),
  removed: (edit: Edit, before: Directory) =>
    removed(edit, 'directory.removed', { subject: before.id }, toDirectoryRecord(before)),
} as const;
