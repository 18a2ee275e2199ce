/** What can be done with what is selected, at the foot of a list. */
import { useRef, useState } from 'preact/hooks';
import { allPages } from '../../../data/all-rows.ts';
import type { ReadListPage } from '../../../data/list.ts';
import { Button, IconButton } from '../../../kit/button.tsx';
import { chevronUpIcon, xIcon } from '../../../kit/generated/icons.ts';
import { useMenu } from '../../../kit/menu.tsx';
import { toasts } from '../../../kit/toasts.ts';
import { LISTS } from '../../../words/lists.ts';
import { MANY } from '../../../words/many.ts';
import { sayFailure } from '../list-frame.tsx';
import type { SelectedRows } from '../use-selected-rows.ts';
import type { ManyAction } from './action.ts';

/** As many as have room beside the others; the menu has all of them. */
const BUTTONS = 2;

interface SelectedBarProps<T> {
  readonly rows: SelectedRows<T>;
  readonly total: number;
  readonly read: ReadListPage<T>;
  readonly actions: readonly ManyAction<T>[];
  readonly onAct: (action: ManyAction<T>, rows: readonly T[]) => void;
}

export function SelectedBar<T>({ rows, total, read, actions, onAct }: SelectedBarProps<T>) {
  const menu = useMenu();
  const more = useRef<HTMLButtonElement>(null);
  const { isReading, readAll } = useReadAll(rows, read);
  const { size } = rows.selection.ids;
  const itemOf = (action: ManyAction<T>) => ({
    text: action.words.text,
    icon: action.icon,
    danger: action.danger ?? false,
    onChoose: () => onAct(action, rows.rows()),
  });
  const open = () => {
    if (more.current) menu.open(more.current, MANY.actions, actions.slice(BUTTONS).map(itemOf));
  };
  return (
    <>
      <span role="status" class="tabular">
        {LISTS.selected(size)}
      </span>
      {size < total && (
        <Button small look="quiet" busy={isReading} onPress={readAll}>
          {LISTS.selectMatching(total)}
        </Button>
      )}
      {actions.slice(0, BUTTONS).map(action => (
        <Button key={action.id} small icon={action.icon} onPress={() => onAct(action, rows.rows())}>
          {action.words.text}
        </Button>
      ))}
      {actions.length > BUTTONS && (
        <Button small icon={chevronUpIcon} popup="menu" buttonRef={more} onPress={open}>
          {MANY.more}
        </Button>
      )}
      <IconButton icon={xIcon} label={LISTS.clearSelection} onPress={rows.clear} />
      {menu.element}
    </>
  );
}

/** Selects every row of the query, also those that are not loaded. */
function useReadAll<T>(rows: SelectedRows<T>, read: ReadListPage<T>) {
  const [isReading, setReading] = useState(false);
  const readAll = async () => {
    setReading(true);
    const all: T[] = [];
    try {
      for await (const page of allPages(read, new AbortController().signal, () => undefined)) all.push(...page);
      rows.selectRows(all);
    } catch (error) {
      toasts.add({ text: sayFailure(error), tone: 'bad' });
    }
    setReading(false);
  };
  return { isReading, readAll: () => void readAll() };
}
