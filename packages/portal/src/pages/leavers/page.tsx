/** Who leaves and who left: planned, done, and what can still be undone. */
import type { Leaver } from '@heldby/client';
import { useState } from 'preact/hooks';
import { lazyPart } from '../../app/lazy-part.tsx';
import { ListFrame } from '../../app/list/list-frame.tsx';
import { useSteadyList } from '../../app/list/use-steady-list.ts';
import { PageHead } from '../../app/page-head.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf, setQuery } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { maySee } from '../../data/me.ts';
import { asSource, withoutTotal } from '../../data/uncounted.ts';
import { useReload } from '../../data/use-reload.ts';
import { CancelLeavingDialog, OffBoardDialog, TakeBackDialog } from '../../jobs/later.tsx';
import { Empty } from '../../kit/states.tsx';
import { Table } from '../../kit/table/table.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { LEAVERS } from '../../words/leaving.ts';
import { LEAVER_COLUMNS } from './columns.tsx';
import { type LeaverJob, leaverActions } from './leaver-actions.ts';

const EndedDialog = lazyPart(async () => (await import('./ended-dialog.tsx')).EndedDialog);

type View = keyof typeof LEAVERS.views;

const FILTERS = { planned: { state: 'planned' }, undoable: { undoable: true }, all: {} } as const;
const OLD_BY = ['off-boardings'];

export function Page({ me, query }: PageProps) {
  const view = viewOf(query);
  const [job, setJob] = useState<{ readonly name: LeaverJob; readonly of: Leaver }>();
  const { list, busy, reload } = useSteadyList<Leaver>(view, (page, signal) =>
    client.offBoardings.list({ ...FILTERS[view], ...withoutTotal(page) }, { signal }),
  );
  useReload(OLD_BY, reload);
  const show = (id: string | null) => {
    const changed = new URLSearchParams(query);
    if (id === null) changed.delete('show');
    else changed.set('show', id);
    setQuery(changed);
  };
  const shown = query.get('show');
  const ask = (name: LeaverJob, of: Leaver) => (name === 'show' ? show(of.id) : setJob({ name, of }));
  return (
    <>
      <ListFrame
        list={list}
        busy={busy}
        head={<PageHead title={LEAVERS.title} />}
        bar={<Views view={view} />}
        count={LEAVERS.count}
        empty={<Empty title={LEAVERS.none[view]}>{LEAVERS.noneAbout}</Empty>}
      >
        <Table
          label={LEAVERS.title}
          source={asSource(list)}
          columns={LEAVER_COLUMNS}
          idOf={({ id }) => id}
          nameOf={({ person }) => person.name}
          hrefOf={({ person }) => hrefOf(`people/${person.id}`)}
          actionsOf={leaver => leaverActions(leaver, maySee(me, 'write people'), name => ask(name, leaver))}
        />
      </ListFrame>
      {job && <JobDialog name={job.name} leaver={job.of} onClose={() => setJob(undefined)} />}
      {shown !== null && <EndedDialog id={shown} onClose={() => show(null)} />}
    </>
  );
}

function viewOf(query: URLSearchParams): View {
  const view = query.get('view');
  return view === 'undoable' || view === 'all' ? view : 'planned';
}

function Views({ view }: { readonly view: View }) {
  const tabs = Object.entries(LEAVERS.views).map(([name, text]) => ({
    href: hrefOf('leavers', name === 'planned' ? undefined : new URLSearchParams({ view: name })),
    text,
    current: name === view,
  }));
  return <Tabs label={LEAVERS.view} tabs={tabs} />;
}

interface JobProps {
  readonly name: LeaverJob;
  readonly leaver: Leaver;
  readonly onClose: () => void;
}

function JobDialog({ name, leaver, onClose }: JobProps) {
  if (name === 'cancel') return <CancelLeavingDialog offBoarding={leaver} onClose={onClose} />;
  if (name === 'undo') return <TakeBackDialog offBoarding={leaver} onClose={onClose} />;
  const { id, name: called } = leaver.person;
  return <OffBoardDialog person={{ id, name: called }} plan={leaver} onClose={onClose} />;
}
