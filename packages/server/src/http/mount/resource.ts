/** Whether what a path names is a resource of the dialect, where its route alone does not say so. */
import type { Dialect } from '../dialect/dialect.ts';

type Params = Readonly<Record<string, string | undefined>>;

/** `url`: the path of the route as Fastify spells it. */
export function isResource(dialect: Dialect, url: string | undefined, params: Params): boolean {
  return !hasEmptySegment(params) && dialect.isOtherResource?.(url ?? '', params as Readonly<Record<string, string>>) !== true;
}

/** `/things/` is not the thing whose id is empty: no dialect has a route for it. */
function hasEmptySegment(params: Params): boolean {
  for (const name in params) if (params[name] === '') return true;
  return false;
}
