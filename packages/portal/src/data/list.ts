/**
 * A list that is read page by page as it is scrolled. The server's pages are found by cursors, so a place far down is reached by
 * reading what is before it: large pages, one at a time, and only while somebody wants them.
 */

export interface ListPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  /** How many there are in all, where the page was asked for it. */
  readonly total?: number | null;
}

export type ReadListPage<T> = (
  query: { readonly limit: number; readonly cursor?: string; readonly total?: true },
  signal: AbortSignal,
) => Promise<ListPage<T>>;

/** What a table is given. A new object whenever something has changed. */
export interface ListView<T> {
  readonly total: number;
  /** The end was reached, or the server has counted. */
  readonly isCounted: boolean;
  readonly rowAt: (index: number) => T | undefined;
  readonly want: (range: { readonly end: number }) => void;
  readonly error: unknown;
  /** Before the first page has come. */
  readonly isLoading: boolean;
  readonly retry: () => void;
}

export interface LiveList<T> {
  readonly view: () => ListView<T>;
  readonly stop: () => void;
}

/** The first page is small, to be there at once. */
export const FIRST_PAGE = 100;
/** The largest that the server gives. */
export const LARGE_PAGE = 1_000;

export function openList<T>(read: ReadListPage<T>, changed: () => void): LiveList<T> {
  const rows: T[] = [];
  const control = new AbortController();
  let [cursor, counted, wanted, isReading, error]: [string | null | undefined, number | undefined, number, boolean, unknown] = [
    undefined,
    undefined,
    1,
    false,
    undefined,
  ];
  let shown: ListView<T> | undefined;

  const update = () => {
    shown = undefined;
    if (!control.signal.aborted) changed();
  };
  const next = async () => {
    if (isReading || cursor === null || error !== undefined || rows.length >= wanted) return;
    isReading = true;
    try {
      const query = cursor === undefined ? { limit: FIRST_PAGE, total: true as const } : { limit: LARGE_PAGE, cursor };
      const page = await read(query, control.signal);
      for (const item of page.items) rows.push(item);
      cursor = page.nextCursor;
      counted = page.total ?? counted;
    } catch (failure) {
      error = failure;
    }
    isReading = false;
    update();
    if (!control.signal.aborted) void next();
  };
  const makeView = (): ListView<T> => ({
    total: cursor === null ? rows.length : Math.max(counted ?? 0, rows.length),
    isCounted: cursor === null || counted !== undefined,
    rowAt: index => rows[index],
    want: ({ end }) => {
      wanted = Math.max(wanted, end);
      void next();
    },
    error,
    isLoading: rows.length === 0 && cursor === undefined && error === undefined,
    retry: () => {
      error = undefined;
      void next();
      update();
    },
  });
  void next();
  return {
    view: () => {
      shown ??= makeView();
      return shown;
    },
    stop: () => control.abort(),
  };
}
