/** What the address of a list says: the query as `q`, the order as `sort`. */

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

/** `replace`: without a step in the history of the browser. */
export type GoTo = (change: Partial<ListAddress>, options?: { readonly replace?: boolean }) => void;
