/**
 * A table of any length. Only the rows in view are in the page. The table is one stop for the keyboard: arrows move between rows,
 * and what can be done with a row can be done by a key.
 */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { words as kitWords } from '../../words/kit.ts';
import { words } from '../../words/kit-table.ts';
import { type MenuItem, useMenu } from '../menu.tsx';
import { TableHead } from './head.tsx';
import { actOf, type TableAct } from './keys.ts';
import { EmptyRow, Row } from './row.tsx';
import { extendTo, NO_SELECTION, selectAll, toggleRow } from './selection.ts';
import type { TableProps } from './source.ts';
import { useWindow } from './use-window.ts';
import { rowsInView } from './window.ts';
import './table.css';

export function Table<T>(props: TableProps<T>) {
  const { source, columns, label, whole = false } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const scrolling = useWindow(scroller, source.total, whole);
  const { first, end, abovePx, belowPx } = scrolling.rows;
  const menu = useMenu();
  const { active, setActive, act, press } = useRows(props, { id, scrolling, openMenu: menu.open });
  useEffect(() => source.want({ first, end }), [source, first, end]);

  const onKeyDown = (event: KeyboardEvent) => {
    const known = actOf(event, active ?? first, source.total, rowsInView(scrolling.port()));
    if (known === undefined || (event.target as Element).closest('thead')) return;
    event.preventDefault();
    act(known);
  };
  const indexes = Array.from({ length: end - first }, (_, offset) => first + offset);
  const least = columns.reduce((sum, { widthPx }) => sum + widthPx, props.selection ? CHECK_PX : 0);
  // biome-ignore-start lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with keys of its own
  return (
    <div class={whole ? 'table-box table-whole' : 'table-box'} ref={scroller} onScroll={scrolling.onScroll}>
      <table
        class="table"
        role="grid"
        tabIndex={0}
        aria-label={label}
        aria-describedby={`${id}-keys`}
        aria-rowcount={source.total + 1}
        aria-multiselectable={props.selection !== undefined}
        aria-activedescendant={active !== null && active >= first && active < end ? `${id}-${active}` : undefined}
        style={{ minWidth: `${least + (props.actionsOf ? ACTIONS_PX : 0)}px` }}
        onFocus={() => setActive(before => before ?? 0)}
        onKeyDown={onKeyDown}
      >
        <TableHead {...props} />
        <tbody>
          <Space px={abovePx} />
          {indexes.map(index => {
            const row = source.rowAt(index);
            const place = { id: `${id}-${index}`, index, active: index === active };
            if (row === undefined) return <EmptyRow key={index} {...place} columns={columnCount(props)} />;
            return <Row key={index} {...props} {...place} row={row} press={press} />;
          })}
          <Space px={belowPx} />
        </tbody>
      </table>
      <p id={`${id}-keys`} class="unseen">
        {words.tableKeys}
      </p>
      {menu.element}
    </div>
  );
  // biome-ignore-end lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table with keys of its own
}

/** Room for a box to tick, and for the button of the actions. */
const CHECK_PX = 36;
const ACTIONS_PX = 44;

interface Parts {
  readonly id: string;
  readonly scrolling: ReturnType<typeof useWindow>;
  readonly openMenu: ReturnType<typeof useMenu>['open'];
}

/** The row that the keys are at, and what keys and presses do. */
function useRows<T>(props: TableProps<T>, { id, scrolling, openMenu }: Parts) {
  const { source, selection = NO_SELECTION, onSelection } = props;
  const [active, setActive] = useState<number | null>(null);
  const idAt = (index: number) => {
    const row = source.rowAt(index);
    return row === undefined ? undefined : props.idOf(row);
  };
  const press = {
    open: (index: number) => {
      const row = source.rowAt(index);
      if (row === undefined) return;
      if (props.onOpen) props.onOpen(row);
      else document.getElementById(`${id}-${index}`)?.querySelector('a')?.click();
    },
    toggle: (index: number, range: boolean) => {
      setActive(index);
      const rowId = idAt(index);
      if (rowId !== undefined) onSelection?.(range ? extendTo(selection, index, idAt) : toggleRow(selection, index, rowId));
    },
    menu: (index: number, anchor: HTMLElement) => {
      setActive(index);
      const row = source.rowAt(index);
      if (row === undefined) return;
      const open = (items: readonly MenuItem[]) => openMenu(anchor, kitWords.actionsFor(props.nameOf(row)), items);
      const items = props.actionsOf?.(row) ?? [];
      // In the same turn where they are there: the menu belongs to the press.
      if (items instanceof Promise) void items.then(open);
      else open(items);
    },
  };
  const move = (to: number, extend: boolean) => {
    if (extend && onSelection) {
      const from = selection.anchor === null ? toggleRow(selection, active ?? to, idAt(active ?? to) ?? '') : selection;
      onSelection(extendTo(from, to, idAt));
    }
    setActive(to);
    scrolling.showRow(to);
  };
  const act = (known: TableAct) => {
    const at = active ?? scrolling.rows.first;
    if (known.act === 'move') return move(known.to, known.extend);
    if (known.act === 'open') return press.open(at);
    if (known.act === 'toggle') return press.toggle(at, false);
    if (known.act === 'all') return onSelection?.(selectAll(source.total, idAt));
    if (known.act === 'none') return onSelection?.(NO_SELECTION);
    const button = document.getElementById(`${id}-${at}`)?.querySelector<HTMLElement>('.table-more button');
    if (button) press.menu(at, button);
  };
  return { active, setActive, act, press };
}

function columnCount<T>({ columns, selection, actionsOf }: TableProps<T>): number {
  return columns.length + (selection === undefined ? 0 : 1) + (actionsOf === undefined ? 0 : 1);
}

/** Stands for the rows that are not drawn. */
function Space({ px }: { readonly px: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr class="table-space" aria-hidden="true">
      <td style={{ height: `${px}px` }} />
    </tr>
  );
}
