/** Makes the API reference of a dialect as OpenAPI 3.1, from its routes. */
import type { Dialect, DialectRoute } from '../dialect/dialect.ts';
import { headersOf } from './headers.ts';
import { createOperation } from './operation.ts';
import { createParameters } from './parameters.ts';
import { createResponses } from './responses.ts';
import { createSchemaNames } from './schemas.ts';
import { spoken, wordsOf } from './words.ts';

export function toOpenApi(dialect: Dialect, version: string): object {
  const { reference, routes } = dialect;
  const schemas = createSchemaNames(reference.schemas, schemasOf(dialect));
  const parameters = createParameters(dialect);
  const responses = createResponses(dialect, schemas);
  const operation = createOperation(dialect, { schemas, parameters, responses });
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  const [name, scheme] = reference.security;
  return {
    openapi: '3.1.0',
    info: {
      title: reference.title,
      description: reference.description,
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The server that this document is from.' }],
    tags: tagsOf(dialect),
    paths,
    components: {
      securitySchemes: routes.some(route => route.scope !== null) ? { [name]: scheme } : {},
      parameters: parameters.components(),
      headers: headersOf(dialect),
      responses: responses.components(),
      schemas: schemas.components(),
    },
  };
}

function schemasOf({ routes, reference }: Dialect): object[] {
  return [...routes.flatMap(({ body, reply }: DialectRoute) => [body, reply].filter(isGiven)), reference.problem];
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}

/** The groups in the order of their first routes. */
function tagsOf({ routes, reference }: Dialect): object[] {
  const groups = new Set(routes.map(({ id }) => wordsOf(id)[0]));
  return [...groups].map(name => ({ name, 'x-displayName': spoken(name), description: reference.tags[name] }));
}
