/** Writes what the command line must know of the native routes, so that a command loads neither the contract nor its schemas. */
import * as contract from '@heldby/contract';
import type { Field, RouteData } from '../../packages/server/src/commands/remote/route-data.ts';
import type { Generate } from '../generate.ts';
import type { JsonSchema } from './client/types.ts';

const BASE = '/registry/v1';

export const generate: Generate = async () => {
  const routes = (Object.values(contract.routes) as contract.Route[]).map(dataOf);
  const lines = routes.map(({ id, ...data }) => `  '${id}': ${JSON.stringify(data)},`);
  return {
    'packages/server/src/commands/generated/routes.ts': `/** Made from @heldby/contract by \`npm run generate\`; do not edit. The native routes as the command line needs them. */
import type { RouteData } from '../remote/route-data.ts';

export const ROUTES: Readonly<Record<string, Omit<RouteData, 'id'>>> = {
${lines.join('\n')}
};
`,
  };
};

function dataOf(route: contract.Route): RouteData {
  const query = (route.query as JsonSchema | undefined)?.properties ?? {};
  const reply = (route.reply as JsonSchema | null)?.properties ?? {};
  return {
    id: route.id.replace(/^native\./, ''),
    method: route.method,
    path: route.path.slice(BASE.length),
    summary: route.summary,
    body: fieldsOf(route.body as JsonSchema | undefined),
    query: fieldsOf({ properties: query }).filter(({ name }) => !['dryRun', 'limit', 'cursor'].includes(name)),
    isList: route.method === 'GET' && reply.items !== undefined,
    mayDryRun: query.dryRun !== undefined,
    hasRevision: reply.revision !== undefined,
    pageLimit: query.limit?.maximum ?? null,
  };
}

function fieldsOf(schema: JsonSchema = {}): Field[] {
  return Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const types = typeof member.type === 'string' ? [member.type] : (member.type ?? []);
    const values = (member.items?.enum ?? member.enum)?.filter(value => value !== null);
    return {
      name,
      kind: kindOf(types, member),
      about: member.description ?? '',
      ...(values === undefined ? {} : { values: values as string[] }),
      ...(types.includes('null') ? { isNullable: true } : {}),
      ...(schema.required?.includes(name) ? { isRequired: true } : {}),
    };
  });
}

function kindOf(types: readonly string[], { format, items, properties }: JsonSchema & { format?: string }): Field['kind'] {
  if (types.includes('array')) return items?.type === 'string' || items?.enum !== undefined ? 'list' : 'json';
  if (types.includes('object')) return properties?.kind !== undefined && properties.id !== undefined ? 'owner' : 'json';
  if (types.includes('integer') || types.includes('number')) return 'number';
  if (types.includes('boolean')) return 'flag';
  return format === 'date-time' ? 'time' : 'text';
}
