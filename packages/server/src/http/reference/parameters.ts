/** The parameters of operations. One that several operations have in the same words is a component. */
import type { Dialect, DialectRoute } from '../dialect/dialect.ts';
import type { RequestHeader } from '../dialect/reference.ts';

interface QuerySchema {
  readonly properties?: Readonly<Record<string, object>>;
  readonly required?: readonly string[];
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
}

export interface Parameters {
  readonly of: (route: DialectRoute) => readonly object[];
  readonly components: () => Readonly<Record<string, object>>;
}

export function createParameters({ routes, reference }: Dialect): Parameters {
  const of = (route: DialectRoute): Parameter[] => [
    ...pathParameters(route.path),
    ...queryParameters(route.query as QuerySchema | undefined),
    ...(reference.takes?.(route) ?? []).map(name => HEADERS[name]),
  ];
  const shared = sharedAmong(routes.map(of));
  return {
    of: route =>
      of(route).map(parameter => {
        const key = shared.get(JSON.stringify(parameter));
        return key === undefined ? parameter : { $ref: `#/components/parameters/${key}` };
      }),
    components: () => Object.fromEntries([...shared].map(([text, key]) => [key, JSON.parse(text) as object])),
  };
}

/** The keys of the parameters that are in more than one list. Of several with one name, the first has the name itself. */
function sharedAmong(lists: readonly (readonly Parameter[])[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const text of lists.flat().map(parameter => JSON.stringify(parameter))) counts.set(text, (counts.get(text) ?? 0) + 1);
  const keys = new Map<string, string>();
  const taken = new Map<string, number>();
  for (const [text, count] of counts) {
    if (count === 1) continue;
    const { name } = JSON.parse(text) as Parameter;
    const number = (taken.get(name) ?? 0) + 1;
    taken.set(name, number);
    keys.set(text, number === 1 ? name : `${name}.${number}`);
  }
  return keys;
}

const HEADERS: Readonly<Record<RequestHeader, Parameter & object>> = {
  'If-Match': {
    name: 'If-Match',
    in: 'header',
    description: 'The `ETag` of the object as you read it. If it has changed since, the answer is 412 and nothing is done.',
    schema: { type: 'string', examples: ['"3"'] },
  } as Parameter,
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'A text of your own, new for each write. The same request with the same key within a day has the first answer, and does nothing again.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  } as Parameter,
};

function pathParameters(path: string): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: QuerySchema | undefined): Parameter[] {
  const required = query?.required ?? [];
  return Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    ...('description' in schema ? { description: schema.description } : {}),
    required: required.includes(name),
    ...('x-separator' in schema ? { style: 'form', explode: false } : {}),
    schema,
  }));
}
