/** The equality in a filter that an index can answer. What it finds still has to be compared with the whole filter. */
import type { Filter } from './filter.ts';

/** What the store finds without reading everybody. */
export const INDEXED = ['id', 'userName', 'externalId', 'emails.value', 'displayName', 'members.value'] as const;

export interface Equality {
  readonly attribute: (typeof INDEXED)[number];
  readonly value: string;
}

/** Finds everything that the filter finds, and perhaps more. Undefined: no single equality does. */
export function equalityOf(filter: Filter, within: readonly string[] = []): Equality | undefined {
  switch (filter.op) {
    case 'and':
      return filter.filters.map(each => equalityOf(each, within)).find(found => found !== undefined);
    case 'element':
      return equalityOf(filter.filter, [...within, ...filter.operand.keys]);
    case 'eq':
      return indexed([...within, ...filter.operand.keys].join('.'), filter.value);
    default:
      return undefined;
  }
}

function indexed(path: string, value: unknown): Equality | undefined {
  const attribute = INDEXED.find(each => each === path);
  return attribute === undefined || typeof value !== 'string' || value === '' ? undefined : { attribute, value };
}
