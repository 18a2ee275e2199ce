/** Finds the examples of a route among those of its dialect. */
import type { Dialect, DialectRoute } from '../dialect/dialect.ts';
import type { Example } from '../dialect/reference.ts';

/** The examples with this status, of one route or of all, as a member of a media type; no member where there are none. */
export function examplesOf(
  dialect: Dialect,
  { route, status }: { readonly route?: DialectRoute; readonly status: number },
  read: (example: Example) => unknown,
): { examples?: Readonly<Record<string, { readonly value: unknown }>> } {
  const found = Object.entries(dialect.reference.examples).flatMap(([name, example]) => {
    const value = read(example);
    const fits = example.status === status && (route === undefined || routeOf(dialect, example) === route);
    return fits && value !== undefined ? [[name, { value: withoutReferences(value) }] as const] : [];
  });
  return found.length === 0 ? {} : { examples: Object.fromEntries(found) };
}

/**
 * Without `$ref`, which SCIM has as a member of resources: tools that read documents of OpenAPI follow each as a reference of the document
 * (JSON Schema 2020-12 §8.2.3.1), wherever it stands, and would ask other hosts.
 */
function withoutReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== '$ref');
  return Object.fromEntries(members.map(([name, member]) => [name, withoutReferences(member)]));
}

/** The route that an example calls. A path with words is before one with parameters. */
export function routeOf({ routes, canonicalUrl }: Dialect, { request }: Example): DialectRoute | undefined {
  const [path = ''] = (canonicalUrl?.(request.path, { headers: {} }) ?? request.path).split('?', 1);
  const fitting = routes.filter(({ method, path: pattern }) => method === request.method && patternOf(pattern).test(path));
  return fitting.find(({ path: pattern }) => !pattern.includes('{')) ?? fitting[0];
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}
