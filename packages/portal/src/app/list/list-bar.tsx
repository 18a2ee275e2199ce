/** What stands above the rows of a list: its filters, saved views, columns, and export. It is loaded once the rows are shown. */
import { useState } from 'preact/hooks';
import type { ReadListPage } from '../../data/list.ts';
import { lookUp } from '../../data/look-up.ts';
import { Button } from '../../kit/button.tsx';
import { FilterBar } from '../../kit/filter/filter-bar.tsx';
import { downloadIcon } from '../../kit/generated/icons.ts';
import { ColumnChooser } from '../../kit/table/column-chooser.tsx';
import type { Grammar } from '../../query/grammar.ts';
import { LISTS } from '../../words/lists.ts';
import { lazyModule, WithModule } from '../lazy-part.tsx';
import type { GoTo, ListAddress } from './address.ts';
import type { Begun } from './bar-before.tsx';
import type { ListColumn } from './list-column.ts';
import { isStep } from './step.ts';
import { ViewsMenu } from './views-menu.tsx';

const exporting = lazyModule(() => import('./export-dialog.tsx'));

interface ListBarProps<T> {
  readonly personId: string;
  /** By which its columns and views are kept, and the file of an export is called. */
  readonly name: string;
  readonly grammar: Grammar;
  readonly placeholder: string;
  readonly address: ListAddress;
  readonly onAddress: GoTo;
  readonly columns: readonly ListColumn<T>[];
  readonly usual: readonly string[];
  readonly shown: readonly string[];
  readonly onShown: (shown: readonly string[]) => void;
  readonly inView: readonly ListColumn<T>[];
  /** How many rows there are, and in words. */
  readonly total: number;
  readonly what: string;
  readonly read: ReadListPage<T>;
  readonly begun: Begun | null;
}

export function ListBar<T>(props: ListBarProps<T>) {
  const { personId, name, grammar, placeholder, address, onAddress, columns, usual, shown, onShown } = props;
  const [isExporting, setExporting] = useState(false);
  return (
    <>
      <FilterBar
        grammar={grammar}
        query={address.q}
        onQuery={q => onAddress({ q }, { replace: !isStep(grammar, address.q, q) })}
        lookUp={lookUp}
        placeholder={placeholder}
        begun={props.begun?.text}
      />
      <div class="list-tools">
        <ViewsMenu
          personId={personId}
          list={name}
          now={{ ...address, columns: shown }}
          onView={view => {
            onShown(view.columns);
            onAddress({ q: view.q, sort: view.sort });
          }}
        />
        <ColumnChooser columns={columns} shown={shown} onShown={onShown} usual={usual} />
        <Button icon={downloadIcon} disabled={props.total === 0} onPress={() => setExporting(true)}>
          {LISTS.export}
        </Button>
      </div>
      {isExporting && (
        <WithModule of={exporting}>
          {({ ExportDialog }) => (
            <ExportDialog
              name={name}
              what={props.what}
              columns={props.inView}
              read={props.read}
              onClose={() => setExporting(false)}
            />
          )}
        </WithModule>
      )}
    </>
  );
}
