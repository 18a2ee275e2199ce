/** Shows the attributes that were asked for (RFC 7644 §3.9). */
import type { Attribute, ResourceType } from '../schemas/attribute.ts';
import { COMMON } from '../schemas/common.ts';
import { type Document, isDocument } from '../schemas/document.ts';
import { resolve } from '../schemas/resolve.ts';

/** As in a query, separated by commas, or as in `.search`, as a list. */
export interface Selection {
  readonly attributes?: string | readonly string[] | undefined;
  readonly excludedAttributes?: string | readonly string[] | undefined;
}

export interface Projection {
  readonly resource: ResourceType;
  /** By their paths from the document inwards. Undefined: all that are shown unless somebody says otherwise. */
  readonly only: ReadonlySet<string> | undefined;
  readonly without: ReadonlySet<string>;
}

export function readProjection(resource: ResourceType, { attributes, excludedAttributes }: Selection): Projection {
  const only = toNames(attributes);
  const without = toPaths(resource, toNames(excludedAttributes));
  return { resource, only: only.length > 0 ? toPaths(resource, only) : undefined, without };
}

/** Whether any of the attribute is shown, so that nobody reads ten thousand members for nothing. */
export function shows(projection: Projection, name: string): boolean {
  const target = resolve(projection.resource, name);
  const [attribute] = target?.attributes ?? [];
  return target !== undefined && attribute !== undefined && isShown(projection, attribute, target.keys.join(SEPARATOR));
}

export function project(projection: Projection, document: Document): Document {
  const { schema, extensions } = projection.resource;
  const shown = pick(projection, [...COMMON, ...schema.attributes], document, '');
  for (const { id, attributes } of extensions) {
    const own = document[id];
    const part = isDocument(own) ? pick(projection, attributes, own, `${id}${SEPARATOR}`) : {};
    if (Object.keys(part).length > 0) shown[id] = part;
  }
  return shown;
}

/** No name of an attribute has it. */
const SEPARATOR = '\n';
/** No request needs more, and each is looked up. */
const PATHS_LIMIT = 200;

function toNames(names: string | readonly string[] = []): readonly string[] {
  const all = typeof names === 'string' ? names.split(',') : names;
  return all.map(name => name.trim()).filter(name => name !== '');
}

function toPaths(resource: ResourceType, names: readonly string[]): ReadonlySet<string> {
  return new Set(names.slice(0, PATHS_LIMIT).flatMap(name => resolve(resource, name)?.keys.join(SEPARATOR) ?? []));
}

function pick(projection: Projection, attributes: readonly Attribute[], from: Document, prefix: string): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const attribute of attributes) {
    const path = `${prefix}${attribute.name}`;
    const value = from[attribute.name];
    if (value === undefined || !isShown(projection, attribute, path)) continue;
    const parts = pickParts(projection, attribute, value, path);
    if (parts !== undefined) shown[attribute.name] = parts;
  }
  return shown;
}

/** The parts that were asked for, or all of them if the attribute itself was. */
function pickParts(projection: Projection, attribute: Attribute, value: unknown, path: string): unknown {
  const asked = projection.only;
  const isWhole = asked === undefined || asked.has(path) || !hasPart(asked, path);
  const inside = isWhole ? { ...projection, only: undefined } : projection;
  if (attribute.type !== 'complex' || (isWhole && !hasPart(projection.without, path))) return value;
  const one = (each: unknown) => (isDocument(each) ? pick(inside, attribute.subAttributes, each, `${path}${SEPARATOR}`) : each);
  return Array.isArray(value) ? value.map(one) : one(value);
}

function isShown({ only, without }: Projection, { returned }: Attribute, path: string): boolean {
  if (returned === 'always') return true;
  if (returned === 'never' || isNamed(without, path)) return false;
  if (only === undefined) return returned !== 'request';
  return isNamed(only, path) || hasPart(only, path);
}

/** The path itself or something that it is a part of, such as a whole extension. */
function isNamed(paths: ReadonlySet<string>, path: string): boolean {
  const steps = path.split(SEPARATOR);
  return steps.some((_, index) => paths.has(steps.slice(0, index + 1).join(SEPARATOR)));
}

function hasPart(paths: ReadonlySet<string>, path: string): boolean {
  for (const each of paths) if (each.startsWith(`${path}${SEPARATOR}`)) return true;
  return false;
}
