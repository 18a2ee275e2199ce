/** What reads a query: loaded where there is one, or once somebody can type one. */
export { resolve } from '../../data/resolve.ts';
export { toFilters } from '../../query/filters.ts';
export { parseQuery } from '../../query/parse.ts';
