/** Walks a list page by page, and follows one that grows. */
import { sleep } from './deadline.ts';
import { HeldbyError } from './error.ts';
import type { CallOptions } from './options.ts';
import { mayPass, waitMs } from './retry.ts';

/** How long the server holds a request for events that have not happened yet, unless the query says. */
const WAIT_SECONDS = 25;
/** For the answer itself, beyond the wait. */
const ANSWER_MS = 30_000;

/** A page says where the next one begins: with a cursor, or with a position at which the list may still grow. */
export interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor?: string | null;
  readonly after?: string;
  readonly more?: boolean;
}

export type Query = Readonly<Record<string, unknown>>;
export type ReadPage = (query: Query, options?: CallOptions) => Promise<Page>;

/** Every item until the end of the list. */
export async function* walk(read: ReadPage, query: Query): AsyncGenerator<unknown, void, undefined> {
  for (let position: Query | null = {}; position !== null; ) {
    const page: Page = await read({ ...query, ...position });
    yield* page.items;
    position = nextOf(page);
  }
}

function nextOf({ nextCursor, after, more }: Page): Query | null {
  if (typeof nextCursor === 'string') return { cursor: nextCursor };
  return more === true && after !== undefined ? { after } : null;
}

/** Every item, and those that come later. Ends only with an error that does not pass, or the signal. */
export async function* follow(
  read: ReadPage,
  query: Query,
  { timeoutMs = ANSWER_MS, ...options }: CallOptions,
): AsyncGenerator<unknown, void, undefined> {
  const longest = Number(query.wait ?? WAIT_SECONDS);
  // The first answer comes at once: while `latest` is not a position yet, a lost connection would lose events.
  let wait = 0;
  let position: Query = {};
  for (let faults = 0; ; ) {
    const page = await read({ ...query, wait, ...position }, { ...options, timeoutMs: timeoutMs + wait * 1_000 }).catch(
      (error: unknown) => {
        if (error instanceof HeldbyError && passes(error)) return error;
        throw error;
      },
    );
    if (page instanceof HeldbyError) {
      await sleep(waitMs(faults, page), options.signal);
      faults += 1;
      continue;
    }
    faults = 0;
    wait = longest;
    yield* page.items;
    position = page.after === undefined ? position : { after: page.after };
  }
}

function passes(error: HeldbyError): boolean {
  return error.code === 'timed_out' || mayPass(error, true);
}
