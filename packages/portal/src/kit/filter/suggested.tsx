/** What could be typed next, below the field of the query. */
import { useEffect, useRef } from 'preact/hooks';
import type { Option } from '../../query/suggest.ts';
import { words } from '../../words/kit-more.ts';
import { placePopover } from '../place-popover.ts';
import '../combobox.css';
import '../menu.css';

interface SuggestedProps {
  readonly id: string;
  readonly options: readonly Option[];
  readonly active: number | null;
  readonly anchor: HTMLElement | null;
  readonly choose: (option: Option) => void;
}

export function Suggested({ id, options, active, anchor, choose }: SuggestedProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (list.current === null || anchor === null) return;
    if (!list.current.matches(':popover-open')) list.current.showPopover();
    placePopover(list.current, anchor);
    list.current.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [options, active, anchor]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press on the list must not take the focus from the field
    <div class="popover filter-list" popover="manual" ref={list} onMouseDown={event => event.preventDefault()}>
      <div id={`${id}-list`} role="listbox" aria-label={words.suggestions}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
          <div
            key={option.insert}
            id={`${id}-${index}`}
            class="combobox-option filter-option"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onClick={() => choose(option)}
          >
            <bdi class="filter-label">{option.label}</bdi>
            <span class="option-about clip">{option.detail}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
