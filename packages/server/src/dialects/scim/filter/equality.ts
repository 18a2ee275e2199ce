/** The equality in a filter that an index can answer. What it finds still has to be compared with the whole filter. */
import type { ResourceType } from '../schemas/attribute.ts';
import type { Filter, FilterValue } from './filter.ts';

/** What the store finds without reading everybody. */
export const INDEXED = ['id', 'userName', 'externalId', 'emails.value', 'displayName', 'members.value'] as const;

export interface Equality {
  readonly attribute: (typeof INDEXED)[number];
  readonly value: string;
}

/** Finds everything that the filter finds, and perhaps more. Undefined: no single equality does. */
export function equalityOf(filter: Filter): Equality | undefined {
  return findEquality(filter, (path, value) => {
    const attribute = INDEXED.find(each => each === path);
    return attribute === undefined || typeof value !== 'string' || value === '' ? undefined : { attribute, value };
  });
}

/** Whether the filter asks for another kind of resource, as filters over all kinds do. */
export function isAboutOthers(filter: Filter, { name }: ResourceType): boolean {
  const wanted = findEquality(filter, (path, value) => (path === 'meta.resourceType' ? value : undefined));
  return wanted !== undefined && wanted !== name;
}

/** The first of the equalities that all that is found must fulfil. */
function findEquality<T>(
  filter: Filter,
  read: (path: string, value: FilterValue) => T | undefined,
  within: readonly string[] = [],
): T | undefined {
  switch (filter.op) {
    case 'and':
      return filter.filters.map(each => findEquality(each, read, within)).find(found => found !== undefined);
    case 'element':
      return findEquality(filter.filter, read, [...within, ...filter.operand.keys]);
    case 'eq':
      return read([...within, ...filter.operand.keys].join('.'), filter.value);
    default:
      return undefined;
  }
}
