/** The palette: one field that finds pages, commands, people and devices (WAI-ARIA combobox with a list). */
import type { Me, SearchHit } from '@heldby/client';
import { useCallback, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { client } from '../data/client.ts';
import { maySee } from '../data/me.ts';
import { searchIcon, userIcon } from '../kit/generated/icons.ts';
import { Icon } from '../kit/icon.tsx';
import { Keys } from '../kit/keys.tsx';
import { KindIcon } from '../kit/kind-icon.tsx';
import { useChoice } from '../kit/use-choice.ts';
import { useLoaded } from '../kit/use-loaded.ts';
import { PALETTE } from '../words/palette.ts';
import { begun } from './begun.ts';
import { useAllCommands } from './commands.ts';
import { findPage, sideEntriesOf } from './pages.ts';
import { describeHit, type Entry, fits, moveChoice, nearestFirst } from './palette-entries.ts';
import { hrefOf, navigate } from './router.ts';
import './palette.css';

/** As many as fit below the field. */
const HITS = 8;
/** The best of these are shown: the search counts the beginning of any word, and of any number, alike. */
const ASKED_HITS = 30;

export function Palette({ me, onClose }: { readonly me: Me; readonly onClose: () => void }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const { text, type, entries, chosen, isSearching, run, onKeyDown } = usePalette(me, id, onClose);
  // Before the next key is pressed.
  useLayoutEffect(() => show(dialog.current), []);
  return (
    <dialog
      class="palette"
      aria-label={PALETTE.title}
      ref={dialog}
      onCancel={event => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={event => event.target === dialog.current && onClose()}
    >
      <div class="palette-field">
        <Icon of={searchIcon} />
        <input
          role="combobox"
          aria-label={PALETTE.field}
          aria-expanded={entries.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={entries.length > 0 ? `${id}-${chosen}` : undefined}
          aria-autocomplete="list"
          autocomplete="off"
          spellcheck={false}
          placeholder={PALETTE.placeholder}
          value={text}
          onInput={event => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <Entries id={id} entries={entries} chosen={chosen} run={run} />
      {entries.length === 0 && !isSearching && (
        <p class="palette-nothing quiet" role="status">
          {PALETTE.nothing}
        </p>
      )}
    </dialog>
  );
}

/** What is typed, what that finds, and what the keys do with it. */
function usePalette(me: Me, id: string, onClose: () => void) {
  const [text, setText] = useState(takeBegun);
  const { own, found, isSearching } = useEntries(me, text.trim());
  // What is there at once stays at the top: what is found later moves nothing under the hands of who presses Enter.
  const entries = [...own, ...found];
  const run = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    onClose();
    entry.run();
  };
  const choice = useChoice({
    ids: entries.map(entry => entry.id),
    isLoading: isSearching && own.length === 0,
    take: index => run(entries[index]),
  });
  const type = (typed: string) => {
    setText(typed);
    choice.reset();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter') choice.enter();
    const next = moveChoice(choice.index, entries.length, event.key);
    if (next === undefined) return;
    event.preventDefault();
    choice.moveTo(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  return { text, type, entries, chosen: choice.index, isSearching, run, onKeyDown };
}

function takeBegun(): string {
  const { text } = begun;
  begun.text = '';
  return text;
}

/** Gives what closes it again. */
function show(dialog: HTMLDialogElement | null): () => void {
  dialog?.showModal();
  return () => dialog?.close();
}

interface EntriesProps {
  readonly id: string;
  readonly entries: readonly Entry[];
  readonly chosen: number;
  readonly run: (entry: Entry) => void;
}

function Entries({ id, entries, chosen, run }: EntriesProps) {
  const groups = [...new Set(entries.map(({ group }) => group))];
  return (
    <div class="palette-list" role="listbox" id={`${id}-list`} aria-label={PALETTE.results}>
      {groups.map(group => (
        // biome-ignore lint/a11y/useSemanticElements: a list box has groups, and no field sets
        <div key={group} role="group" aria-label={PALETTE.groups[group]}>
          <div class="palette-group" aria-hidden="true">
            {PALETTE.groups[group]}
          </div>
          {entries.map((entry, index) =>
            entry.group === group ? (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, where the focus stays
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field
              <div
                key={entry.id}
                class="palette-entry"
                role="option"
                id={`${id}-${index}`}
                aria-selected={index === chosen}
                onClick={() => run(entry)}
              >
                <EntryIcon entry={entry} />
                <span class="clip">
                  <bdi>{entry.text}</bdi>
                </span>
                {entry.about !== undefined && <span class="palette-about clip">{entry.about}</span>}
                {entry.keys !== undefined && <Keys keys={entry.keys} />}
              </div>
            ) : null,
          )}
        </div>
      ))}
    </div>
  );
}

function EntryIcon({ entry }: { readonly entry: Entry }) {
  if (entry.kind !== undefined) return <KindIcon kind={entry.kind} />;
  return entry.icon === undefined ? <span class="palette-gap" /> : <Icon of={entry.icon} />;
}

interface Offered {
  readonly own: readonly Entry[];
  readonly found: readonly Entry[];
  readonly isSearching: boolean;
}

function useEntries(me: Me, text: string): Offered {
  const commands = useAllCommands();
  const search = useCallback(
    async (q: string, signal: AbortSignal) => (await client.search.find({ q, limit: ASKED_HITS }, { signal })).items,
    [],
  );
  const isAsked = text !== '' && maySee(me, 'people') && findPage(me, 'people/x') !== undefined;
  const { items, state } = useLoaded<SearchHit>(search, isAsked ? text : null);
  const pages = sideEntriesOf(me).map(
    ({ path, title, icon }): Entry => ({
      id: `page ${path}`,
      group: 'pages',
      text: title,
      icon,
      run: () => navigate(hrefOf(path)),
    }),
  );
  const actions = commands.flatMap(({ unlisted, text: name, icon, keys, run }): Entry[] =>
    unlisted
      ? []
      : [{ id: `action ${name}`, group: 'actions', text: name, ...(icon ? { icon } : {}), ...(keys ? { keys } : {}), run }],
  );
  const own = [...pages, ...actions].filter(entry => fits(entry.text, text));
  const all = items.flatMap(hit => toEntry(me, hit));
  const found = nearestFirst(all, text).slice(0, HITS);
  return { own, found: text === '' ? [] : found, isSearching: isAsked && state === 'loading' };
}

/** Nothing where there is no page to go to. */
function toEntry(me: Me, hit: SearchHit): Entry[] {
  const described = describeHit(hit);
  if (described === undefined || findPage(me, described.path) === undefined) return [];
  const { text, about, path } = described;
  const group = hit.type === 'person' ? 'people' : 'devices';
  const look = hit.device === null ? { icon: userIcon } : { kind: hit.device.kind };
  return [{ id: path, group, text, about, ...look, run: () => navigate(hrefOf(path)) }];
}
