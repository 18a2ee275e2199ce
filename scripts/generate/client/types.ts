/** Schemas as the text of TypeScript types. Objects that the contract exports keep their names. */

export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly const?: string | number | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly maximum?: number;
  readonly description?: string;
}

export interface Types {
  /** The type's text. Remembers the named objects in it. */
  readonly textOf: (schema: JsonSchema, indent: string) => string;
  /** The named objects that were used until now. */
  readonly used: () => readonly string[];
  /** The named objects that were used, and those that are in them. */
  readonly declarations: () => string;
}

/** `exports`: values, of which the objects with properties get a type of their own. */
export function createTypes(exports: Readonly<Record<string, unknown>>): Types {
  const names = new Map<unknown, string>();
  for (const [name, value] of Object.entries(exports)) if (isObject(value)) names.set(value, name);
  const used = new Set<string>();
  const textOf: TextOf = (schema, indent) => {
    const known = names.get(schema);
    if (known === undefined) return inline(schema, indent, textOf);
    used.add(known);
    return known;
  };
  const declarations = () => {
    const texts = new Map<string, string>();
    // Writing an object may use further ones.
    for (let before = -1; before !== used.size; ) {
      before = used.size;
      for (const [schema, name] of names) {
        if (used.has(name) && !texts.has(name)) texts.set(name, declaration(name, schema as JsonSchema, textOf));
      }
    }
    return [...names.values()].flatMap(name => texts.get(name) ?? []).join('\n\n');
  };
  return { textOf, used: () => [...used].toSorted(), declarations };
}

type TextOf = Types['textOf'];

function declaration(name: string, schema: JsonSchema, textOf: TextOf): string {
  return `/** ${schema.description ?? name} */\nexport interface ${name} ${inline(schema, '', textOf)}`;
}

function inline(schema: JsonSchema, indent: string, textOf: TextOf): string {
  if (schema.const !== undefined) return literal(schema.const);
  if (schema.anyOf !== undefined) return [...new Set(schema.anyOf.map(each => textOf(each, indent)))].join(' | ');
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? ['unknown']);
  return types.map(type => plain(type, schema, indent, textOf)).join(' | ');
}

function plain(type: string, schema: JsonSchema, indent: string, textOf: TextOf): string {
  switch (type) {
    case 'integer':
      return 'number';
    case 'array': {
      const item = textOf(schema.items ?? {}, indent);
      return item.includes(' ') ? `readonly (${item})[]` : `readonly ${item}[]`;
    }
    case 'object':
      return objectText(schema, indent, textOf);
    case 'string':
      return (schema.enum ?? []).flatMap(value => (value === null ? [] : literal(value))).join(' | ') || 'string';
    default:
      return type;
  }
}

function objectText(schema: JsonSchema, indent: string, textOf: TextOf): string {
  const { properties = {}, required = [] } = schema;
  const value = schema.additionalProperties === true ? {} : Object.values(schema.patternProperties ?? {})[0];
  if (Object.keys(properties).length === 0) return value ? `Readonly<Record<string, ${textOf(value, indent)}>>` : 'object';
  const inner = `${indent}  `;
  const lines = Object.entries(properties).map(([name, member]) => {
    const comment = member.description === undefined ? '' : `${inner}/** ${member.description} */\n`;
    return `${comment}${inner}readonly ${name}${required.includes(name) ? '' : '?'}: ${textOf(member, inner)};`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

function literal(value: string | number | boolean): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function isObject(value: unknown): boolean {
  const schema = value as JsonSchema | null;
  return typeof schema === 'object' && schema?.type === 'object' && Object.keys(schema.properties ?? {}).length > 0;
}
