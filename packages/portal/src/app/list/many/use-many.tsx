/**
 * Joins a list with what can be done with its rows: at the foot for what is selected, in the menu of each row for that row. Rows are
 * shown before any of it is loaded.
 */
import type { Me } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ReadListPage } from '../../../data/list.ts';
import type { NameOfLocation } from '../../../data/name-of-location.ts';
import type { MenuItem } from '../../../kit/menu.tsx';
import { type LazyModule, lazyModule, WithModule } from '../../lazy-part.tsx';
import type { SelectedRows } from '../use-selected-rows.ts';
import type { ManyAction } from './action.ts';

const parts = lazyModule(() => import('./parts.ts'));

export type ActionsFor<T> = (me: Me, nameOfLocation: NameOfLocation) => readonly ManyAction<T>[];

interface Rows<T> {
  readonly me: Me;
  readonly nameOfLocation: NameOfLocation;
  /** Undefined where the person may do nothing. */
  readonly actions: LazyModule<ActionsFor<T>> | undefined;
  readonly nameOf: (row: T) => string;
  readonly idOf: (row: T) => string;
}

export interface Many<T> {
  /** Another number after each change: the list is read again. */
  readonly version: number;
  readonly changed: () => void;
  /** Undefined where the person may do nothing: then there is nothing to select for. */
  readonly selected: ((rows: SelectedRows<T>, all: All<T>) => ComponentChildren) | undefined;
  readonly itemsOf: ((row: T) => Promise<readonly MenuItem[]>) | undefined;
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

export function useMany<T>({ me, nameOfLocation, actions, nameOf, idOf }: Rows<T>): Many<T> {
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
    <WithModule of={parts}>
      {({ ManyDialog }) => (
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
      )}
    </WithModule>
  );
  if (actions === undefined) return { version, changed, selected: undefined, itemsOf: undefined, dialog };
  const selected = (rows: SelectedRows<T>, all: All<T>) => {
    if (rows.selection.ids.size === 0) return null;
    const onAct = (action: ManyAction<T>, chosen: readonly T[]) => setActing({ action, rows: chosen, clear: rows.clear });
    return (
      <WithModule of={actions}>
        {actionsFor => (
          <WithModule of={parts}>
            {({ SelectedBar }) => <SelectedBar rows={rows} {...all} actions={actionsFor(me, nameOfLocation)} onAct={onAct} />}
          </WithModule>
        )}
      </WithModule>
    );
  };
  const itemsOf = async (row: T) => {
    const actionsFor = await actions.fetch();
    return actionsFor(me, nameOfLocation).flatMap(action => (action.fits(row) ? [itemOf(action, row)] : []));
  };
  return { version, changed, selected, itemsOf, dialog };
}
