/** Joins a list with what can be done with its rows: at the foot for what is selected, in the menu of each row for that row. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ReadListPage } from '../../../data/list.ts';
import type { MenuItem } from '../../../kit/menu.tsx';
import type { SelectedRows } from '../use-selected-rows.ts';
import type { ManyAction } from './action.ts';
import { ManyDialog } from './dialog.tsx';
import { SelectedBar } from './selected-bar.tsx';

interface Rows<T> {
  readonly actions: readonly ManyAction<T>[];
  readonly nameOf: (row: T) => string;
  readonly idOf: (row: T) => string;
}

export interface Many<T> {
  /** Another number after each change: the list is read again. */
  readonly version: number;
  readonly changed: () => void;
  /** Undefined where the person may do nothing: then there is nothing to select for. */
  readonly selected: ((rows: SelectedRows<T>, all: All<T>) => ComponentChildren) | undefined;
  readonly itemsOf: ((row: T) => readonly MenuItem[]) | undefined;
  /** To be rendered once. */
  readonly dialog: ComponentChildren;
}

interface All<T> {
  readonly total: number;
  readonly read: ReadListPage<T>;
}

interface Acting<T> {
  readonly action: ManyAction<T>;
  readonly rows: readonly T[];
  readonly clear: () => void;
}

export function useMany<T>({ actions, nameOf, idOf }: Rows<T>): Many<T> {
  const [version, setVersion] = useState(0);
  const [acting, setActing] = useState<Acting<T>>();
  const changed = () => setVersion(before => before + 1);
  const itemOf = (action: ManyAction<T>, row: T): MenuItem => ({
    text: action.words.text,
    icon: action.icon,
    danger: action.danger ?? false,
    onChoose: () => setActing({ action, rows: [row], clear: () => undefined }),
  });
  const dialog = acting !== undefined && (
    <ManyDialog
      action={acting.action}
      rows={acting.rows}
      nameOf={nameOf}
      idOf={idOf}
      onChanged={() => {
        acting.clear();
        changed();
      }}
      onClose={() => setActing(undefined)}
    />
  );
  if (actions.length === 0) return { version, changed, selected: undefined, itemsOf: undefined, dialog };
  return {
    version,
    changed,
    selected: (rows, { total, read }) => (
      <SelectedBar
        rows={rows}
        total={total}
        read={read}
        actions={actions}
        onAct={(action, chosen) => setActing({ action, rows: chosen, clear: rows.clear })}
      />
    ),
    itemsOf: row => actions.filter(({ fits }) => fits(row)).map(action => itemOf(action, row)),
    dialog,
  };
}
