/** Statements on what people and devices are found by beside their own columns. */
import type { IdentifiedNoun } from '../../domain/identifier.ts';
import { command, query } from '../sql/statement.ts';

interface IdentifierKey {
  readonly org: number;
  readonly noun: string;
  readonly kind: string;
  readonly value: string;
}

/** Conditions of a list that is filtered by them. Null matches everything. */
export interface IdentifiedConditions {
  readonly identifierKind: string | null;
  readonly identifierValue: string | null;
  /** The ids of what is found, each between commas. */
  readonly identified: string | null;
}

/** For the id of an object: whether it is among those that were found. */
export const isIdentified = (id: string) => `(:identified like '%,' || ${id} || ',%' or :identified is null)`;

/** What is found by the first of them. */
export const identifiedAs = (noun: IdentifiedNoun) => `(select i.object_id from identifier i
  where i.org_id = :org and i.noun = '${noun}' and i.kind = :identifierKind and i.value = :identifierValue)`;

export const selectIdentified = query<IdentifierKey, { id: string }>(`
  select i.object_id as "id" from identifier i
  where i.org_id = :org and i.noun = :noun and i.kind = :kind and i.value = :value order by i.object_id`);

export const insertIdentifier = command<IdentifierKey & { id: string }>(`
  insert into identifier (org_id, noun, kind, value, object_id) values (:org, :noun, :kind, :value, :id)`);

export const deleteIdentifier = command<IdentifierKey & { id: string }>(`
  delete from identifier
  where org_id = :org and noun = :noun and kind = :kind and value = :value and object_id = :id`);
