/** A list for a table: `useList(key, (query, signal) => client.people.list({ ...filters, ...query }, { signal }))`. */
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { type ListView, type LiveList, openList, type ReadListPage } from './list.ts';

const LOADING: ListView<never> = {
  total: 0,
  isCounted: false,
  rowAt: () => undefined,
  want: () => undefined,
  error: undefined,
  isLoading: true,
  retry: () => undefined,
};

/** Another key is another list: give it everything that the query depends on. `readBack` reads it from its end. */
export function useList<T>(
  key: string,
  read: ReadListPage<T>,
  readBack?: ReadListPage<T>,
): ListView<T> & { readonly reload: () => void } {
  const [version, draw] = useReducer<number, void>(count => count + 1, 0);
  const [reloads, reload] = useReducer<number, void>(count => count + 1, 0);
  const list = useRef<LiveList<T> | undefined>(undefined);
  useEffect(() => {
    const opened = openList(read, draw, readBack);
    list.current = opened;
    draw();
    return () => {
      opened.stop();
      list.current = undefined;
    };
  }, [key, reloads]);
  void version;
  return { ...(list.current?.view() ?? LOADING), reload };
}
