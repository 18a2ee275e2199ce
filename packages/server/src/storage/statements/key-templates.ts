/** Statements on the templates of line keys. An organization has few, and they are read together. */
import type { KeyTemplate } from '../../domain/telephony.ts';
import { command, query } from '../sql/statement.ts';

interface TemplateRow extends Omit<KeyTemplate, 'extras'> {
  /** JSON */
  readonly extras: string;
}

export function toKeyTemplate(row: TemplateRow): KeyTemplate {
  return { ...row, extras: JSON.parse(row.extras) as KeyTemplate['extras'] };
}

export function fromKeyTemplate(template: KeyTemplate): TemplateRow {
  return { ...template, extras: JSON.stringify(template.extras) };
}

const TEMPLATES = `select k.id as "id", k.name as "name", k.model as "model", k.extras as "extras", k.created_at as "createdAt",
    k.modified_at as "modifiedAt", k.revision as "revision"
  from key_template k where k.org_id = :org`;

/** In the order in which they were made. */
export const selectKeyTemplates = query<{ org: number }, TemplateRow>(`${TEMPLATES} order by k.id`);

export const selectKeyTemplate = query<{ org: number; id: string }, TemplateRow>(`${TEMPLATES} and k.id = :id`);

export const insertKeyTemplate = command<TemplateRow & { org: number }>(`
  insert into key_template (org_id, id, name, model, extras, created_at, modified_at, revision)
  values (:org, :id, :name, :model, :extras, :createdAt, :modifiedAt, :revision)`);

export const updateKeyTemplate = command<Omit<TemplateRow, 'createdAt' | 'model'> & { org: number }>(`
  update key_template set name = :name, extras = :extras, modified_at = :modifiedAt, revision = :revision
  where org_id = :org and id = :id`);

export const deleteKeyTemplate = command<{ org: number; id: string }>(`
  delete from key_template where org_id = :org and id = :id`);
