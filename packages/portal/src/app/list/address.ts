/** What the address of a list says: the query as `q`, the order as `sort`. */

import type { Grammar } from '../../query/grammar.ts';
import { parseQuery, printTerm } from '../../query/parse.ts';

export interface ListAddress {
  readonly q: string;
  /** As the API has it; empty for the order that the list has by itself. */
  readonly sort: string;
}

export function readAddress(query: URLSearchParams): ListAddress {
  return { q: query.get('q') ?? '', sort: query.get('sort') ?? '' };
}

export function writeAddress({ q, sort }: ListAddress): URLSearchParams {
  return new URLSearchParams({ ...(q === '' ? {} : { q }), ...(sort === '' ? {} : { sort }) });
}

/** Letters of a search are no steps in the history; filters are. */
export function isStep(grammar: Grammar, before: string, next: string): boolean {
  const terms = (text: string) => parseQuery(grammar, text).query.terms.map(printTerm).join(' ');
  return terms(before) !== terms(next);
}
