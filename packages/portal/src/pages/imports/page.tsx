/** Imports: a place to drop a file, and the files of the last 30 days. */
import type { Import } from '@heldby/client';
import { ListFrame } from '../../app/list/list-frame.tsx';
import { useSteadyList } from '../../app/list/use-steady-list.ts';
import { PageHead } from '../../app/page-head.tsx';
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { asSource, withoutTotal } from '../../data/uncounted.ts';
import { useReload } from '../../data/use-reload.ts';
import { toneOf } from '../../jobs/import-tone.ts';
import { Chip } from '../../kit/chip.tsx';
import { Empty } from '../../kit/states.tsx';
import type { Column } from '../../kit/table/source.ts';
import { Table } from '../../kit/table/table.tsx';
import { format } from '../../words/format.ts';
import { IMPORTS } from '../../words/imports.ts';
import { Drop } from './drop.tsx';

const { columns: titles } = IMPORTS;

const COLUMNS: readonly Column<Import>[] = [
  { id: 'name', title: titles.name, widthPx: 160, grows: true, view: ({ name }) => <bdi class="clip">{name}</bdi> },
  { id: 'list', title: titles.list, widthPx: 130, view: ({ list }) => IMPORTS.lists[list] },
  {
    id: 'state',
    title: titles.state,
    widthPx: 140,
    view: ({ state }) => <Chip tone={toneOf(state)}>{IMPORTS.states[state]}</Chip>,
  },
  { id: 'rows', title: titles.rows, widthPx: 90, numeric: true, view: ({ counts }) => format.number(counts.rows) },
  { id: 'applied', title: titles.applied, widthPx: 90, numeric: true, view: ({ counts }) => format.number(counts.applied) },
  {
    id: 'created',
    title: titles.created,
    widthPx: 152,
    view: ({ createdAt }) => <time dateTime={createdAt}>{format.dateTime(createdAt)}</time>,
  },
];

const OLD_BY = ['imports'];

export function Page() {
  const { list, busy, reload } = useSteadyList<Import>('imports', (page, signal) =>
    client.imports.list(withoutTotal(page), { signal }),
  );
  useReload(OLD_BY, reload);
  return (
    <ListFrame
      list={list}
      busy={busy}
      head={<PageHead title={IMPORTS.title} about={IMPORTS.about} />}
      bar={<Drop />}
      count={IMPORTS.count}
      empty={<Empty title={IMPORTS.none}>{IMPORTS.noneAbout}</Empty>}
    >
      <Table
        label={IMPORTS.earlier}
        source={asSource(list)}
        columns={COLUMNS}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        hrefOf={({ id }) => hrefOf(`imports/${id}`)}
      />
    </ListFrame>
  );
}
