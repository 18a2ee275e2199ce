/** Makes one operation of those that follow each other on one list: a thousand members one by one would each cost a walk over all. */
import type { ResourceType } from '../schemas/attribute.ts';
import { findAttribute } from '../schemas/resolve.ts';
import type { Operation } from './operations.ts';
import { readPath } from './path.ts';

export function folded(resource: ResourceType, operations: readonly Operation[]): readonly Operation[] {
  const result: Operation[] = [];
  for (const operation of operations) {
    const next = asListed(resource, operation);
    const last = result.at(-1);
    if (last !== undefined && isSameList(last, next))
      result[result.length - 1] = { ...last, value: listOf(last).concat(listOf(next)) };
    else result.push(next);
  }
  return result;
}

/** With a list of elements as its value, where it adds or removes whole elements of a list. */
function asListed(resource: ResourceType, operation: Operation): Operation {
  const { op, path, value } = operation;
  const place = path === undefined || op === 'replace' ? undefined : readPath(resource, path);
  if (place === undefined || !place.attribute.multiValued || place.sub !== undefined) return operation;
  const name = place.extension === undefined ? place.attribute.name : `${place.extension}:${place.attribute.name}`;
  if (place.filter === undefined) return Array.isArray(value) ? { op, path: name, value } : operation;
  const { filter } = place;
  const isExact = findAttribute(place.attribute.subAttributes, 'value')?.caseExact === true;
  if (op !== 'remove' || !isExact || filter.op !== 'eq' || filter.value === null || filter.operand.keys[0] !== 'value')
    return operation;
  return { op, path: name, value: [{ value: filter.value }] };
}

function isSameList(one: Operation, other: Operation): boolean {
  return (
    one.op === other.op && one.path === other.path && one.path !== undefined && listOf(one).length > 0 && listOf(other).length > 0
  );
}

function listOf({ value }: Operation): unknown[] {
  return Array.isArray(value) ? value : [];
}
