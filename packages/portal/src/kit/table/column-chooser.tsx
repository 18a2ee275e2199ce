/** Chooses the columns of a table. The first always stays. */
import { useId, useRef } from 'preact/hooks';
import { words } from '../../words/kit-more.ts';
import { words as tableWords } from '../../words/kit-table.ts';
import { Button } from '../button.tsx';
import { CheckField } from '../fields/check-field.tsx';
import { columnsIcon } from '../generated/icons.ts';
import { placePopover } from '../place-popover.ts';
import './column-chooser.css';

interface ChooserProps {
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  /** The ids of those that are shown, in the order of the columns. */
  readonly shown: readonly string[];
  readonly onShown: (shown: readonly string[]) => void;
  /** What is shown until somebody chooses. */
  readonly usual: readonly string[];
}

export function ColumnChooser({ columns, shown, onShown, usual }: ChooserProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const open = () => {
    panel.current?.togglePopover();
    if (panel.current && button.current) placePopover(panel.current, button.current, 'end');
  };
  const choose = (column: string, on: boolean) => {
    const chosen = new Set(shown);
    if (on) chosen.add(column);
    else chosen.delete(column);
    onShown(columns.map(each => each.id).filter(each => chosen.has(each)));
  };
  return (
    <>
      <Button icon={columnsIcon} popup="dialog" controls={id} buttonRef={button} onPress={open}>
        {tableWords.columns}
      </Button>
      <div id={id} class="popover column-chooser" role="dialog" popover="auto" aria-label={words.columnsShown} ref={panel}>
        {columns.map(({ id: column, title }, at) => (
          <CheckField
            key={column}
            label={title}
            checked={shown.includes(column)}
            disabled={at === 0}
            onChange={on => choose(column, on)}
          />
        ))}
        <Button small look="quiet" onPress={() => onShown(usual)}>
          {words.resetColumns}
        </Button>
      </div>
    </>
  );
}
