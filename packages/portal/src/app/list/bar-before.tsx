/** The bar of a list before its parts are loaded, in the same places. Somebody can type at once: the bar goes on with what they typed. */
import { Button } from '../../kit/button.tsx';
import { columnsIcon, downloadIcon, eyeIcon, filterIcon } from '../../kit/generated/icons.ts';
import { Icon } from '../../kit/icon.tsx';
import { words } from '../../words/kit-table.ts';
import { LISTS } from '../../words/lists.ts';
import '../../kit/filter/filter-bar.css';

/** Somebody is in the field. */
export interface Begun {
  readonly text: string;
}

interface BeforeProps {
  readonly q: string;
  readonly placeholder: string;
  readonly onBegun: (begun: Begun | null) => void;
}

export function BarBefore({ q, placeholder, onBegun }: BeforeProps) {
  return (
    <>
      <div class="filter-bar">
        <div class="filter-box">
          <Icon of={filterIcon} />
          {q !== '' && <bdi class="filter-chip filter-before clip">{q}</bdi>}
          <input
            class="filter-input"
            type="text"
            dir="auto"
            autoComplete="off"
            spellcheck={false}
            aria-label={words.filter}
            placeholder={q === '' ? placeholder : ''}
            onFocus={() => onBegun({ text: '' })}
            onInput={event => onBegun({ text: event.currentTarget.value })}
            onBlur={() => onBegun(null)}
          />
        </div>
      </div>
      <div class="list-tools">
        <Button icon={eyeIcon} disabled>
          {LISTS.views}
        </Button>
        <Button icon={columnsIcon} disabled>
          {words.columns}
        </Button>
        <Button icon={downloadIcon} disabled>
          {LISTS.export}
        </Button>
      </div>
    </>
  );
}
