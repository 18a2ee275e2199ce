/**
 * The query of a list: each filter as a chip, and a field that suggests as one types. The text of the query is the address of
 * the list. Minus turns a filter around, Backspace takes the last one back for editing.
 */
import { useId, useLayoutEffect, useMemo } from 'preact/hooks';
import type { Grammar } from '../../query/grammar.ts';
import { parseQuery, printTerm, type Term } from '../../query/parse.ts';
import { words } from '../../words/kit-more.ts';
import { words as tableWords } from '../../words/kit-table.ts';
import { IconButton } from '../button.tsx';
import { filterIcon, xIcon } from '../generated/icons.ts';
import { Icon } from '../icon.tsx';
import { Suggested } from './suggested.tsx';
import type { LookUp } from './use-suggested.ts';
import { useTyping } from './use-typing.ts';
import '../fields/fields.css';
import './filter-bar.css';

interface FilterBarProps {
  readonly grammar: Grammar;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly lookUp: LookUp;
  readonly placeholder: string;
  /** What somebody typed into a field in its place, which had the focus. */
  readonly begun?: string | undefined;
}

export function FilterBar({ grammar, query, onQuery, lookUp, placeholder, begun }: FilterBarProps) {
  const id = useId();
  const parsed = useMemo(() => parseQuery(grammar, query), [grammar, query]);
  const wrong = parsed.errors.map(({ from, to }) => query.slice(from, to)).join(' ');
  const typing = useTyping({ grammar, query: parsed.query, wrong, onQuery, lookUp });
  const { input, text, options, active, errors } = typing;
  useLayoutEffect(() => {
    if (begun === undefined) return;
    input.current?.focus();
    if (begun !== '') typing.type(begun);
  }, []);
  const open = typing.open && options.length > 0;
  const problem = errors[0]?.message ?? parsed.errors[0]?.message;
  return (
    <div class="filter-bar">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a press beside the chips goes to the field, which has the keys */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
      <div class="filter-box" onClick={event => event.target === event.currentTarget && input.current?.focus()}>
        <Icon of={filterIcon} />
        <ul class="filter-chips" aria-label={words.filters}>
          {parsed.query.terms.map(term => (
            <TermChip key={printTerm(term)} term={term} edit={() => typing.edit(term)} remove={() => typing.remove(term)} />
          ))}
        </ul>
        <input
          id={id}
          ref={input}
          class="filter-input"
          type="text"
          role="combobox"
          dir="auto"
          autoComplete="off"
          spellcheck={false}
          aria-label={tableWords.filter}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open && active !== null ? `${id}-${active}` : undefined}
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={`${id}-error`}
          placeholder={parsed.query.terms.length === 0 ? placeholder : ''}
          value={text}
          onInput={event => typing.type(event.currentTarget.value)}
          onClick={typing.show}
          onBlur={typing.leave}
          onKeyDown={typing.onKeyDown}
        />
        {query !== '' && <IconButton icon={xIcon} label={words.clearFilters} onPress={typing.clear} />}
      </div>
      <p id={`${id}-error`} class="field-error" role="status">
        {problem}
      </p>
      {open && <Suggested id={id} options={options} active={active} anchor={input.current} choose={typing.choose} />}
    </div>
  );
}

function TermChip({ term, edit, remove }: { readonly term: Term; readonly edit: () => void; readonly remove: () => void }) {
  const text = printTerm(term);
  return (
    <li class={term.not ? 'filter-chip filter-not' : 'filter-chip'}>
      <button class="filter-edit" type="button" onClick={edit}>
        <span class="unseen">{words.editFilter} </span>
        {term.not && <span class="filter-minus">{words.not} </span>}
        <span class="filter-name">{term.name}:</span>
        <bdi>{term.values.join(', ')}</bdi>
      </button>
      <button class="filter-remove" type="button" aria-label={words.removeFilter(text)} onClick={remove}>
        <Icon of={xIcon} />
      </button>
    </li>
  );
}
