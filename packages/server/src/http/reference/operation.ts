/** One operation of the document: what a route takes, and what it answers. */
import type { Dialect, DialectRoute } from '../dialect/dialect.ts';
import { examplesOf } from './examples.ts';
import { rateHeaders, refersTo, standardHeaders } from './headers.ts';
import type { Parameters } from './parameters.ts';
import type { Responses } from './responses.ts';
import type { SchemaNames } from './schemas.ts';
import { pascal, wordsOf } from './words.ts';

export interface Parts {
  readonly schemas: SchemaNames;
  readonly parameters: Parameters;
  readonly responses: Responses;
}

export function createOperation(dialect: Dialect, { schemas, parameters, responses }: Parts): (route: DialectRoute) => object {
  const { reference } = dialect;
  const [security] = reference.security;
  return route => {
    const given = parameters.of(route);
    return {
      operationId: route.id,
      tags: [wordsOf(route.id)[0]],
      summary: route.summary,
      security: route.scope === null ? [] : [{ [security]: [route.scope] }],
      ...(given.length === 0 ? {} : { parameters: given }),
      ...(route.uploads === undefined ? {} : { requestBody: fileBody(route.uploads) }),
      ...(route.body === undefined ? {} : { requestBody: requestBody(dialect, route, route.body, schemas) }),
      responses: { [route.status]: success(dialect, route, schemas), ...responses.of(route) },
    };
  };
}

function requestBody(dialect: Dialect, route: DialectRoute, body: object, schemas: SchemaNames): object {
  const { status } = route;
  const type = route.form ? 'application/x-www-form-urlencoded' : 'application/json';
  const schema = schemas.refer(body, `${nameOf(route)}Request`);
  const examples = examplesOf(dialect, { route, status }, ({ request }) => membersOf(request.body));
  return { required: route.bodyOptional !== true, content: { [type]: { schema, ...examples } } };
}

function fileBody(types: readonly string[]): object {
  return {
    required: true,
    content: Object.fromEntries(types.map(type => [type, { schema: { type: 'string', format: 'binary' } }])),
  };
}

/** A form travels as text. */
function membersOf(body: unknown): unknown {
  return typeof body === 'string' ? Object.fromEntries(new URLSearchParams(body)) : body;
}

function success(dialect: Dialect, route: DialectRoute, schemas: SchemaNames): object {
  const isTagged = dialect.reference.isTagged?.(route) === true;
  const names = [
    ...standardHeaders(dialect),
    ...(route.scope === null ? [] : rateHeaders(dialect)),
    ...(isTagged ? ['ETag'] : []),
  ];
  return {
    description: 'Success',
    ...(names.length === 0 ? {} : { headers: refersTo(names) }),
    ...contentOf(dialect, route, schemas),
  };
}

function contentOf(dialect: Dialect, route: DialectRoute, schemas: SchemaNames): { content?: object } {
  const { status, streams, reply } = route;
  if (streams !== undefined) return { content: { [streams]: { schema: { type: 'string' } } } };
  if (route.isPage) return { content: { 'text/html': { schema: { type: 'string' } } } };
  if (reply === null) return {};
  const schema = schemas.refer(reply, `${nameOf(route)}Reply`);
  const csv = route.csv === true ? { 'text/csv': { schema: { type: 'string' } } } : {};
  return { content: { 'application/json': { schema, ...examplesOf(dialect, { route, status }, ({ body }) => body) }, ...csv } };
}

/** `native.people.create` is `PeopleCreate`. */
function nameOf({ id }: DialectRoute): string {
  return pascal(wordsOf(id).join('.'));
}
