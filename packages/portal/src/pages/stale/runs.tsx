/** The runs of the policy: what each did, its steps, and undoing it. */

import type { PolicyRun } from '@heldby/client';
import { useEffect } from 'preact/hooks';
import { ChangeDialog } from '../../app/later-change.tsx';
import { lazyPart } from '../../app/lazy-part.tsx';
import { ListFrame } from '../../app/list/list-frame.tsx';
import { useSteadyList } from '../../app/list/use-steady-list.ts';
import { hrefOf, setQuery } from '../../app/router.ts';
import { useDialog } from '../../app/use-dialog.ts';
import { answers } from '../../data/answers.ts';
import { client } from '../../data/client.ts';
import type { ListView } from '../../data/list.ts';
import { asSource, withoutTotal } from '../../data/uncounted.ts';
import { useReload } from '../../data/use-reload.ts';
import { eyeIcon, historyIcon, undoIcon } from '../../kit/generated/icons.ts';
import type { MenuItem } from '../../kit/menu.tsx';
import { Empty } from '../../kit/states.tsx';
import { Table } from '../../kit/table/table.tsx';
import { format } from '../../words/format.ts';
import { presentMs } from '../../words/present.ts';
import { STALE, RUNS as words } from '../../words/stale.ts';
import { OLD_BY, POLICY } from './changes.ts';
import { RUN_COLUMNS } from './run-columns.tsx';
import type { ViewProps } from './targets.tsx';

const StepsDialog = lazyPart(async () => (await import('./steps-dialog.tsx')).StepsDialog);

interface RunsProps extends ViewProps {
  /** The run whose steps are shown, by the address. */
  readonly shown: string | null;
}

export function Runs({ head, bar, mayWrite, shown }: RunsProps) {
  const { list, busy, reload } = useSteadyList<PolicyRun>('runs', (page, signal) =>
    client.policies.runs(POLICY, withoutTotal(page), { signal }),
  );
  useReload(OLD_BY, reload);
  useFollowed(list, mayWrite);
  const dialog = useDialog();
  const undo = (run: PolicyRun) => dialog.open(<UndoDialog run={run} onClose={dialog.close} />);
  const nothing = (
    <Empty icon={historyIcon} title={STALE.none.runs}>
      {STALE.noneAbout.runs}
    </Empty>
  );
  return (
    <>
      <ListFrame list={list} busy={busy} head={head} bar={bar} count={STALE.runs} empty={nothing}>
        <Table
          label={STALE.views.runs}
          source={asSource(list)}
          columns={RUN_COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ startedAt }) => format.dateTime(startedAt)}
          hrefOf={({ id }) => hrefOf('stale', ofRun(id))}
          actionsOf={run => actionsOf(run, mayWrite, undo)}
        />
      </ListFrame>
      {dialog.element}
      {shown !== null && <StepsDialog runId={shown} mayWrite={mayWrite} onClose={() => setQuery(ofRun(null))} />}
    </>
  );
}

function ofRun(id: string | null): URLSearchParams {
  return new URLSearchParams({ view: 'runs', ...(id === null ? {} : { run: id }) });
}

function actionsOf(run: PolicyRun, mayWrite: boolean, undo: (run: PolicyRun) => void): readonly MenuItem[] {
  const canUndo = run.undoUntil !== null && Date.parse(run.undoUntil) > presentMs();
  return [
    { text: words.show, icon: eyeIcon, href: hrefOf('stale', ofRun(run.id)) },
    ...(mayWrite && canUndo ? [{ text: words.undo, icon: undoIcon, onChoose: () => undo(run) }] : []),
  ];
}

/** The server answers when the job has ended, or after this. */
const WAIT_SECONDS = 20;

const UNDER_WAY: ReadonlySet<PolicyRun['state']> = new Set(['waiting', 'running', 'undoing']);

/** Reads everything anew once the run that is under way is done. */
function useFollowed(list: ListView<PolicyRun>, mayWrite: boolean): void {
  const rows = Array.from({ length: list.total }, (_, at) => list.rowAt(at));
  const underWay = rows.find(run => run !== undefined && UNDER_WAY.has(run.state));
  useEffect(() => {
    if (underWay === undefined || !mayWrite) return;
    const control = new AbortController();
    const read = client.jobs.get(underWay.jobId, { wait: WAIT_SECONDS }, { signal: control.signal });
    // Who may not see the job sees the run when they come again.
    read.then(
      () => control.signal.aborted || answers.refresh('policies'),
      () => undefined,
    );
    return () => control.abort();
  }, [underWay, mayWrite]);
}

function UndoDialog({ run, onClose }: { readonly run: PolicyRun; readonly onClose: () => void }) {
  return (
    <ChangeDialog
      title={words.undoTitle(format.dateTime(run.startedAt))}
      verb={words.undoVerb}
      onClose={onClose}
      change={reason => ({
        run: options => client.policies.undoRun(POLICY, run.id, reason, options),
        done: words.undoing,
        refreshes: [...OLD_BY, 'devices', 'people'],
      })}
    >
      <p>{words.undoAbout(run.disabled, run.ended)}</p>
    </ChangeDialog>
  );
}
