/** The events about templates of line keys. */
import type * as api from '@heldby/contract';
import type { KeyTemplate } from '../domain/telephony.ts';
import { toIso } from '../lib/instant.ts';
import type { Edit } from './change.ts';
import { changed, created, removed } from './put-event.ts';

export const recordKeyTemplate = {
  created: (edit: Edit, made: KeyTemplate) => created(edit, 'key_template.created', { subject: made.id }, toRecord(made)),
  updated: (edit: Edit, before: KeyTemplate, after: KeyTemplate) =>
    changed(edit, 'key_template.updated', { subject: after.id }, toRecord(before), toRecord(after)),
  removed: (edit: Edit, before: KeyTemplate) => removed(edit, 'key_template.removed', { subject: before.id }, toRecord(before)),
} as const;

/** Without the keys: labels and numbers may name people. */
function toRecord({ id, name, model, createdAt, modifiedAt, revision }: KeyTemplate): api.KeyTemplate {
  return { id, name, model, createdAt: toIso(createdAt), modifiedAt: toIso(modifiedAt), revision };
}
