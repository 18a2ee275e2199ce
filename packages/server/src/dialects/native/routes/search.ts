/** The native routes that search. */
import { routes as api } from '@heldby/contract';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { writeOf } from '../mapping/requests.ts';
import { toSearchHit } from '../mapping/search.ts';

export const searchRoutes: readonly DialectRoute[] = [
  serve(api.searchAll, async ({ actor, query }, services) => {
    const { q, type = null, includeFormer = false, limit = DEFAULT_HITS, cursor = null } = query;
    const found = await services.search.find(actor, { q, type, includeFormer, limit, cursor });
    return { items: found.items.map(toSearchHit), nextCursor: found.nextCursor, complete: found.complete };
  }),
  serve(api.getSearchIndex, ({ actor }, services) => services.indexing.status(actor)),
  serve(api.rebuildSearchIndex, (call, services) => services.indexing.rebuild(writeOf(call))),
];

const DEFAULT_HITS = 25;
