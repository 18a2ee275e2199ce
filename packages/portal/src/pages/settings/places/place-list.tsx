/** A list of locations, workspaces or virtual lines: open or closed, searched by name; added, renamed, closed and opened again. */
import type { ComponentChildren } from 'preact';
import { ListTable } from '../../../app/list-table.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { hrefOf, setQuery } from '../../../app/router.ts';
import { useDialog } from '../../../app/use-dialog.ts';
import type { ReadListPage } from '../../../data/list.ts';
import { useList } from '../../../data/use-list.ts';
import { write } from '../../../data/write.ts';
import { Button } from '../../../kit/button.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { pencilIcon, plusIcon, powerIcon, undoIcon } from '../../../kit/generated/icons.ts';
import type { MenuItem } from '../../../kit/menu.tsx';
import type { Column } from '../../../kit/table/source.ts';
import { Tabs } from '../../../kit/tabs.tsx';
import { format } from '../../../words/format.ts';
import { PLACES, type PlaceWords } from '../../../words/places.ts';
import { Frame } from '../frame.tsx';
import { reopening } from './changes.ts';
import type { Place, PlaceCalls } from './place.ts';

export type OpenDialog<T> = (place: T, close: () => void, reload: () => void) => ComponentChildren;

interface PlaceListProps<T extends Place> extends PageProps {
  readonly path: string;
  readonly words: PlaceWords;
  readonly calls: PlaceCalls<T>;
  readonly mayAdd: boolean;
  readonly mayChange: boolean;
  readonly columns?: readonly Column<T>[];
  readonly read: (asked: { readonly state: 'open' | 'closed'; readonly q?: string }) => ReadListPage<T>;
  readonly addDialog: (close: () => void, reload: () => void) => ComponentChildren;
  readonly renameDialog: OpenDialog<T>;
  readonly closeDialog: OpenDialog<T>;
}

export function PlaceList<T extends Place>(props: PlaceListProps<T>) {
  const { me, query, path, words, read, calls, mayChange } = props;
  const dialog = useDialog();
  const q = query.get('q') ?? '';
  const state = query.get('state') === 'closed' ? 'closed' : 'open';
  const list = useList(`${path} ${state} ${q}`, read({ state, ...(q === '' ? {} : { q }) }));
  const { reload } = list;
  const actionsOf = (place: T): readonly MenuItem[] => [
    {
      text: words.rename,
      icon: pencilIcon,
      onChoose: () => dialog.open(props.renameDialog(place, dialog.close, reload)),
    },
    place.closedAt === null
      ? {
          text: words.close,
          icon: powerIcon,
          danger: true,
          onChoose: () => dialog.open(props.closeDialog(place, dialog.close, reload)),
        }
      : { text: words.reopen, icon: undoIcon, onChoose: () => void write(reopening(calls, words, place, reload)) },
  ];
  const add = props.mayAdd && (
    <Button look="primary" icon={plusIcon} onPress={() => dialog.open(props.addDialog(dialog.close, reload))}>
      {words.add}
    </Button>
  );
  return (
    <Frame me={me} path={path} actions={add || undefined}>
      <div class="settings-bar">
        <States path={path} q={q} state={state} />
        <TextField
          label={PLACES.search}
          type="search"
          value={q}
          onChange={text => setQuery(addressOf(text, state), { replace: true })}
        />
      </div>
      <div class="settings-list">
        <ListTable<T>
          list={list}
          label={words.many}
          columns={[...columnsOf(calls), ...(props.columns ?? []), SINCE]}
          idOf={({ id }) => id}
          nameOf={calls.nameOf}
          empty={state === 'open' ? words.none : words.noneClosed}
          {...(mayChange ? { actionsOf } : {})}
        />
      </div>
      {dialog.element}
    </Frame>
  );
}

function States({ path, q, state }: { readonly path: string; readonly q: string; readonly state: 'open' | 'closed' }) {
  const tabs = [
    { href: hrefOf(path, addressOf(q, 'open')), text: PLACES.open, current: state === 'open' },
    { href: hrefOf(path, addressOf(q, 'closed')), text: PLACES.closedOnes, current: state === 'closed' },
  ];
  return <Tabs label={PLACES.states} tabs={tabs} />;
}

function addressOf(q: string, state: 'open' | 'closed'): URLSearchParams {
  return new URLSearchParams({ ...(q === '' ? {} : { q }), ...(state === 'open' ? {} : { state }) });
}

function columnsOf<T extends Place>({ nameOf }: PlaceCalls<T>): readonly Column<T>[] {
  return [
    {
      id: 'name',
      title: PLACES.name,
      widthPx: 160,
      grows: true,
      view: place => (
        <bdi class="clip" title={nameOf(place)}>
          {nameOf(place)}
        </bdi>
      ),
    },
  ];
}

const SINCE: Column<Place> = {
  id: 'since',
  title: PLACES.since,
  widthPx: 120,
  view: ({ createdAt }) => <time dateTime={createdAt}>{format.date(createdAt)}</time>,
};
