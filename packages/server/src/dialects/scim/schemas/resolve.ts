/** Finds what an attribute's path names (RFC 7644 §3.10), in any case and with or without the URN of its schema. */
import type { Attribute, ResourceType, Schema } from './attribute.ts';
import { COMMON } from './common.ts';

/** A path in the spelling of the schema. */
export interface Target {
  /** From the document inwards: the URN of an extension, the attribute, its sub-attribute. */
  readonly keys: readonly string[];
  /** The attribute and, under it, the sub-attribute. Empty for an extension as a whole. */
  readonly attributes: readonly Attribute[];
}

/** Undefined: no schema of the resource has it. */
export function resolve(resource: ResourceType, path: string): Target | undefined {
  const extension = resource.extensions.find(({ id }) => isSame(id, path));
  if (extension !== undefined) return { keys: [extension.id], attributes: [] };
  for (const schema of [...resource.extensions, resource.schema]) {
    if (!isSame(path.slice(0, schema.id.length + 1), `${schema.id}:`)) continue;
    return within(schema, schema === resource.schema ? [] : [schema.id], path.slice(schema.id.length + 1));
  }
  return within(resource.schema, [], path);
}

/** The attribute of the resource itself, or of one of its complex attributes. */
export function findAttribute(attributes: readonly Attribute[], name: string): Attribute | undefined {
  return attributes.find(each => isSame(each.name, name));
}

/** What the path names in the end. */
export function lastOf({ attributes }: Target): Attribute | undefined {
  return attributes.at(-1);
}

function within(schema: Schema, prefix: readonly string[], path: string): Target | undefined {
  const [name = '', sub, ...more] = path.split('.');
  const own = prefix.length === 0 ? [...schema.attributes, ...COMMON] : schema.attributes;
  const attribute = findAttribute(own, name);
  if (attribute === undefined || more.length > 0) return undefined;
  if (sub === undefined) return { keys: [...prefix, attribute.name], attributes: [attribute] };
  const part = findAttribute(attribute.subAttributes, sub);
  return part && { keys: [...prefix, attribute.name, part.name], attributes: [attribute, part] };
}

/** Names of attributes and URNs differ only by more than case (RFC 7643 §2.1). */
function isSame(one: string, other: string): boolean {
  return one.length === other.length && one.toLowerCase() === other.toLowerCase();
}
