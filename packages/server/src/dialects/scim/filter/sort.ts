/** The order of a list (RFC 7644 §3.4.2.3): text without its case unless case counts, and last what is not assigned. */
import { parseInstant } from '../../../lib/instant.ts';
import type { Attribute, ResourceType } from '../schemas/attribute.ts';
import { type Document, isDocument, memberOf } from '../schemas/document.ts';
import type { Operand } from './filter.ts';
import { operandIn } from './operands.ts';

export type Comparator = (one: Document, other: Document) => number;

/** Undefined: no schema has such an attribute, so that any order is right. */
export function comparator(resource: ResourceType, sortBy: string, order: 'ascending' | 'descending'): Comparator | undefined {
  const operand = operandIn(resource, sortBy);
  if (operand.attribute === undefined) return undefined;
  const sign = order === 'descending' ? -1 : 1;
  return (one, other) => sign * compare(keyOf(one, operand), keyOf(other, operand));
}

type Key = string | number | undefined;

function compare(one: Key, other: Key): number {
  if (one === other) return 0;
  if (one === undefined) return 1;
  if (other === undefined) return -1;
  return one < other ? -1 : 1;
}

/** Of a list the primary element counts, or else the first, and of an element its `value`. */
function keyOf(document: Document, { keys, attribute }: Operand): Key {
  let value: unknown = document;
  for (const key of keys) value = preferred(memberOf(value, key));
  return toKey(isDocument(value) ? memberOf(value, 'value') : value, attribute);
}

function preferred(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.find(element => memberOf(element, 'primary') === true) ?? value[0];
}

function toKey(value: unknown, attribute: Attribute | undefined): Key {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string') return undefined;
  if (attribute?.type === 'dateTime') return parseInstant(value);
  return attribute?.caseExact ? value : value.toLowerCase();
}
