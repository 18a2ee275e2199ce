/** The gallery's section of the table with 100,000 rows, its filter bar and its columns. */
import { useState } from 'preact/hooks';
import { Avatar } from '../../../src/kit/avatar.tsx';
import { Chip } from '../../../src/kit/chip.tsx';
import { FilterBar } from '../../../src/kit/filter/filter-bar.tsx';
import type { LookUp } from '../../../src/kit/filter/use-suggested.ts';
import { swapIcon, userMinusIcon } from '../../../src/kit/generated/icons.ts';
import { KindIcon } from '../../../src/kit/kind-icon.tsx';
import { ColumnChooser } from '../../../src/kit/table/column-chooser.tsx';
import { NO_SELECTION } from '../../../src/kit/table/selection.ts';
import { shownColumns } from '../../../src/kit/table/shown-columns.ts';
import type { Column, RowSource } from '../../../src/kit/table/source.ts';
import { Table } from '../../../src/kit/table/table.tsx';
import { deviceGrammar } from '../../../src/query/devices.ts';
import { format } from '../../../src/words/format.ts';
import { findPeople } from './forms.tsx';
import { type SamplePerson, samplePerson } from './samples.ts';

/** Every 50th row is always on its way. */
const source: RowSource<SamplePerson> = {
  total: 100_000,
  rowAt: index => (index % 50 === 11 ? undefined : samplePerson(index)),
  want: () => undefined,
};

const TONES = { active: 'good', guest: 'warn', stale: 'bad', disabled: 'plain' } as const;

const columns: readonly Column<SamplePerson>[] = [
  {
    id: 'name',
    title: 'Name',
    widthPx: 160,
    grows: true,
    view: ({ displayName }) => (
      <>
        <Avatar name={displayName} />
        <bdi class="clip">{displayName}</bdi>
      </>
    ),
  },
  { id: 'login', title: 'Login', widthPx: 260, view: ({ login }) => <span class="mono">{login}</span> },
  {
    id: 'number',
    title: 'Number',
    widthPx: 96,
    numeric: true,
    sort: 'number',
    view: ({ id }) => format.number(Number(id.slice(7))),
  },
  { id: 'kind', title: 'Kind', widthPx: 64, view: ({ kind }) => <KindIcon kind={kind} /> },
  { id: 'location', title: 'Location', widthPx: 160, view: ({ location }) => location },
  {
    id: 'state',
    title: 'State',
    widthPx: 120,
    view: ({ state }) => (
      <Chip tone={TONES[state]} dot>
        {state}
      </Chip>
    ),
  },
  { id: 'devices', title: 'Devices', widthPx: 96, numeric: true, view: ({ devices }) => devices },
];

const lookUp: LookUp = async (of, text) =>
  of === 'person'
    ? (await findPeople(text)).map(({ login, displayName }) => ({ value: login, label: displayName, detail: login }))
    : [{ value: 'Zürich HB', label: 'Zürich HB', detail: 'Location' }];

const USUAL = ['name', 'login', 'number', 'location', 'state', 'devices'];

export function List() {
  const [query, setQuery] = useState('kind:desk_phone -is:unheld location:"Zürich HB" pixel');
  const [shown, setShown] = useState<readonly string[]>(USUAL);
  const [selection, setSelection] = useState(NO_SELECTION);
  const [sort, setSort] = useState('number');
  const [opened, setOpened] = useState('nothing');
  return (
    <>
      <div class="sample-row">
        <FilterBar grammar={deviceGrammar} query={query} onQuery={setQuery} lookUp={lookUp} placeholder="Filter devices" />
        <ColumnChooser columns={columns} shown={shown} onShown={setShown} usual={USUAL} />
      </div>
      <p>
        <output aria-label="Query">{query}</output>
        {' · '}
        <output aria-label="Selected">{format.number(selection.ids.size)} selected</output>
        {' · '}
        <output aria-label="Opened">{opened}</output>
      </p>
      <div class="sample-table">
        <Table
          label="People"
          source={source}
          columns={shownColumns(columns, shown)}
          idOf={({ id }) => id}
          nameOf={({ displayName }) => displayName}
          hrefOf={({ id }) => `#${id}`}
          onOpen={({ id }) => setOpened(id)}
          sort={sort}
          onSort={setSort}
          selection={selection}
          onSelection={setSelection}
          actionsOf={({ id }) => [
            { text: 'Hand over', icon: swapIcon, onChoose: () => setOpened(`menu of ${id}`) },
            { text: 'Off-board …', icon: userMinusIcon, danger: true, apart: true },
          ]}
        />
      </div>
    </>
  );
}
