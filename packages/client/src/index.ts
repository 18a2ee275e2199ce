/** The typed client of heldby's native API, for browsers and Node.js. */
import { createApi } from './generated/api.ts';
import { type ClientOptions, createSend } from './send.ts';

export type * from './generated/api.ts';
export { type CallOptions, type ClientOptions, type Fault, HeldbyError, type WriteOptions } from './send.ts';

export type Client = ReturnType<typeof createApi>;

/** Creates a client for one server and one token. Every method rejects with `HeldbyError` if the server refuses the call. */
export function createClient(options: ClientOptions): Client {
  return createApi(createSend(options));
}

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** Walks all pages of a list: `for await (const person of every(page => client.people.list(page))) …` */
export async function* every<T>(list: (page: { cursor?: string }) => Promise<Page<T>>): AsyncGenerator<T, void, undefined> {
  let cursor: string | null = null;
  do {
    const page: Page<T> = await list(cursor === null ? {} : { cursor });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
