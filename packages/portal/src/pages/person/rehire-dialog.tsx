/** Brings somebody back who left, without what they had. */
import type { Person } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../../app/reason-field.tsx';
import { client } from '../../data/client.ts';
import { useWrite } from '../../data/use-write.ts';
import type { Change } from '../../data/write.ts';
import { asReason } from '../../jobs/reason.ts';
import { FormDialog } from '../../kit/confirm.tsx';
import { TextField } from '../../kit/fields/text-field.tsx';
import { PERSON_JOBS } from '../../words/person-jobs.ts';
import type { Subject } from './subject.ts';

export function RehireDialog({ subject, onClose }: { readonly subject: Subject; readonly onClose: () => void }) {
  const [login, setLogin] = useState('');
  const [reason, setReason] = useState('');
  const { busy, write } = useWrite();
  const { id, name } = subject;
  const submit = async () => {
    const change: Change<Person> = {
      run: options =>
        client.people.rehire(id, { ...(login.trim() === '' ? {} : { login: login.trim() }), ...asReason(reason) }, options),
      done: PERSON_JOBS.rehired(name),
      refreshes: [`people/${id}`, 'off-boardings'],
    };
    if ((await write(change)).ok) onClose();
  };
  return (
    <FormDialog
      title={PERSON_JOBS.rehireTitle(name)}
      verb={PERSON_JOBS.rehire}
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{PERSON_JOBS.rehireAbout}</p>
      <TextField
        label={PERSON_JOBS.login}
        hint={PERSON_JOBS.loginHint}
        placeholder={subject.leaving?.person.login ?? ''}
        value={login}
        onChange={setLogin}
        autoComplete="off"
        first
      />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
