/** Statements on the definitions of metadata. An organization has few, and they are read together. */
import type { MetadataDefinition, MetadataNoun, MetadataType } from '../../domain/metadata.ts';
import { command, query } from '../sql/statement.ts';

interface DefinitionRow extends Omit<MetadataDefinition, 'appliesTo' | 'type' | 'values' | 'required'> {
  readonly appliesTo: string;
  readonly type: string;
  readonly values: string | null;
  readonly required: number;
}

export function toDefinition({ appliesTo, type, values, required, ...rest }: DefinitionRow): MetadataDefinition {
  return {
    ...rest,
    appliesTo: JSON.parse(appliesTo) as MetadataNoun[],
    type: type as MetadataType,
    values: values === null ? null : (JSON.parse(values) as string[]),
    required: required === 1,
  };
}

export function fromDefinition({ appliesTo, values, required, ...rest }: MetadataDefinition): DefinitionRow {
  return {
    ...rest,
    appliesTo: JSON.stringify(appliesTo),
    values: values === null ? null : JSON.stringify(values),
    required: required ? 1 : 0,
  };
}

const DEFINITIONS = `select m.id as "id", m.key as "key", m.applies_to as "appliesTo", m.type as "type", m.choices as "values",
    m.max_length as "maxLength", m.is_required as "required", m.description as "description", m.created_at as "createdAt",
    m.modified_at as "modifiedAt", m.revision as "revision"
  from metadata_definition m where m.org_id = :org`;

/** In the order in which they were made. */
export const selectDefinitions = query<{ org: number }, DefinitionRow>(`${DEFINITIONS} order by m.id`);

export const selectDefinition = query<{ org: number; id: string }, DefinitionRow>(`${DEFINITIONS} and m.id = :id`);

export const insertDefinition = command<DefinitionRow & { org: number }>(`
  insert into metadata_definition (org_id, id, key, applies_to, type, choices, max_length, is_required, description, created_at,
    modified_at, revision)
  values (:org, :id, :key, :appliesTo, :type, :values, :maxLength, :required, :description, :createdAt, :modifiedAt, :revision)`);

export const updateDefinition = command<DefinitionRow & { org: number }>(`
  update metadata_definition set applies_to = :appliesTo, choices = :values, max_length = :maxLength, is_required = :required,
    description = :description, modified_at = :modifiedAt, revision = :revision
  where org_id = :org and id = :id`);

export const deleteDefinition = command<{ org: number; id: string }>(`
  delete from metadata_definition where org_id = :org and id = :id`);
