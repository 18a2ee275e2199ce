/** Erases a person for good: shows what goes and what stays, and works once their name is typed. */
import type { Erasure } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../../app/reason-field.tsx';
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useKept } from '../../data/use-kept.ts';
import { useWrite } from '../../data/use-write.ts';
import type { Change } from '../../data/write.ts';
import { touchedByLeaving } from '../../jobs/off-board.ts';
import { asReason } from '../../jobs/reason.ts';
import { TypedConfirmDialog } from '../../kit/confirm.tsx';
import { CheckField } from '../../kit/fields/check-field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Loading } from '../../kit/states.tsx';
import { format } from '../../words/format.ts';
import { PERSON_JOBS } from '../../words/person-jobs.ts';
import type { Subject } from './subject.ts';

interface EraseProps {
  readonly subject: Subject;
  readonly onClose: () => void;
}

export function EraseDialog({ subject, onClose }: EraseProps) {
  const [hardware, setHardware] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, write } = useWrite();
  const { id, name } = subject;
  const wish = { hardware, ...(subject.person === undefined ? {} : { offBoard: true }) };
  const tried = useAnswer(`trial/erase/${id}/${hardware}`, signal => client.people.erase(id, wish, { dryRun: true, signal }));
  const shown = useKept(tried.value);
  const submit = async () => {
    const change: Change<Erasure> = {
      run: options => client.people.erase(id, { ...wish, ...asReason(reason) }, options),
      done: PERSON_JOBS.erased(name),
      refreshes: touchedByLeaving(id, null),
    };
    if ((await write(change)).ok) onClose();
  };
  return (
    <TypedConfirmDialog
      title={PERSON_JOBS.eraseTitle(name)}
      verb={PERSON_JOBS.erase}
      name={name}
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{PERSON_JOBS.eraseAbout}</p>
      {subject.person !== undefined && <Notice tone="warn">{PERSON_JOBS.eraseHere}</Notice>}
      <div aria-busy={tried.isLoading}>
        {shown === undefined && tried.isLoading && <Loading rows={4} />}
        {tried.error instanceof Error && <Notice tone="bad">{tried.error.message}</Notice>}
        {shown !== undefined && <Parts erasure={shown} />}
      </div>
      <CheckField label={PERSON_JOBS.eraseHardware} checked={hardware} onChange={setHardware} />
      <ReasonField value={reason} onChange={setReason} />
    </TypedConfirmDialog>
  );
}

function Parts({ erasure: { erased, kept } }: { readonly erasure: Erasure }) {
  return (
    <>
      <h3>{PERSON_JOBS.goes}</h3>
      <ul>
        {erased.map(({ what, count }) => (
          <li key={what}>
            {PERSON_JOBS.erasedThings[what]} <span class="quiet tabular">{format.number(count)}</span>
          </li>
        ))}
      </ul>
      <h3>{PERSON_JOBS.stays}</h3>
      <ul>
        {kept.map(({ what, count, why }) => (
          <li key={what}>
            {PERSON_JOBS.keptThings[what]} <span class="quiet tabular">{format.number(count)}</span>
            <span class="quiet"> · {why}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
