/** What a table shows: where its rows come from, and its columns. */
import type { ComponentChildren } from 'preact';
import type { MenuItem } from '../menu.tsx';
import type { Selection } from './selection.ts';

/** Rows that arrive as they are wanted. A new object for each change, so that the table is drawn again. */
export interface RowSource<T> {
  /** How many rows there are, as far as is known. */
  readonly total: number;
  /** Undefined while it is on its way: the table shows a grey row. */
  readonly rowAt: (index: number) => T | undefined;
  /** These rows are in view or nearly so. Called at each scroll: what is there already costs nothing. */
  readonly want: (range: { readonly first: number; readonly end: number }) => void;
}

export interface Column<T> {
  readonly id: string;
  readonly title: string;
  readonly widthPx: number;
  /** It takes what is left, and has at least its width. */
  readonly grows?: boolean;
  readonly numeric?: boolean;
  /** The word by which the server sorts, where it can. */
  readonly sort?: string;
  readonly view: (row: T) => ComponentChildren;
}

export interface TableProps<T> {
  readonly label: string;
  readonly source: RowSource<T>;
  /** Those that are shown, in order. The first stays in view when the table is scrolled sideways. */
  readonly columns: readonly Column<T>[];
  readonly idOf: (row: T) => string;
  /** By which a row is spoken of. */
  readonly nameOf: (row: T) => string;
  readonly hrefOf?: (row: T) => string;
  /** Enter, or a press on the row. Without it, the link of the row is followed. */
  readonly onOpen?: (row: T) => void;
  /** As the API has it: `number`, or `-number` for descending. */
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  readonly selection?: Selection;
  readonly onSelection?: (selection: Selection) => void;
  readonly actionsOf?: (row: T) => readonly MenuItem[] | Promise<readonly MenuItem[]>;
  /** As tall as its rows, for lists that are short; else it fills the height it is given, and scrolls. */
  readonly whole?: boolean;
}
