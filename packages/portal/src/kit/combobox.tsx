/** A field that searches on the server while one types, and takes one of what was found. The loader is the caller's. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { words } from '../words/kit-more.ts';
import { Field, type FieldProps } from './fields/field.tsx';
import { moveIn } from './menu-keys.ts';
import { placePopover } from './place-popover.ts';
import { useChoice } from './use-choice.ts';
import { type Found, useLoaded } from './use-loaded.ts';
import './combobox.css';

/** Finds what fits the text; everything that comes first for an empty one. */
export type Loader<T> = (text: string, signal: AbortSignal) => Promise<readonly T[]>;

export interface ComboboxProps<T> extends FieldProps {
  readonly load: Loader<T>;
  readonly value: T | null;
  readonly onChange: (value: T | null) => void;
  readonly idOf: (item: T) => string;
  readonly textOf: (item: T) => string;
  readonly view?: (item: T) => ComponentChildren;
  readonly placeholder?: string;
}

export function Combobox<T>({ load, value, onChange, idOf, textOf, view, placeholder, ...field }: ComboboxProps<T>) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const { text, active, found, open, close, type, choose, onKeyDown } = useCombobox({ load, value, onChange, idOf, textOf });
  const chosen = value === null ? '' : textOf(value);
  const activeId = text !== null && found.items[active] !== undefined ? `${listId}-${active}` : undefined;
  return (
    <div class="combobox">
      <Field {...field}>
        {control => (
          <input
            {...control}
            ref={input}
            type="text"
            role="combobox"
            autoComplete="off"
            spellcheck={false}
            dir="auto"
            aria-autocomplete="list"
            aria-expanded={text !== null}
            aria-controls={listId}
            aria-activedescendant={activeId}
            placeholder={placeholder}
            value={text ?? chosen}
            onInput={event => type(event.currentTarget.value)}
            onClick={open}
            onBlur={close}
            onKeyDown={onKeyDown}
          />
        )}
      </Field>
      {text !== null && (
        <ListBox
          id={listId}
          label={field.label}
          input={input.current}
          found={found}
          active={active}
          choose={choose}
          idOf={idOf}
          view={view ?? textOf}
        />
      )}
    </div>
  );
}

type Chosen<T> = Pick<ComboboxProps<T>, 'load' | 'value' | 'onChange' | 'idOf' | 'textOf'>;

/** What is typed, null while the list is closed; what that finds; and which of it the keys are at. */
function useCombobox<T>({ load, value, onChange, idOf, textOf }: Chosen<T>) {
  const [text, setText] = useState<string | null>(null);
  const found = useLoaded(load, text);
  const choice = useChoice({
    ids: found.items.map(idOf),
    isLoading: found.state === 'loading',
    take: index => choose(found.items[index]),
  });

  const open = () => setText(before => before ?? '');
  const close = () => {
    setText(null);
    choice.reset();
  };
  const choose = (item: T | undefined) => {
    if (item === undefined) return;
    onChange(item);
    close();
  };
  const type = (typed: string) => {
    setText(typed);
    choice.reset();
    if (value !== null) onChange(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = actionOf(event.key, text !== null);
    if (act === undefined) return;
    if (act !== 'leave') event.preventDefault();
    if (act === 'open') open();
    if (act === 'move') choice.moveTo(moveIn(found.items.map(textOf), choice.index, event.key) ?? choice.index);
    if (act === 'choose') choice.enter();
    if (act === 'close') event.stopPropagation();
    if (act === 'close' || act === 'leave') close();
  };
  return { text, active: choice.index, found, open, close, type, choose, onKeyDown };
}

interface ListBoxProps<T> {
  readonly id: string;
  readonly label: string;
  readonly input: HTMLInputElement | null;
  readonly found: Found<T>;
  readonly active: number;
  readonly choose: (item: T) => void;
  readonly idOf: (item: T) => string;
  readonly view: (item: T) => ComponentChildren;
}

function ListBox<T>({ id, label, input, found, active, choose, idOf, view }: ListBoxProps<T>) {
  const popover = useRef<HTMLDivElement>(null);
  useEffect(() => {
    popover.current?.showPopover();
  }, []);
  useEffect(() => {
    if (popover.current === null || input === null) return;
    popover.current.style.width = `${input.offsetWidth}px`;
    placePopover(popover.current, input);
    popover.current.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [input, found, active]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press on the list must not take the focus from the field
    <div class="popover combobox-list" popover="manual" ref={popover} onMouseDown={event => event.preventDefault()}>
      <div id={id} role="listbox" aria-label={label}>
        {found.items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys
          <div
            key={idOf(item)}
            id={`${id}-${index}`}
            class="combobox-option"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onClick={() => choose(item)}
          >
            {view(item)}
          </div>
        ))}
      </div>
      <p class="combobox-state" role="status">
        {sayState(found)}
      </p>
    </div>
  );
}

function sayState(found: Found<unknown>): string {
  if (found.state === 'failed') return words.searchFailed;
  if (found.state === 'loading') return words.searching;
  return found.items.length === 0 ? words.nothingFound : '';
}

function actionOf(key: string, open: boolean): 'open' | 'move' | 'choose' | 'close' | 'leave' | undefined {
  if (!open) return key === 'ArrowDown' || key === 'ArrowUp' ? 'open' : undefined;
  if (key === 'ArrowDown' || key === 'ArrowUp') return 'move';
  if (key === 'Enter') return 'choose';
  if (key === 'Escape') return 'close';
  return key === 'Tab' ? 'leave' : undefined;
}
