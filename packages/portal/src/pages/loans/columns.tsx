/** The columns of the list of loans. */

import type { Loan } from '@heldby/client';
import { Chip } from '../../kit/chip.tsx';
import { KindIcon } from '../../kit/kind-icon.tsx';
import type { Column } from '../../kit/table/source.ts';
import { nameOfDevice } from '../../words/device-name.ts';
import { format } from '../../words/format.ts';
import { LOANS } from '../../words/loans.ts';
import { DAY_MS } from '../../words/local-time.ts';
import { presentMs } from '../../words/present.ts';

const { columns: titles } = LOANS;

export const LOAN_COLUMNS: readonly Column<Loan>[] = [
  {
    id: 'device',
    title: titles.device,
    widthPx: 170,
    grows: true,
    view: ({ device }) => (
      <>
        <KindIcon kind={device.kind} />
        <bdi class="clip">{nameOfDevice(device)}</bdi>
      </>
    ),
  },
  { id: 'holder', title: titles.holder, widthPx: 170, grows: true, view: ({ assignment }) => <bdi>{assignment.owner.name}</bdi> },
  { id: 'state', title: titles.state, widthPx: 120, view: loan => <State loan={loan} /> },
  {
    id: 'due',
    title: titles.due,
    widthPx: 152,
    view: ({ assignment: { dueAt } }) => dueAt && <time dateTime={dueAt}>{format.dateTime(dueAt)}</time>,
  },
  {
    id: 'since',
    title: titles.since,
    widthPx: 112,
    view: ({ assignment }) => <time dateTime={assignment.createdAt}>{format.date(assignment.createdAt)}</time>,
  },
  {
    id: 'serial',
    title: titles.serial,
    widthPx: 140,
    view: ({ device }) => <span class="mono">{device.serial ?? device.mac}</span>,
  },
  {
    id: 'reason',
    title: titles.reason,
    widthPx: 120,
    grows: true,
    view: ({ assignment: { createReason } }) => createReason && <bdi title={createReason}>{createReason}</bdi>,
  },
];

function State({ loan: { overdue, assignment } }: { readonly loan: Loan }) {
  if (!overdue) return <Chip tone="good">{LOANS.inTime}</Chip>;
  const days = Math.floor((presentMs() - Date.parse(assignment.dueAt ?? '')) / DAY_MS);
  return (
    <Chip tone="warn" dot>
      {days < 1 ? LOANS.lateToday : LOANS.days(days)}
    </Chip>
  );
}
