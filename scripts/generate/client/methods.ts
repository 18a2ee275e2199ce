/** The methods of the client as the text of an interface: `native.people.list` becomes `people.list`. */
import type { Endpoint } from './endpoint.ts';
import type { JsonSchema, Types } from './types.ts';

export interface Methods {
  readonly text: string;
  /** The named objects and the kinds of methods in it. */
  readonly objects: readonly string[];
  readonly kinds: readonly string[];
}

export function methods(endpoints: readonly Endpoint[], types: Types): Methods {
  const groups = [...Map.groupBy(endpoints, ({ group }) => group)].map(([group, members]) => {
    const lines = members.map(endpoint => method(endpoint, types));
    return `  readonly ${group}: {\n${lines.join('\n')}\n  };`;
  });
  const text = `/** Every method of the native API. Each rejects with \`HeldbyError\` if the server refuses the call. */\nexport interface Api {\n${groups.join('\n')}\n}`;
  return { text, objects: types.used(), kinds: [...new Set(endpoints.map(kindOf))].toSorted() };
}

function method(endpoint: Endpoint, types: Types): string {
  const { route, name } = endpoint;
  const needs = route.scope === null ? 'Needs no token.' : `Needs the scope \`${route.scope}\`.`;
  const reply = route.reply === null ? 'void' : types.textOf(route.reply as JsonSchema, '    ');
  return `    /** ${route.summary} ${needs} */\n    readonly ${name}: ${kindOf(endpoint)}<[${argumentsOf(endpoint, types)}], ${reply}>;`;
}

function kindOf({ item, isResumable }: Endpoint): string {
  if (item === undefined) return 'Endpoint';
  return isResumable ? 'ResumableEndpoint' : 'ListEndpoint';
}

/** The ids come first, then the body, then the query, then the options. */
function argumentsOf({ route, ids, body, query }: Endpoint, types: Types): string {
  const options = route.method === 'GET' ? 'CallOptions' : 'WriteOptions';
  return [
    ...ids.map(id => `${id}: string`),
    ...(route.uploads === undefined ? [] : ['file: FileBody']),
    ...argument('body', body, route.bodyOptional === true, types),
    ...argument('query', query, false, types),
    `options?: ${options}`,
  ].join(', ');
}

function argument(name: string, schema: JsonSchema | undefined, isOptional: boolean, types: Types): string[] {
  if (schema === undefined) return [];
  const mark = isOptional || (schema.required ?? []).length === 0 ? '?' : '';
  return [`${name}${mark}: ${types.textOf(schema, '    ')}`];
}
