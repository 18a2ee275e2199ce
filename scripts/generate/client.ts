/** Writes the client's types and methods from the contract, so that the client needs neither it nor TypeBox at run time. */
import * as contract from '@heldby/contract';
import type { TSchema } from 'typebox';

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly (string | null)[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly description?: string;
}

const OBJECTS: Readonly<Record<string, object>> = {
  Policy: contract.Policy,
  Organization: contract.Organization,
  Location: contract.Location,
  Workspace: contract.Workspace,
  Person: contract.Person,
  Device: contract.Device,
  OwnerRef: contract.OwnerRef,
  Assignment: contract.Assignment,
  HeldDevice: contract.HeldDevice,
  Holder: contract.Holder,
  Me: contract.Me,
  Calling: contract.Calling,
  VirtualLine: contract.VirtualLine,
  DeskPhone: contract.DeskPhone,
  GuestSession: contract.GuestSession,
  NamedEvent: contract.NamedEvent,
};
const names = new Map<unknown, string>(Object.entries(OBJECTS).map(([name, schema]) => [schema, name]));

export async function generate(): Promise<Record<string, string>> {
  return {
    'packages/client/src/generated/api.ts': `${HEADER}\n${Object.entries(OBJECTS).map(objectType).join('\n\n')}\n\n${methods()}`,
  };
}

const HEADER = `/** Made from @heldby/contract by \`npm run generate\`; do not edit. The objects and methods of the native API. */
import type { CallOptions, Send, WriteOptions } from '../send.ts';
`;

function objectType([name, object]: [string, object]): string {
  const schema: JsonSchema = object;
  return `/** ${schema.description ?? name} */\nexport interface ${name} ${members(schema, '')}`;
}

/** A schema as the text of a TypeScript type. */
function typeOf(schema: JsonSchema, indent: string): string {
  const known = names.get(schema);
  if (known !== undefined) return known;
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return types.map(type => plainType(type, schema, indent)).join(' | ');
}

function plainType(type: string, schema: JsonSchema, indent: string): string {
  switch (type) {
    case 'integer':
    case 'number':
      return 'number';
    case 'array': {
      const item = typeOf(schema.items ?? {}, indent);
      return item.includes(' ') ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      return schema.properties === undefined ? 'Record<string, unknown>' : members(schema, indent);
    case 'string':
      return (
        (schema.enum ?? [])
          .filter(value => value !== null)
          .map(value => `'${value}'`)
          .join(' | ') || 'string'
      );
    default:
      return type;
  }
}

function members(schema: JsonSchema, indent: string): string {
  const inner = `${indent}  `;
  const lines = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const comment = member.description === undefined ? '' : `${inner}/** ${member.description} */\n`;
    const mark = schema.required?.includes(name) ? '' : '?';
    return `${comment}${inner}${name}${mark}: ${typeOf(member, inner)};`;
  });
  return `{\n${lines.join('\n')}\n${indent}}`;
}

/** \`native.people.list\` becomes \`people.list\`; path parameters come first, then the body or the query, then the options. */
function methods(): string {
  const groups = new Map<string, string[]>();
  for (const route of Object.values(contract.routes) as contract.Route[]) {
    const [, group = '', name = ''] = route.id.split('.');
    groups.set(group, [...(groups.get(group) ?? []), method(name, route)]);
  }
  const text = [...groups].map(([group, entries]) => `    ${group}: {\n${entries.join('\n')}\n    },`);
  return `/** Every method of the native API, bound to one way of sending. */\nexport function createApi(send: Send) {\n  return {\n${text.join('\n')}\n  };\n}\n`;
}

function method(name: string, route: contract.Route): string {
  const ids = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, id]) => `${id}`);
  const writes = route.method !== 'GET';
  const input = argument(writes ? route.body : route.query, writes ? 'body' : 'query', route.bodyOptional === true);
  const options = writes ? 'options?: WriteOptions' : 'options?: CallOptions';
  const parameters = [...ids.map(id => `${id}: string`), ...input, options].join(', ');
  const path =
    ids.length === 0
      ? `'${route.path}'`
      : `\`${route.path.replaceAll(/\{(\w+)\}/g, (_, id) => `\${encodeURIComponent(${id})}`)}\``;
  const sent = `{ method: '${route.method}', path: ${path}${input.length === 0 ? '' : writes ? ', body' : ', query'}, options }`;
  const reply = route.reply === null ? 'void' : typeOf(route.reply as TSchema & JsonSchema, '      ');
  return `      /** ${route.summary} ${route.scope === null ? 'Needs no token.' : `Needs the scope \`${route.scope}\`.`} */\n      ${name}: (${parameters}) => send<${reply}>(${sent}),`;
}

function argument(schema: TSchema | undefined, name: string, optional: boolean): string[] {
  if (schema === undefined) return [];
  const loose = schema as JsonSchema;
  const mark = optional || (loose.required ?? []).length === 0 ? '?' : '';
  return [`${name}${mark}: ${typeOf(loose, '      ')}`];
}
