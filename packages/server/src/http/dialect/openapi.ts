/** Generates the API reference as OpenAPI 3.1 from the dialects' routes. */
import type { Dialect, DialectRoute } from './dialect.ts';

interface QuerySchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

/** One document per dialect: its operations, their parameters, and their successful answers. */
export function toOpenApi(dialect: Dialect, version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of dialect.routes) {
    const path = paths[route.path] ?? {};
    path[route.method.toLowerCase()] = operation(route);
    paths[route.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: { title: `heldby: the ${dialect.id} dialect`, version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  };
}

function operation(route: DialectRoute): object {
  const parameters = [...pathParameters(route.path), ...queryParameters(route.query as QuerySchema | undefined)];
  return {
    operationId: route.id,
    summary: route.summary,
    security: route.scope === null ? [] : [{ bearer: [route.scope] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: route.bodyOptional !== true, content: { [bodyType(route)]: { schema: route.body } } } }),
    responses: {
      [route.status]: {
        description: 'Success',
        ...(route.streams === undefined ? {} : { content: { [route.streams]: { schema: { type: 'string' } } } }),
        ...(route.reply === null ? {} : { content: { 'application/json': { schema: route.reply } } }),
      },
    },
  };
}

function bodyType(route: DialectRoute): string {
  return route.form ? 'application/x-www-form-urlencoded' : 'application/json';
}

function pathParameters(path: string): object[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

function queryParameters(query: QuerySchema | undefined): object[] {
  const required = query?.required ?? [];
  return Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...('x-separator' in schema ? { style: 'form', explode: false } : {}),
    schema,
  }));
}
