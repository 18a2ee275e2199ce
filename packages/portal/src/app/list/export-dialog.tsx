/** Exports a list as CSV: every row of the query, read page by page, with the columns that are shown. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { allPages, type Reach } from '../../data/all-rows.ts';
import { CSV_START, csvLine } from '../../data/csv.ts';
import type { ReadListPage } from '../../data/list.ts';
import { FormDialog } from '../../kit/confirm.tsx';
import { Progress } from '../../kit/progress.tsx';
import { toasts } from '../../kit/toasts.ts';
import { LISTS } from '../../words/lists.ts';
import type { ListColumn } from './list-column.ts';
import { sayFailure } from './list-frame.tsx';

interface ExportProps<T> {
  /** Of the file, without its ending. */
  readonly name: string;
  /** What is exported, as “120 devices”. */
  readonly what: string;
  readonly columns: readonly ListColumn<T>[];
  readonly read: ReadListPage<T>;
  readonly onClose: () => void;
}

export function ExportDialog<T>({ name, what, columns, read, onClose }: ExportProps<T>) {
  const [reach, setReach] = useState<Reach>();
  const [error, setError] = useState<string>();
  const control = useRef<AbortController | null>(null);
  useEffect(() => () => control.current?.abort(), []);
  const run = async () => {
    control.current = new AbortController();
    const { signal } = control.current;
    setError(undefined);
    setReach({ done: 0, total: undefined });
    try {
      const { file, rows } = await writeCsv(columns, read, signal, setReach);
      save(file, `${name}-${new Date().toISOString().slice(0, 10)}.csv`);
      toasts.add({ text: LISTS.exported(rows), tone: 'good' });
      onClose();
    } catch (failure) {
      if (signal.aborted) return;
      setReach(undefined);
      setError(LISTS.exportFailed + sayFailure(failure));
    }
  };
  return (
    <FormDialog
      title={LISTS.exportTitle}
      verb={LISTS.exportVerb}
      busy={reach !== undefined}
      error={error}
      onDo={() => void run()}
      onClose={onClose}
    >
      <p>{LISTS.exportAbout(what)}</p>
      <p class="quiet">{LISTS.exportSafe}</p>
      {reach !== undefined && <ExportProgress reach={reach} />}
    </FormDialog>
  );
}

function ExportProgress({ reach: { done, total } }: { readonly reach: Reach }) {
  return (
    <>
      <Progress label={LISTS.exporting} {...(total === undefined ? {} : { done, total })} />
      <p class="quiet tabular" role="status">
        {total === undefined ? LISTS.exporting : LISTS.exportRows(done, total)}
      </p>
    </>
  );
}

/** Each page becomes a blob at once, which the browser keeps outside of the memory of scripts. */
async function writeCsv<T>(
  columns: readonly ListColumn<T>[],
  read: ReadListPage<T>,
  signal: AbortSignal,
  onReach: (reach: Reach) => void,
) {
  const parts = [new Blob([CSV_START, csvLine(columns.map(({ title }) => title))])];
  let rows = 0;
  for await (const page of allPages(read, signal, onReach)) {
    parts.push(new Blob([page.map(row => csvLine(columns.map(column => column.csv(row)))).join('')]));
    rows += page.length;
  }
  return { file: new Blob(parts, { type: 'text/csv;charset=utf-8' }), rows };
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun with the click, and keeps what it needs.
  setTimeout(() => URL.revokeObjectURL(url));
}
