/** Requests as they come, the newest first. Where somebody reads further down, the list waits. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { lazyPart } from '../../app/lazy-part.tsx';
import { isAtTop } from '../../app/list/at-top.ts';
import { navigate } from '../../app/router.ts';
import type { EmulatorState } from '../../data/emulator/fold.ts';
import type { EmulatorContents, RequestSummary } from '../../data/emulator/types.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/states.tsx';
import { Table } from '../../kit/table/table.tsx';
import { REQUESTS as words } from '../../words/emulator.ts';
import { changed } from './address.ts';
import { COLUMNS } from './columns.tsx';
import { filterOf, fits, isFiltered } from './filter.ts';

const FilterBar = lazyPart(async () => (await import('./filter-bar.tsx')).FilterBar);
const Nothing = lazyPart(async () => (await import('./nothing.tsx')).Nothing);
const RequestDialog = lazyPart(async () => (await import('./request-dialog.tsx')).RequestDialog);

interface RequestsProps {
  readonly state: EmulatorState;
  readonly query: URLSearchParams;
  readonly contents: EmulatorContents | undefined;
}

export function Requests({ state, query, contents }: RequestsProps) {
  const filter = filterOf(query);
  const held = useHeld(state);
  const rows = useMemo(
    () => state.requests.filter(request => request.number <= held.until && fits(request, filter)),
    [state.requests, held.until, query],
  );
  const source = useMemo(() => ({ total: rows.length, rowAt: (index: number) => rows[index], want: () => undefined }), [rows]);
  const shown = Number(query.get('request') ?? 0);
  const at = (number: number | null) => changed(query, { request: number === null ? '' : String(number) });
  if (state.requests.length === 0 && shown === 0) return <Nothing contents={contents} />;
  return (
    <>
      <div class="emulator-filter">
        <FilterBar filter={filter} query={query} />
      </div>
      <p class="emulator-count quiet" role="status">
        {words.count(rows.length, state.requests.length)}
        {held.count > 0 && (
          <>
            {' · '}
            {words.news(held.count)}{' '}
            <Button small onPress={held.show}>
              {words.showNews}
            </Button>
          </>
        )}
      </p>
      {rows.length === 0 ? (
        <Empty title={isFiltered(filter) ? words.noneFits : words.none} />
      ) : (
        <div class="emulator-list">
          <Table<RequestSummary>
            label={words.list}
            source={source}
            columns={COLUMNS}
            idOf={({ number }) => String(number)}
            nameOf={({ method, url }) => `${method} ${url}`}
            hrefOf={({ number }) => at(number)}
          />
        </div>
      )}
      {shown > 0 && (
        <RequestDialog
          key={`${state.recording}/${shown}`}
          number={shown}
          recording={state.recording}
          isOver={state.requests.find(({ number }) => number === shown)?.isOver ?? true}
          onClose={() => navigate(at(null))}
        />
      )}
    </>
  );
}

/** Rows that would move under the pointer or the keys are held back, and counted. */
function useHeld({ requests, recording }: EmulatorState) {
  const [held, setHeld] = useState({ until: Number.POSITIVE_INFINITY, recording });
  const newest = requests[0]?.number ?? 0;
  const [before, setBefore] = useState(newest);
  useEffect(() => {
    if (isAtTop() || held.recording !== recording) setHeld({ until: Number.POSITIVE_INFINITY, recording });
    else setHeld(({ until }) => ({ until: Math.min(until, before), recording }));
    setBefore(newest);
  }, [newest, recording]);
  return {
    until: held.until,
    count: Math.max(0, newest - held.until),
    show: () => setHeld({ until: Number.POSITIVE_INFINITY, recording }),
  };
}
