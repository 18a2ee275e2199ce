/**
 * A list that is asked by the query language. The address is the query, so that it can be sent, kept and gone back to; the columns
 * are the person's own.
 */
import type { Me } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ReadListPage } from '../../data/list.ts';
import { lookUp } from '../../data/look-up.ts';
import { Button } from '../../kit/button.tsx';
import { FilterBar } from '../../kit/filter/filter-bar.tsx';
import { downloadIcon, filterIcon } from '../../kit/generated/icons.ts';
import { Empty } from '../../kit/states.tsx';
import { ColumnChooser, shownColumns } from '../../kit/table/column-chooser.tsx';
import type { TableProps } from '../../kit/table/source.ts';
import { Table } from '../../kit/table/table.tsx';
import type { Grammar } from '../../query/grammar.ts';
import { LISTS } from '../../words/lists.ts';
import { PageHead } from '../page-head.tsx';
import { setQuery } from '../router.ts';
import { isStep, type ListAddress, readAddress, writeAddress } from './address.ts';
import { ExportDialog } from './export-dialog.tsx';
import type { ListColumn } from './list-column.ts';
import { ListFrame } from './list-frame.tsx';
import { useFilters } from './use-filters.ts';
import { type SelectedRows, useSelectedRows } from './use-selected-rows.ts';
import { useSteadyList } from './use-steady-list.ts';
import { keepColumns, readColumns } from './views.ts';
import { ViewsMenu } from './views-menu.tsx';

export interface QueryListWords {
  readonly title: string;
  readonly placeholder: string;
  readonly count: (count: number) => string;
  readonly none: string;
  readonly noneAbout: string;
}

/** Filters of the API and the order as the parameters of its query. */
export type ReadFiltered<T> = (asked: Readonly<Record<string, string>>) => ReadListPage<T>;

interface QueryListProps<T> extends Pick<TableProps<T>, 'idOf' | 'nameOf' | 'hrefOf' | 'actionsOf'> {
  readonly me: Me;
  readonly query: URLSearchParams;
  /** By which its columns and views are kept. */
  readonly name: string;
  readonly words: QueryListWords;
  readonly grammar: Grammar;
  readonly columns: readonly ListColumn<T>[];
  /** The columns that are shown until somebody chooses. */
  readonly usual: readonly string[];
  /** The order that the list has by itself. */
  readonly usualSort: string;
  readonly read: ReadFiltered<T>;
  /** Another number is another list: something was changed. */
  readonly version: number;
  readonly actions?: ComponentChildren;
  /** What can be done with what is selected. Without it, nothing can be selected. */
  readonly selected?: (
    rows: SelectedRows<T>,
    all: { readonly total: number; readonly read: ReadListPage<T> },
  ) => ComponentChildren;
}

export function QueryList<T>(props: QueryListProps<T>) {
  const { words, columns, selected } = props;
  const { address, sort, shown, setShown, problems, list, busy, read, rows, go } = useQueryList(props);
  const [isExporting, setExporting] = useState(false);
  const inView = shownColumns(columns, shown);
  const all = () => go({ q: '' });
  const tools = (
    <div class="list-tools">
      <ViewsMenu
        personId={props.me.id}
        list={props.name}
        now={{ ...address, columns: shown }}
        onView={view => {
          setShown(view.columns);
          go({ q: view.q, sort: view.sort });
        }}
      />
      <ColumnChooser columns={columns} shown={shown} onShown={setShown} usual={props.usual} />
      <Button icon={downloadIcon} disabled={list.total === 0} onPress={() => setExporting(true)}>
        {LISTS.export}
      </Button>
    </div>
  );
  return (
    <ListFrame
      list={list}
      busy={busy}
      count={words.count}
      head={<PageHead title={words.title} actions={props.actions} />}
      bar={
        <>
          <FilterBar {...props} query={address.q} onQuery={q => go({ q })} lookUp={lookUp} placeholder={words.placeholder} />
          {tools}
        </>
      }
      problem={problems.length > 0 && <Refused problems={problems} onClear={all} />}
      empty={address.q === '' ? <Empty title={words.none}>{words.noneAbout}</Empty> : <NoMatch onClear={all} />}
      foot={selected?.(rows, { total: list.total, read })}
    >
      <Table
        {...props}
        label={words.title}
        source={list}
        columns={inView}
        {...(selected === undefined ? {} : { selection: rows.selection, onSelection: rows.select })}
        sort={sort}
        onSort={next => go({ sort: next === props.usualSort ? '' : next })}
      />
      {isExporting && (
        <ExportDialog
          name={props.name}
          what={words.count(list.total)}
          columns={inView}
          read={read}
          onClose={() => setExporting(false)}
        />
      )}
    </ListFrame>
  );
}

function useQueryList<T>(props: QueryListProps<T>) {
  const { grammar, usualSort } = props;
  const address = readAddress(props.query);
  const sort = address.sort === '' ? usualSort : address.sort;
  const [shown, setShown] = useShownColumns(props);
  const asked = useAsked(props, address.q, sort);
  const rows = useSelectedRows(asked.list, props.idOf);
  const go = (next: Partial<ListAddress>) => {
    const { q } = { ...address, ...next };
    setQuery(writeAddress({ ...address, ...next }), { replace: next.sort === undefined && !isStep(grammar, address.q, q) });
    if (q !== address.q) rows.clear();
  };
  return { address, sort, shown, setShown, ...asked, rows, go };
}

function useShownColumns<T>({ me, name, usual }: QueryListProps<T>) {
  const [shown, setShown] = useState(() => readColumns(me.id, name) ?? usual);
  const choose = (next: readonly string[]) => {
    setShown(next);
    keepColumns(me.id, name, next);
  };
  return [shown, choose] as const;
}

/** What the query asks for. Nothing is read while it can't be asked. */
function useAsked<T>({ grammar, name, version, read: readFiltered }: QueryListProps<T>, q: string, sort: string) {
  const found = useFilters(grammar, q);
  const problems = found?.problems ?? [];
  const key = found === undefined || problems.length > 0 ? null : JSON.stringify([name, found.filters, sort, version]);
  const read = useMemo(
    (): ReadListPage<T> => (key === null ? never : readFiltered({ ...found?.filters, sort })),
    [key, readFiltered],
  );
  return { problems, read, ...useSteadyList(key ?? '', read) };
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

function NoMatch({ onClear }: { readonly onClear: () => void }) {
  return <Empty icon={filterIcon} title={LISTS.noMatch} action={<Button onPress={onClear}>{LISTS.clear}</Button>} />;
}

function Refused({ problems, onClear }: { readonly problems: readonly string[]; readonly onClear: () => void }) {
  return (
    <div class="list-rows">
      <Empty icon={filterIcon} title={LISTS.cannotAsk} action={<Button onPress={onClear}>{LISTS.clear}</Button>}>
        {problems.join(' ')}
      </Empty>
    </div>
  );
}
