/** Reads the path of an operation (RFC 7644 figure 7): `name.givenName`, `emails[type eq "work"].value`, with a URN or without. */
import type { Filter } from '../filter/filter.ts';
import { parseElementFilter } from '../filter/parse.ts';
import { ScimProblem } from '../problems.ts';
import type { Attribute, ResourceType } from '../schemas/attribute.ts';
import { findAttribute, resolve } from '../schemas/resolve.ts';

/** What an operation changes. */
export interface Place {
  /** The URN of the extension that has the attribute. */
  readonly extension: string | undefined;
  readonly attribute: Attribute;
  readonly sub: Attribute | undefined;
  /** Which elements of the list. */
  readonly filter: Filter | undefined;
}

const PATH = /^([^[\]\s"]+)(?:\[(.*)\](?:\.([^.[\]\s"]+))?)?$/s;

export function isPath(text: string): boolean {
  return PATH.test(text);
}

/** The URN of an extension as a whole; undefined for a path of anything else. */
export function extensionOf(resource: ResourceType, text: string): string | undefined {
  const target = resolve(resource, text);
  return target?.attributes.length === 0 ? target.keys[0] : undefined;
}

/** Undefined: no schema has it. A directory may send more than it is asked for, and what else it says still counts. */
export function readPath(resource: ResourceType, text: string): Place | undefined {
  const [, name, filterText, subName] = PATH.exec(text) ?? [];
  if (name === undefined) throw new ScimProblem('invalidPath', `The path ${text} cannot be read.`);
  const target = resolve(resource, name);
  const [attribute, sub] = target?.attributes ?? [];
  if (target === undefined || attribute === undefined) return undefined;
  const extension = target.keys[0] === attribute.name ? undefined : target.keys[0];
  if (filterText === undefined) return { extension, attribute, sub, filter: undefined };
  if (!attribute.multiValued || sub !== undefined)
    throw new ScimProblem('invalidPath', `The path ${text} chooses from ${name}, which is no list.`);
  const filter = parseElementFilter(filterText, attribute);
  const part = subName === undefined ? undefined : findAttribute(attribute.subAttributes, subName);
  return subName !== undefined && part === undefined ? undefined : { extension, attribute, sub: part, filter };
}
