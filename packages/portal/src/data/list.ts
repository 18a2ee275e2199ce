/**
 * A list that is read page by page as it is scrolled. The server's pages are found by cursors, so a place far down is reached by
 * reading what is before it, or in the opposite order what is behind it, whichever is less: large pages, one at a time, and only while
 * somebody wants them.
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
  readonly want: (range: RowRange) => void;
  readonly error: unknown;
  /** Before the first page has come. */
  readonly isLoading: boolean;
  readonly retry: () => void;
}

/** Rows by their places, without the last. */
export interface RowRange {
  readonly first: number;
  readonly end: number;
}

export interface LiveList<T> {
  readonly view: () => ListView<T>;
  readonly stop: () => void;
}

/** The first page is small, to be there at once. */
export const FIRST_PAGE = 100;
/** The largest that the server gives. */
export const LARGE_PAGE = 1_000;

/** What was read from one end of the list, from the outside in. */
interface Side<T> {
  readonly read: ReadListPage<T>;
  readonly rows: T[];
  /** Undefined before the first page, null behind the last. */
  cursor: string | null | undefined;
}

/** The rows that were read from both ends, and how many there are. */
function createKnown<T>(read: ReadListPage<T>, readBack: ReadListPage<T> | undefined) {
  const head: Side<T> = { read, rows: [], cursor: undefined };
  const tail: Side<T> | undefined = readBack && { read: readBack, rows: [], cursor: undefined };
  let counted: number | undefined;
  return {
    head,
    total: () => (head.cursor === null ? head.rows.length : Math.max(counted ?? 0, head.rows.length)),
    isCounted: () => head.cursor === null || counted !== undefined,
    rowAt: (index: number) => (index < head.rows.length ? head.rows[index] : tail?.rows[(counted ?? 0) - 1 - index]),
    /** The side from which what is missing is reached sooner. */
    nearer: (wanted: RowRange): Side<T> | undefined => {
      const tailBegins = counted === undefined ? Number.POSITIVE_INFINITY : counted - (tail?.rows.length ?? 0);
      const [first, end] = [Math.max(wanted.first, head.rows.length), Math.min(wanted.end, tailBegins)];
      if (head.cursor === null || first >= end) return undefined;
      return tail !== undefined && tail.cursor !== null && tailBegins - end < first - head.rows.length ? tail : head;
    },
    add: (side: Side<T>, page: ListPage<T>) => {
      for (const item of page.items) side.rows.push(item);
      side.cursor = page.nextCursor;
      counted = page.total ?? counted;
    },
  };
}

/** `readBack` reads the same rows in the opposite order. Without it, the end is reached from the beginning. */
export function openList<T>(read: ReadListPage<T>, changed: () => void, readBack?: ReadListPage<T>): LiveList<T> {
  const known = createKnown(read, readBack);
  const { head } = known;
  const control = new AbortController();
  let [wanted, isReading, error]: [RowRange, boolean, unknown] = [{ first: 0, end: 1 }, false, undefined];
  let shown: ListView<T> | undefined;

  const update = () => {
    shown = undefined;
    if (!control.signal.aborted) changed();
  };
  const next = async () => {
    const side = known.nearer(wanted);
    if (isReading || error !== undefined || side === undefined) return;
    isReading = true;
    const { cursor } = side;
    const size = side === head && cursor === undefined ? { limit: FIRST_PAGE, total: true as const } : { limit: LARGE_PAGE };
    try {
      known.add(side, await side.read(cursor == null ? size : { ...size, cursor }, control.signal));
    } catch (failure) {
      error = failure;
    }
    isReading = false;
    update();
    if (!control.signal.aborted) void next();
  };
  const makeView = (): ListView<T> => ({
    total: known.total(),
    isCounted: known.isCounted(),
    rowAt: known.rowAt,
    want: range => {
      wanted = range;
      void next();
    },
    error,
    isLoading: head.rows.length === 0 && head.cursor === undefined && error === undefined,
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
