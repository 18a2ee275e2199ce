/** A list whose rows stay on show, dimmed, until those of the next query have come. */
import { useRef } from 'preact/hooks';
import type { ListView, ReadListPage } from '../../data/list.ts';
import { useList } from '../../data/use-list.ts';

export interface SteadyList<T> {
  readonly list: ListView<T>;
  readonly busy: boolean;
  readonly reload: () => void;
}

export function useSteadyList<T>(key: string, read: ReadListPage<T>, readBack?: ReadListPage<T>): SteadyList<T> {
  const { reload, ...list } = useList(key, read, readBack);
  const shown = useRef<ListView<T> | undefined>(undefined);
  const before = shown.current;
  if (list.isLoading && before !== undefined) return { list: before, busy: true, reload };
  if (!list.isLoading && list.error === undefined) shown.current = list;
  return { list, busy: false, reload };
}
