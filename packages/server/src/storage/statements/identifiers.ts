/** Statements on what people and devices are found by beside their own columns. */
import { command, query } from '../sql/statement.ts';

interface IdentifierKey {
  readonly org: number;
  readonly noun: string;
  readonly kind: string;
  readonly value: string;
}

export const selectIdentified = query<IdentifierKey, { id: string }>(`
  select i.object_id as "id" from identifier i
  where i.org_id = :org and i.noun = :noun and i.kind = :kind and i.value = :value order by i.object_id`);

export const insertIdentifier = command<IdentifierKey & { id: string }>(`
  insert into identifier (org_id, noun, kind, value, object_id) values (:org, :noun, :kind, :value, :id)`);

export const deleteIdentifier = command<IdentifierKey & { id: string }>(`
  delete from identifier
  where org_id = :org and noun = :noun and kind = :kind and value = :value and object_id = :id`);
