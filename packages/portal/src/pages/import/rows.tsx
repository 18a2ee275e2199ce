/** The rows of an import by what becomes of them, with what each changes or why it is refused. */
import type { Import, ImportRow } from '@heldby/client';
import { useSteadyList } from '../../app/list/use-steady-list.ts';
import { hrefOf } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { asSource, withoutTotal } from '../../data/uncounted.ts';
import { Chip, type Tone } from '../../kit/chip.tsx';
import { Empty, Failed, Loading } from '../../kit/states.tsx';
import type { Column } from '../../kit/table/source.ts';
import { Table } from '../../kit/table/table.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { format } from '../../words/format.ts';
import { IMPORTS, MEMBER_WORDS } from '../../words/imports.ts';

type View = keyof typeof IMPORTS.views;

export function Rows({ found, view: asked }: { readonly found: Import; readonly view: string }) {
  const view: View = asked in IMPORTS.views ? (asked as View) : 'all';
  const state = view === 'all' ? {} : { state: view };
  const { list } = useSteadyList<ImportRow>(`import-rows ${found.id} ${view} ${found.state} ${found.revision}`, (page, signal) =>
    client.imports.rows(found.id, { ...state, ...withoutTotal(page) }, { signal }),
  );
  const isEmpty = list.total === 0 && list.isCounted && !list.isLoading;
  return (
    <section class="import-rows" aria-label={IMPORTS.rows}>
      <Tabs label={IMPORTS.rows} tabs={tabsOf(found, view)} />
      <div class="import-list">
        {list.isLoading ? (
          <Loading rows={6} />
        ) : list.error !== undefined && list.total === 0 ? (
          <Failed onRetry={list.retry} />
        ) : isEmpty ? (
          <Empty title={IMPORTS.noRows} />
        ) : (
          <Table
            label={IMPORTS.rows}
            source={asSource(list)}
            columns={COLUMNS}
            idOf={({ number }) => String(number)}
            nameOf={({ line }) => IMPORTS.rowName(line)}
            whole={list.total <= WHOLE_ROWS}
          />
        )}
      </div>
    </section>
  );
}

/** Fewer rows are as tall as they are; more scroll in a place of their own. */
const WHOLE_ROWS = 25;

function tabsOf({ id, counts }: Import, view: View) {
  const numbers: Readonly<Record<View, number>> = { all: counts.rows, ...counts };
  return (Object.keys(IMPORTS.views) as View[]).map(name => ({
    href: hrefOf(`imports/${id}`, new URLSearchParams(name === 'all' ? {} : { rows: name })),
    text: IMPORTS.views[name],
    count: format.number(numbers[name]),
    current: name === view,
  }));
}

const { rowColumns: titles } = IMPORTS;

const COLUMNS: readonly Column<ImportRow>[] = [
  { id: 'line', title: titles.line, widthPx: 72, numeric: true, view: ({ line }) => format.number(line) },
  { id: 'state', title: titles.state, widthPx: 120, view: row => <State row={row} /> },
  { id: 'what', title: titles.what, widthPx: 320, grows: true, view: row => <What row={row} /> },
  {
    id: 'cells',
    title: titles.cells,
    widthPx: 240,
    grows: true,
    view: ({ cells }) => <bdi class="clip quiet">{cells.map(textOf).filter(Boolean).join(' · ')}</bdi>,
  },
];

const STATE_TONES: Readonly<Record<ImportRow['state'], Tone>> = { new: 'good', changed: 'info', same: 'plain', refused: 'bad' };
const RESULT_TONES: Readonly<Record<NonNullable<ImportRow['result']>, Tone>> = {
  applied: 'good',
  refused: 'bad',
  reversed: 'plain',
  kept: 'warn',
  failed: 'bad',
};

function State({ row: { state, result } }: { readonly row: ImportRow }) {
  if (result !== null) return <Chip tone={RESULT_TONES[result]}>{IMPORTS.results[result]}</Chip>;
  return <Chip tone={STATE_TONES[state]}>{IMPORTS.rowStates[state]}</Chip>;
}

/** Why it is refused comes before what it would change. */
function What({ row: { reason, changes } }: { readonly row: ImportRow }) {
  const text = reason ?? (changes.length === 0 ? IMPORTS.nothing : changes.map(sayChange).join('; '));
  return (
    <bdi class="import-what" title={text}>
      {text}
    </bdi>
  );
}

function sayChange({ member, before, after }: ImportRow['changes'][number]): string {
  const name = MEMBER_WORDS[member]?.replace(/^\w+: /, '') ?? member.replace(/^\w+\./, '');
  return before === null
    ? IMPORTS.sets1(name, textOf(after))
    : IMPORTS.change(name, textOf(before) || IMPORTS.empty, textOf(after));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
