/** Collects the schemas of a document under their names, so that each is written once and referred to elsewhere. */
import { pascal } from './words.ts';

/** A JSON schema as plain data. */
export type Json = { readonly [name: string]: unknown };

export interface SchemaNames {
  /** The schema with all objects that have a name replaced by references. `name` is for the schema itself, where it has none. */
  readonly refer: (schema: object, name: string) => Json;
  /** The schemas that were referred to. */
  readonly components: () => Readonly<Record<string, Json>>;
}

/** `named`: schemas by their names. `all`: every schema of the document; an object that is in two of them gets a name, too. */
export function createSchemaNames(named: Readonly<Record<string, unknown>>, all: readonly object[]): SchemaNames {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  const components: Record<string, Json> = {};
  for (const [name, schema] of Object.entries(named)) {
    if (!isSchema(schema) || names.has(textOf(plain(schema)))) continue;
    names.set(textOf(plain(schema)), name);
    taken.add(name);
  }
  const repeated = findRepeated(all.map(plain));

  const nameFor = (schema: Json, otherwise: string, isWhole: boolean): string | undefined => {
    const text = textOf(schema);
    const known = names.get(text);
    if (known !== undefined || !(isWhole || repeated.has(text))) return known;
    const free = taken.has(otherwise) ? `${otherwise}${taken.size}` : otherwise;
    names.set(text, free);
    taken.add(free);
    return free;
  };
  const refer = (schema: Json, otherwise: string, isWhole = false): Json => {
    if (!isObject(schema)) return mapParts(schema, (part, word) => refer(part, `${otherwise}${word}`));
    const name = nameFor(schema, otherwise, isWhole);
    if (name === undefined) return mapParts(schema, (part, word) => refer(part, `${otherwise}${word}`));
    if (components[name] === undefined) {
      const own = { ...schema, type: 'object' };
      components[name] = own;
      components[name] = mapParts(own, (part, word) => refer(part, `${name}${word}`));
    }
    return reference(schema, name, components[name]);
  };
  return {
    refer: (schema, name) => refer(plain(schema), name, true),
    components: () => Object.fromEntries(Object.entries(components).toSorted(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** A description beside a reference says what the object is for in this place. */
function reference({ type, description }: Json, name: string, component: Json): Json {
  const ref = { $ref: `#/components/schemas/${name}` };
  const said = description === undefined || description === component.description ? {} : { description };
  return Array.isArray(type) ? { anyOf: [ref, { type: 'null' }], ...said } : { ...ref, ...said };
}

function findRepeated(schemas: readonly Json[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  const visit = (schema: Json): Json => {
    const text = isObject(schema) ? textOf(schema) : undefined;
    if (text !== undefined && seen.has(text)) repeated.add(text);
    else mapParts(schema, visit);
    if (text !== undefined) seen.add(text);
    return schema;
  };
  for (const schema of schemas) visit(schema);
  return repeated;
}

/** Two objects are the same if they have the same members: neither their description nor whether null may stand for them counts. */
function textOf({ description: _, type, ...rest }: Json): string {
  return JSON.stringify({ ...rest, type: 'object' });
}

function isObject({ type, properties }: Json): boolean {
  return properties !== undefined && Object.keys(properties as object).length > 0 && [type].flat().includes('object');
}

function isSchema(value: unknown): value is object {
  return typeof value === 'object' && value !== null && isObject(value as Json);
}

/** Without what TypeBox keeps in a schema for itself. */
function plain(schema: object): Json {
  return JSON.parse(JSON.stringify(schema)) as Json;
}

/** The schema with each schema in it mapped. `word` says where it is, as a part of a name. */
function mapParts(schema: Json, map: (part: Json, word: string) => Json): Json {
  const mapped: Record<string, unknown> = { ...schema };
  for (const keyword of ['properties', 'patternProperties']) {
    const members = schema[keyword];
    if (members !== undefined) mapped[keyword] = mapMembers(members as Readonly<Record<string, Json>>, map);
  }
  for (const keyword of ['anyOf', 'oneOf', 'allOf']) {
    const parts = schema[keyword];
    if (Array.isArray(parts)) mapped[keyword] = parts.map((part: Json) => map(part, ''));
  }
  if (isPart(schema.items)) mapped.items = map(schema.items, 'Item');
  if (isPart(schema.additionalProperties)) mapped.additionalProperties = map(schema.additionalProperties, 'Member');
  return mapped;
}

function mapMembers(members: Readonly<Record<string, Json>>, map: (part: Json, word: string) => Json) {
  return Object.fromEntries(Object.entries(members).map(([name, part]) => [name, map(part, pascal(name))]));
}

function isPart(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
