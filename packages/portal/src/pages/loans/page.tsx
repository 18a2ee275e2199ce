/** What is lent: what is late first, what is due, and what can be done about it. */
import type { Loan } from '@heldby/client';
import { useState } from 'preact/hooks';
import { lazyModule, WithModule } from '../../app/lazy-part.tsx';
import { ListFrame, sayFailure } from '../../app/list/list-frame.tsx';
import { useSteadyList } from '../../app/list/use-steady-list.ts';
import { PageHead } from '../../app/page-head.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf, setQuery } from '../../app/router.ts';
import { client } from '../../data/client.ts';
import { maySee } from '../../data/me.ts';
import { saveAnswer } from '../../data/save-file.ts';
import { asSource, withoutTotal } from '../../data/uncounted.ts';
import { useReload } from '../../data/use-reload.ts';
import { EndHoldingDialog, HandOverDialog, LendDialog } from '../../jobs/later.tsx';
import { Button } from '../../kit/button.tsx';
import { downloadIcon } from '../../kit/generated/icons.ts';
import { Empty } from '../../kit/states.tsx';
import { Table } from '../../kit/table/table.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { toasts } from '../../kit/toasts.ts';
import { nameOfDevice } from '../../words/device-name.ts';
import { LOANS } from '../../words/loans.ts';
import { LOAN_COLUMNS } from './columns.tsx';
import { type LoanJob, loanActions } from './loan-actions.ts';
import './loans.css';

const borrower = lazyModule(() => import('./borrower.tsx'));

type View = keyof typeof LOANS.views;

const OLD_BY = ['loans', 'assignments'];
const DIALOGS = { extend: LendDialog, handOver: HandOverDialog, end: EndHoldingDialog } as const;

export function Page({ me, query }: PageProps) {
  const [view, owner] = [viewOf(query), query.get('person')];
  const [job, setJob] = useState<{ readonly name: LoanJob; readonly of: Loan }>();
  const asked = { state: view, ...(owner === null ? {} : { owner }) };
  const { list, busy, reload } = useSteadyList<Loan>(`${view} ${owner}`, (page, signal) =>
    client.reports.loans({ ...asked, ...withoutTotal(page) }, { signal }),
  );
  useReload(OLD_BY, reload);
  const onOwner = (id: string | null) => setQuery(queryOf(view, id));
  const Dialog = job && DIALOGS[job.name];
  return (
    <>
      <ListFrame
        list={list}
        busy={busy}
        head={<PageHead title={LOANS.title} actions={<Export asked={asked} />} />}
        bar={
          <>
            <Views view={view} owner={owner} />
            <WithModule of={borrower} wait={list.isLoading} waiting={<div class="loans-borrower" />}>
              {({ Borrower }) => <Borrower id={owner} onChange={onOwner} />}
            </WithModule>
          </>
        }
        count={LOANS.count}
        empty={<Empty title={LOANS.none[view]}>{LOANS.noneAbout}</Empty>}
      >
        <Table
          label={LOANS.title}
          source={asSource(list)}
          columns={LOAN_COLUMNS}
          idOf={({ assignment }) => assignment.id}
          nameOf={({ device }) => nameOfDevice(device)}
          hrefOf={({ device }) => hrefOf(`devices/${device.id}`)}
          actionsOf={loan => loanActions(loan, maySee(me, 'write devices'), name => setJob({ name, of: loan }))}
        />
      </ListFrame>
      {job && Dialog && <Dialog device={job.of.device} assignment={job.of.assignment} onClose={() => setJob(undefined)} />}
    </>
  );
}

function viewOf(query: URLSearchParams): View {
  const view = query.get('view');
  return view === 'due' || view === 'all' ? view : 'overdue';
}

function queryOf(view: string, owner: string | null): URLSearchParams {
  return new URLSearchParams({ ...(view === 'overdue' ? {} : { view }), ...(owner === null ? {} : { person: owner }) });
}

function Views({ view, owner }: { readonly view: View; readonly owner: string | null }) {
  const tabs = Object.entries(LOANS.views).map(([name, text]) => ({
    href: hrefOf('loans', queryOf(name, owner)),
    text,
    current: name === view,
  }));
  return <Tabs label={LOANS.view} tabs={tabs} />;
}

/** The server writes the file, with everything that the filters hold. */
function Export({ asked }: { readonly asked: object }) {
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    try {
      await saveAnswer('/reports/loans', 'loans.csv', { ...asked, format: 'csv' });
      toasts.add({ text: LOANS.exported, tone: 'good' });
    } catch (error) {
      toasts.add({ text: sayFailure(error), tone: 'bad' });
    }
    setBusy(false);
  };
  return (
    <Button icon={downloadIcon} busy={busy} onPress={() => void run()}>
      {LOANS.exportCsv}
    </Button>
  );
}
