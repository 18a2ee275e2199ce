/** Reads an OpenAPI document: follows its references, and finds an operation by the call of an example. */
import type { Dialect } from '../../src/http/dialect/dialect.ts';
import type { Example } from '../../src/http/dialect/reference.ts';
import { toOpenApi } from '../../src/http/reference/document.ts';
import { routeOf } from '../../src/http/reference/examples.ts';

// biome-ignore lint/suspicious/noExplicitAny: the document is plain data; the assertions are its check.
export type Node = any;

/** The node at a reference, or the node itself. */
export function follow(document: Node, node: Node): Node {
  if (typeof node?.$ref !== 'string') return node;
  return node.$ref
    .split('/')
    .slice(1)
    .reduce((at: Node, part: string) => at[part], document);
}

/** The names of the headers that the document declares for the answer to a call; undefined for a call of no route. */
export function declaredHeaders(dialect: Dialect, example: Example): readonly string[] | undefined {
  const route = routeOf(dialect, example);
  if (route === undefined) return undefined;
  const document: Node = toOpenApi(dialect, '1');
  const { responses } = document.paths[route.path][route.method.toLowerCase()];
  return Object.keys(follow(document, responses[example.status]).headers ?? {});
}
