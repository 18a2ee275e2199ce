/** What is lent and is to come back: what is late, and what is due next. */
import type { Loan, Me } from '@heldby/client';
import { Answered } from '../../app/answered.tsx';
import { linkTo } from '../../app/links.ts';
import { Card } from '../../kit/card.tsx';
import { Chip } from '../../kit/chip.tsx';
import { nameOfDevice } from '../../words/device-name.ts';
import { format } from '../../words/format.ts';
import { OVERVIEW } from '../../words/overview.ts';
import { ASKED, useLoans } from './ask.ts';
import { Name, Rows } from './rows.tsx';

export function Loans({ me }: { readonly me: Me }) {
  return (
    <Card title={OVERVIEW.loans} flush>
      <Answered answer={useLoans()} of={ASKED.loans} rows={3}>
        {loans => (
          <Rows head={[OVERVIEW.device, OVERVIEW.lentTo, OVERVIEW.due]} none={OVERVIEW.noLoans} short>
            {loans.map(loan => (
              <LoanRow key={loan.assignment.id} me={me} loan={loan} />
            ))}
          </Rows>
        )}
      </Answered>
    </Card>
  );
}

function LoanRow({ me, loan: { device, assignment, overdue } }: { readonly me: Me; readonly loan: Loan }) {
  const { owner, dueAt } = assignment;
  return (
    <tr>
      <td>
        <Name text={nameOfDevice(device)} href={linkTo(me, `devices/${device.id}`)} />
      </td>
      <td>
        <Name text={owner.name} href={owner.kind === 'person' ? linkTo(me, `people/${owner.id}`) : undefined} />
      </td>
      <td>
        {dueAt && (
          <Chip tone={overdue ? 'warn' : 'plain'} dot={overdue} title={format.dateTime(dueAt)}>
            {format.relative(dueAt)}
          </Chip>
        )}
      </td>
    </tr>
  );
}
