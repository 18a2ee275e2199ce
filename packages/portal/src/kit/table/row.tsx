/** A row of a table, and one that is still on its way. */

import { words as kitWords } from '../../words/kit.ts';
import { words } from '../../words/kit-table.ts';
import { IconButton } from '../button.tsx';
import { ellipsisIcon } from '../generated/icons.ts';
import { Skeleton } from '../states.tsx';
import type { TableProps } from './source.ts';

interface Place {
  readonly id: string;
  readonly index: number;
  readonly active: boolean;
}

interface Press {
  readonly open: (index: number) => void;
  readonly toggle: (index: number, range: boolean) => void;
  readonly menu: (index: number, anchor: HTMLElement) => void;
}

/** The head is row 1. */
const FIRST_ROW_INDEX = 2;

export function Row<T>({ row, press, ...table }: TableProps<T> & Place & { readonly row: T; readonly press: Press }) {
  const { index, selection, nameOf } = table;
  const chosen = selection?.ids.has(table.idOf(row));
  const opens = table.onOpen !== undefined || table.hrefOf !== undefined;
  const onClick = (event: MouseEvent) => {
    if ((event.target as Element).closest('a, button, input, label') || String(getSelection()) !== '') return;
    if (event.shiftKey || event.ctrlKey || event.metaKey) return press.toggle(index, event.shiftKey);
    press.open(index);
  };
  return (
    <tr
      id={table.id}
      class={opens ? 'table-opens' : undefined}
      aria-rowindex={index + FIRST_ROW_INDEX}
      aria-selected={chosen}
      data-active={table.active ? '' : undefined}
      onClick={onClick}
    >
      {selection !== undefined && (
        <td class="table-check">
          <input
            class="check"
            type="checkbox"
            tabIndex={-1}
            aria-label={words.selectRow(nameOf(row))}
            checked={chosen}
            onClick={event => press.toggle(index, event.shiftKey)}
          />
        </td>
      )}
      {table.columns.map((column, at) => (
        <td key={column.id} class={`${at === 0 ? 'table-first' : ''}${column.numeric ? ' number' : ''}`}>
          {at === 0 && table.hrefOf ? (
            <a class="table-link" href={table.hrefOf(row)} tabIndex={-1}>
              {column.view(row)}
            </a>
          ) : (
            column.view(row)
          )}
        </td>
      ))}
      {table.actionsOf !== undefined && (
        <td class="table-more">
          <IconButton
            icon={ellipsisIcon}
            label={kitWords.actionsFor(nameOf(row))}
            popup="menu"
            tabIndex={-1}
            onPress={event => press.menu(index, event.currentTarget as HTMLElement)}
          />
        </td>
      )}
    </tr>
  );
}

export function EmptyRow({ id, index, active, columns }: Place & { readonly columns: number }) {
  return (
    <tr id={id} aria-rowindex={index + FIRST_ROW_INDEX} aria-busy="true" data-active={active ? '' : undefined}>
      {Array.from({ length: columns }, (_, at) => (
        <td key={at}>
          <Skeleton seed={index + at} />
        </td>
      ))}
    </tr>
  );
}
