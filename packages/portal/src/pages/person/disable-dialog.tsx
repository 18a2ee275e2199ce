/** Keeps somebody from signing in. */
import type { ShownPerson } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../../app/reason-field.tsx';
import { client } from '../../data/client.ts';
import { useWrite } from '../../data/use-write.ts';
import type { Change } from '../../data/write.ts';
import { asReason } from '../../jobs/reason.ts';
import { FormDialog } from '../../kit/confirm.tsx';
import { PERSON_JOBS } from '../../words/person-jobs.ts';
import { enable } from './enable.ts';

export function DisableDialog({ person, onClose }: { readonly person: ShownPerson; readonly onClose: () => void }) {
  const [reason, setReason] = useState('');
  const { busy, write } = useWrite();
  const submit = async () => {
    if ((await write(disable(person, reason))).ok) onClose();
  };
  return (
    <FormDialog
      title={PERSON_JOBS.disableTitle(person.displayName)}
      verb={PERSON_JOBS.disable}
      danger
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{PERSON_JOBS.disableAbout}</p>
      <ReasonField value={reason} onChange={setReason} first />
    </FormDialog>
  );
}

function disable(person: ShownPerson, reason: string): Change<unknown> {
  return {
    from: { before: person, again: () => client.people.get(person.id) },
    run: options => client.people.disable(person.id, asReason(reason), options),
    done: PERSON_JOBS.disabled(person.displayName),
    refreshes: [`people/${person.id}`],
    undo: () => enable(person),
  };
}
