/** Reads a list to its end, page by page, telling how far it is. */
import { LARGE_PAGE, type ReadListPage } from './list.ts';

export interface Reach {
  readonly done: number;
  readonly total: number | undefined;
}

export async function* allPages<T>(
  read: ReadListPage<T>,
  signal: AbortSignal,
  onReach: (reach: Reach) => void,
): AsyncGenerator<readonly T[], void, undefined> {
  let [done, total, cursor]: [number, number | undefined, string | undefined] = [0, undefined, undefined];
  for (;;) {
    const query = cursor === undefined ? { limit: LARGE_PAGE, total: true as const } : { limit: LARGE_PAGE, cursor };
    const page = await read(query, signal);
    signal.throwIfAborted();
    done += page.items.length;
    total = page.total ?? total;
    onReach({ done, total });
    yield page.items;
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}
