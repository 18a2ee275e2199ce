/**
 * A list that is asked by the query language. The address is the query, so that it can be sent, kept and gone back to; the columns
 * are the person's own.
 */
import type { Me } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { ReadListPage } from '../../data/list.ts';
import { Button } from '../../kit/button.tsx';
import { filterIcon } from '../../kit/generated/icons.ts';
import { Empty } from '../../kit/states.tsx';
import { shownColumns } from '../../kit/table/shown-columns.ts';
import type { TableProps } from '../../kit/table/source.ts';
import { Table } from '../../kit/table/table.tsx';
import { LISTS } from '../../words/lists.ts';
import { WithModule } from '../lazy-part.tsx';
import { PageHead } from '../page-head.tsx';
import { setQuery } from '../router.ts';
import { type GoTo, readAddress, writeAddress } from './address.ts';
import { BarBefore, type Begun } from './bar-before.tsx';
import type { LazyGrammar } from './lazy-grammar.ts';
import type { ListColumn } from './list-column.ts';
import { ListFrame } from './list-frame.tsx';
import { useFilters } from './use-filters.ts';
import { type SelectedRows, useSelectedRows } from './use-selected-rows.ts';
import { useSteadyList } from './use-steady-list.ts';
import { keepColumns, readColumns } from './views.ts';

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
  readonly grammar: LazyGrammar;
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
  const inView = shownColumns(columns, shown);
  const all = () => go({ q: '' });
  const [begun, setBegun] = useState<Begun | null>(null);
  const bar = (
    <WithModule
      of={props.grammar.bar}
      wait={list.isLoading && problems.length === 0 && begun === null}
      waiting={<BarBefore q={address.q} placeholder={words.placeholder} onBegun={setBegun} />}
    >
      {({ ListBar, grammar }) => (
        <ListBar
          {...props}
          grammar={grammar}
          personId={props.me.id}
          placeholder={words.placeholder}
          address={address}
          onAddress={go}
          shown={shown}
          onShown={setShown}
          inView={inView}
          total={list.total}
          what={words.count(list.total)}
          read={read}
          begun={begun}
        />
      )}
    </WithModule>
  );
  return (
    <ListFrame
      list={list}
      busy={busy}
      count={words.count}
      head={<PageHead title={words.title} actions={props.actions} />}
      bar={bar}
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
    </ListFrame>
  );
}

function useQueryList<T>(props: QueryListProps<T>) {
  const { usualSort } = props;
  const address = readAddress(props.query);
  const sort = address.sort === '' ? usualSort : address.sort;
  const [shown, setShown] = useShownColumns(props);
  const asked = useAsked(props, address.q, sort);
  const rows = useSelectedRows(asked.list, props.idOf);
  const go: GoTo = (next, { replace = false } = {}) => {
    setQuery(writeAddress({ ...address, ...next }), { replace });
    if (next.q !== undefined && next.q !== address.q) rows.clear();
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
  const found = useFilters(grammar.grammar, q);
  const problems = found?.problems ?? [];
  const key = found === undefined || problems.length > 0 ? null : JSON.stringify([name, found.filters, sort, version]);
  const [read, readBack] = useMemo((): [ReadListPage<T>, ReadListPage<T>] => {
    const by = (order: string) => (key === null ? never : readFiltered({ ...found?.filters, sort: order }));
    return [by(sort), by(sort.startsWith('-') ? sort.slice(1) : `-${sort}`)];
  }, [key, readFiltered]);
  return { problems, read, ...useSteadyList(key ?? '', read, readBack) };
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
