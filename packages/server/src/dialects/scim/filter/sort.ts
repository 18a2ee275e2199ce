/** The order of a list (RFC 7644 §3.4.2.3): text without its case unless case counts, and last what is not assigned. */
import { parseInstant } from '../../../lib/instant.ts';
import type { Attribute, ResourceType } from '../schemas/attribute.ts';
import { type Document, isDocument, memberOf } from '../schemas/document.ts';
import type { Operand } from './filter.ts';
import { operandIn } from './operands.ts';

/** By which a resource has its place. Undefined: not assigned. */
export type Key = string | number | undefined;

/** Undefined: no schema of the resource has such an attribute, so that none has a value. */
export function sortKeyOf(resource: ResourceType, sortBy: string): ((document: Document) => Key) | undefined {
  const operand = operandIn(resource, sortBy);
  return operand.attribute === undefined ? undefined : document => keyOf(document, operand);
}

export function comparedBy(order: 'ascending' | 'descending'): (one: Key, other: Key) => number {
  return (one, other) => (order === 'descending' ? compare(other, one) : compare(one, other));
}

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
