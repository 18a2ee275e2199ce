/** The types of methods: a call, a list that can be walked, and a list that can be followed. */

/** Calls one route. */
export type Endpoint<A extends readonly unknown[], R> = (...args: A) => Promise<R>;

/** A reply that is a list, or a page of one. */
export interface Listed {
  /** In the order of the list. */
  readonly items: readonly unknown[];
}

/** Calls a route that returns a list. */
export interface ListEndpoint<A extends readonly unknown[], R extends Listed> extends Endpoint<A, R> {
  /**
   * Walks the whole list, page by page: `for await (const person of client.people.list.all()) …`. It takes what the method
   * takes; without a `limit` the pages are as large as the route allows.
   */
  readonly all: (...args: A) => AsyncGenerator<R['items'][number], void, undefined>;
}

/** Calls a route that returns a list which grows at its end. */
export interface ResumableEndpoint<A extends readonly unknown[], R extends Listed> extends ListEndpoint<A, R> {
  /**
   * Walks the list and goes on as it grows, until you leave the loop or the signal is aborted. It connects again after every
   * fault that may pass, and goes on where it was.
   */
  readonly follow: (...args: A) => AsyncGenerator<R['items'][number], void, undefined>;
}
