/** What is selected in a list, with the rows themselves: what is done with them needs more than their ids. */
import { useRef, useState } from 'preact/hooks';
import { NO_SELECTION, type Selection } from '../../kit/table/selection.ts';
import type { RowSource } from '../../kit/table/source.ts';

export interface SelectedRows<T> {
  readonly selection: Selection;
  readonly rows: () => readonly T[];
  readonly select: (selection: Selection) => void;
  readonly selectRows: (rows: readonly T[]) => void;
  readonly clear: () => void;
}

export function useSelectedRows<T>(source: RowSource<T>, idOf: (row: T) => string): SelectedRows<T> {
  const [selection, setSelection] = useState(NO_SELECTION);
  const known = useRef(new Map<string, T>());
  const select = (next: Selection) => {
    known.current = rowsOf(next.ids, known.current, source, idOf);
    setSelection(next);
  };
  return {
    selection,
    rows: () => [...known.current.values()],
    select,
    selectRows: rows => {
      known.current = new Map(rows.map(row => [idOf(row), row]));
      const ids = new Set(known.current.keys());
      setSelection({ ids, anchor: null, base: ids });
    },
    clear: () => select(NO_SELECTION),
  };
}

function rowsOf<T>(ids: ReadonlySet<string>, known: ReadonlyMap<string, T>, source: RowSource<T>, idOf: (row: T) => string) {
  const rows = new Map([...known].filter(([id]) => ids.has(id)));
  for (let index = 0; rows.size < ids.size && index < source.total; index += 1) {
    const row = source.rowAt(index);
    if (row !== undefined && ids.has(idOf(row))) rows.set(idOf(row), row);
  }
  return rows;
}
