/** A list of the server as a table: as tall as its rows up to a limit, with what is shown where there are none. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { ListView } from '../data/list.ts';
import { Empty, Loading } from '../kit/states.tsx';
import type { TableProps } from '../kit/table/source.ts';
import { Table } from '../kit/table/table.tsx';
import { Refused } from './answered.tsx';
import './list-table.css';

interface ListTableProps<T> extends Omit<TableProps<T>, 'source'> {
  readonly list: ListView<T>;
  readonly empty: string;
  /** Below it: what to do about it. */
  readonly emptyAbout?: ComponentChildren;
}

export function ListTable<T>({ list, empty, emptyAbout, ...table }: ListTableProps<T>) {
  const before = useRef(list);
  if (!list.isLoading) before.current = list;
  // While it is read anew, what was read before stays.
  const view = before.current;
  if (view.isLoading) return <Loading rows={4} />;
  if (view.total === 0 && view.error !== undefined) return <Refused error={view.error} onRetry={view.retry} />;
  if (view.total === 0) return <Empty title={empty}>{emptyAbout}</Empty>;
  return (
    <>
      <div class="list-table">
        <Table {...table} source={view} />
      </div>
      {view.error !== undefined && <Refused error={view.error} onRetry={view.retry} />}
    </>
  );
}
