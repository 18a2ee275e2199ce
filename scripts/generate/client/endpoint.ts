/** What the client must know of a route: its place in the API, its arguments, and its line in the table. */
import type { Route } from '@heldby/contract';
import type { JsonSchema } from './types.ts';

const BASE = '/registry/v1';

export interface Endpoint {
  readonly route: Route;
  /** `native.people.list` is `people.list`. */
  readonly group: string;
  readonly name: string;
  /** The names of the ids in the path. */
  readonly ids: readonly string[];
  readonly body: JsonSchema | undefined;
  /** Without `dryRun`, which is an option of the client. */
  readonly query: JsonSchema | undefined;
  /** The items of the reply, if it is a list. */
  readonly item: JsonSchema | undefined;
  /** The list can be followed: it waits for more. */
  readonly isResumable: boolean;
  /** The line of the table: `GET /people/{}/devices q*`. */
  readonly line: string;
}

export function endpointOf(route: Route): Endpoint {
  const [, group = '', name = ''] = route.id.split('.');
  if (!route.path.startsWith(`${BASE}/`)) throw new Error(`${route.id} is outside of ${BASE}`);
  const ids = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, id]) => `${id}`);
  const { dryRun, ...members } = (route.query as JsonSchema | undefined)?.properties ?? {};
  const query = Object.keys(members).length === 0 ? undefined : { ...(route.query as JsonSchema), properties: members };
  // A write whose answer has items is no list: it must not be sent again for a further page.
  const item = route.method === 'GET' ? (route.reply as JsonSchema | null)?.properties?.items?.items : undefined;
  const isResumable = item !== undefined && members.wait !== undefined;
  const flags = [
    route.body === undefined && route.uploads === undefined ? '' : 'b',
    query === undefined ? '' : 'q',
    dryRun === undefined ? '' : 'k',
    item === undefined ? '' : `*${members.limit?.maximum ?? ''}${isResumable ? '~' : ''}`,
  ].join('');
  const path = route.path.slice(BASE.length).replaceAll(/\{\w+\}/g, '{}');
  const line = `${route.method} ${path} ${flags}`.trim();
  return { route, group, name, ids, body: route.body as JsonSchema | undefined, query, item, isResumable, line };
}
