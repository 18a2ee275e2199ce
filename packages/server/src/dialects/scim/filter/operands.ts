/** What the names in a filter mean, by the schemas of the resource. */
import type { Attribute, ResourceType } from '../schemas/attribute.ts';
import { findAttribute, lastOf, resolve } from '../schemas/resolve.ts';
import type { Operand } from './filter.ts';

/** A name that no schema has: no document has a value (RFC 7644 §3.4.2.1). */
const NOWHERE: Operand = { keys: [], attribute: undefined };

export function operandIn(resource: ResourceType, name: string): Operand {
  const target = resolve(resource, name);
  return target === undefined ? NOWHERE : { keys: target.keys, attribute: lastOf(target) };
}

export function operandInElement(list: Attribute | undefined, name: string): Operand {
  const attribute = findAttribute(list?.subAttributes ?? [], name);
  return attribute === undefined ? NOWHERE : { keys: [attribute.name], attribute };
}
