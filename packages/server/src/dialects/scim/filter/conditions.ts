/**
 * What everything that a filter finds must fulfil, where the store can look for it without making a document of everybody. What the
 * store finds by it still has to be compared with the whole filter.
 */
import type { Instant } from '../../../lib/instant.ts';
import type { Filter } from './filter.ts';

export interface Conditions {
  readonly active?: boolean;
  /** At it, or later. */
  readonly modifiedFrom?: Instant;
  /** At it, or earlier. */
  readonly modifiedUpTo?: Instant;
}

/** Undefined: there is nothing to look for. */
export function conditionsOf(filter: Filter | undefined): Conditions | undefined {
  if (filter === undefined) return undefined;
  if (filter.op !== 'and') return conditionOf(filter);
  return filter.filters.map(conditionsOf).reduce(both, undefined);
}

function conditionOf(filter: Filter): Conditions | undefined {
  if (!('value' in filter)) return undefined;
  const { op, operand, value } = filter;
  switch (operand.keys.join('.')) {
    case 'active':
      return op === 'eq' && typeof value === 'boolean' ? { active: value } : undefined;
    case 'meta.lastModified':
      return typeof value === 'number' ? boundsOf(op, value) : undefined;
    default:
      return undefined;
  }
}

/** An instant that is excluded is found, too: the filter leaves it out. */
function boundsOf(op: string, at: Instant): Conditions | undefined {
  switch (op) {
    case 'eq':
      return { modifiedFrom: at, modifiedUpTo: at };
    case 'gt':
    case 'ge':
      return { modifiedFrom: at };
    case 'lt':
    case 'le':
      return { modifiedUpTo: at };
    default:
      return undefined;
  }
}

/** Two of the same kind are both true of what is found: either is enough. */
function both(one: Conditions | undefined, other: Conditions | undefined): Conditions | undefined {
  return one === undefined || other === undefined ? (one ?? other) : { ...one, ...other };
}
