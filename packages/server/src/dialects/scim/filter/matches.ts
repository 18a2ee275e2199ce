/** Whether a filter finds a document (RFC 7644 §3.4.2.2). A list fulfils a comparison if one of its elements does. */
import { parseInstant } from '../../../lib/instant.ts';
import type { Attribute } from '../schemas/attribute.ts';
import { valuesAt } from '../schemas/document.ts';
import type { Comparison, Filter, FilterValue } from './filter.ts';

export function matches(filter: Filter, document: unknown): boolean {
  switch (filter.op) {
    case 'and':
      return filter.filters.every(each => matches(each, document));
    case 'or':
      return filter.filters.some(each => matches(each, document));
    case 'not':
      return !matches(filter.filter, document);
    case 'pr':
      return valuesAt(document, filter.operand.keys).length > 0;
    case 'element':
      return valuesAt(document, filter.operand.keys).some(element => matches(filter.filter, element));
    default:
      return holds(filter, valuesAt(document, filter.operand.keys));
  }
}

type Test = Extract<Filter, { value: FilterValue }>;

/** What is not assigned equals null, and nothing else (RFC 7643 §2.5). */
function holds({ op, operand, value }: Test, values: readonly unknown[]): boolean {
  if (value === null) return (op === 'eq') === (values.length === 0);
  if (values.length === 0) return op === 'ne';
  const wanted = comparable(value, operand.attribute);
  return values.some(each => compare(op, comparable(each, operand.attribute, value), wanted));
}

/** As it is compared: an instant as a number if the filter has one, and text without its case unless case counts. */
function comparable(value: unknown, attribute: Attribute | undefined, wanted?: FilterValue): unknown {
  if (typeof value !== 'string') return value;
  if (attribute?.type === 'dateTime' && typeof wanted === 'number') return parseInstant(value);
  return attribute?.caseExact ? value : value.toLowerCase();
}

function compare(op: Comparison, value: unknown, wanted: unknown): boolean {
  if (op === 'eq') return value === wanted;
  if (op === 'ne') return value !== wanted;
  if (typeof value === 'number' && typeof wanted === 'number') return isOrdered(op, value - wanted);
  if (typeof value !== 'string' || typeof wanted !== 'string') return false;
  if (op === 'co') return value.includes(wanted);
  if (op === 'sw') return value.startsWith(wanted);
  if (op === 'ew') return value.endsWith(wanted);
  return isOrdered(op, value === wanted ? 0 : value < wanted ? -1 : 1);
}

function isOrdered(op: Comparison, difference: number): boolean {
  switch (op) {
    case 'gt':
      return difference > 0;
    case 'ge':
      return difference >= 0;
    case 'lt':
      return difference < 0;
    default:
      return op === 'le' && difference <= 0;
  }
}
