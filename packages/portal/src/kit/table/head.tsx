/** The head of a table: the names of the columns, which sort where the server can, and a box that selects all. */
import { words } from '../../words/kit-table.ts';
import { chevronDownIcon, chevronUpIcon } from '../generated/icons.ts';
import { Icon } from '../icon.tsx';
import { NO_SELECTION, selectAll } from './selection.ts';
import type { Column, TableProps } from './source.ts';

export function TableHead<T>(table: TableProps<T>) {
  const { columns, selection, actionsOf } = table;
  return (
    <>
      <colgroup>
        {selection !== undefined && <col class="table-check-col" />}
        {columns.map(column => (
          <col key={column.id} style={{ width: column.grows ? shareOf(column, columns) : `${column.widthPx}px` }} />
        ))}
        {actionsOf !== undefined && <col class="table-more-col" />}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {selection !== undefined && (
            <th class="table-check" scope="col">
              <SelectAll {...table} />
            </th>
          )}
          {columns.map((column, at) => (
            <ColumnHead key={column.id} column={column} first={at === 0} sort={table.sort} onSort={table.onSort} />
          ))}
          {actionsOf !== undefined && <td class="table-more" />}
        </tr>
      </thead>
    </>
  );
}

/** What the other columns leave goes to those that grow, by their least widths: a browser shrinks shares that do not fit. */
function shareOf<T>({ widthPx }: Column<T>, columns: readonly Column<T>[]): string {
  const all = columns.reduce((sum, each) => sum + (each.grows ? each.widthPx : 0), 0);
  return `${(widthPx / all) * 100}%`;
}

interface HeadProps<T> {
  readonly column: Column<T>;
  readonly first: boolean;
  readonly sort: string | undefined;
  readonly onSort: ((sort: string) => void) | undefined;
}

function ColumnHead<T>({ column, first, sort, onSort }: HeadProps<T>) {
  const { title } = column;
  const looks = `${first ? 'table-first' : ''}${column.numeric ? ' number' : ''}`;
  if (column.sort === undefined || onSort === undefined) {
    return (
      <th class={looks} scope="col">
        <span class="clip">{title}</span>
      </th>
    );
  }
  const [up, down] = [sort === column.sort, sort === `-${column.sort}`];
  const next = up ? `-${column.sort}` : column.sort;
  return (
    <th class={looks} scope="col" aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <button class="table-sort" type="button" onClick={() => onSort(next)}>
        <span class="clip">{title}</span>
        {(up || down) && <Icon of={up ? chevronUpIcon : chevronDownIcon} />}
      </button>
    </th>
  );
}

function SelectAll<T>({ source, selection = NO_SELECTION, onSelection, idOf }: TableProps<T>) {
  const some = selection.ids.size > 0;
  const all = some && selection.ids.size >= source.total;
  const idAt = (index: number) => {
    const row = source.rowAt(index);
    return row === undefined ? undefined : idOf(row);
  };
  return (
    <input
      class="check"
      type="checkbox"
      aria-label={words.selectAll}
      checked={all}
      indeterminate={some && !all}
      onChange={() => onSelection?.(some ? NO_SELECTION : selectAll(source.total, idAt))}
    />
  );
}
