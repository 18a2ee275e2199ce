/** Merges another record of the same person into this one: shows what moves before it is done. */
import type { PersonMerge, ShownPerson } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../../app/reason-field.tsx';
import { client } from '../../data/client.ts';
import { findPeople } from '../../data/look-up.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useWrite } from '../../data/use-write.ts';
import type { Change } from '../../data/write.ts';
import { FormDialog } from '../../kit/confirm.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PersonPicker, type PickedPerson } from '../../kit/pickers.tsx';
import { Loading } from '../../kit/states.tsx';
import { HOLDING } from '../../words/holding.ts';
import { PERSON_JOBS } from '../../words/person-jobs.ts';

interface MergeProps {
  readonly person: ShownPerson;
  readonly onClose: () => void;
}

export function MergeDialog({ person, onClose }: MergeProps) {
  const [other, setOther] = useState<PickedPerson | null>(null);
  const [reason, setReason] = useState('');
  const [checked, setChecked] = useState(false);
  const { busy, write } = useWrite();
  const submit = async () => {
    setChecked(true);
    if (other === null || reason.trim() === '') return;
    if ((await write(merge(person, other, reason))).ok) onClose();
  };
  return (
    <FormDialog
      title={PERSON_JOBS.mergeTitle(person.displayName)}
      verb={PERSON_JOBS.merge}
      wide
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{PERSON_JOBS.mergeAbout}</p>
      <PersonPicker
        label={PERSON_JOBS.other}
        load={findPeople}
        value={other}
        onChange={setOther}
        placeholder={HOLDING.personPlaceholder}
        error={checked && other === null ? PERSON_JOBS.pickOther : undefined}
        first
        required
      />
      {other !== null && <Preview person={person} other={other} />}
      <ReasonField
        value={reason}
        onChange={setReason}
        error={checked && reason.trim() === '' ? PERSON_JOBS.whyMissing : undefined}
        required
      />
    </FormDialog>
  );
}

/** The server wants a reason, also of a trial. */
const TRIAL_REASON = PERSON_JOBS.merge;

function Preview({ person, other }: { readonly person: ShownPerson; readonly other: PickedPerson }) {
  const { value, error, isLoading } = useAnswer(`trial/merge/${person.id}/${other.id}`, signal =>
    client.people.merge(person.id, { from: other.id, reason: TRIAL_REASON }, { dryRun: true, signal }),
  );
  if (error instanceof Error) return <Notice tone="bad">{error.message}</Notice>;
  return (
    <ul aria-busy={isLoading}>
      {value === undefined && <Loading rows={3} />}
      {value?.things.map(({ kind, id, name, becomes, why }) => (
        <li key={`${kind} ${id}`}>
          <bdi>{name}</bdi>
          <span class="quiet">
            {' · '}
            {PERSON_JOBS.becomes[becomes]}
            {why !== null && `: ${why}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function merge(person: ShownPerson, other: PickedPerson, reason: string): Change<PersonMerge> {
  const refreshes = [`people/${person.id}`, `people/${other.id}`, 'devices'];
  return {
    from: { before: person, again: () => client.people.get(person.id) },
    run: options => client.people.merge(person.id, { from: other.id, reason }, options),
    done: PERSON_JOBS.merged(person.displayName),
    refreshes,
    undo: () => ({
      run: options => client.people.unmerge(person.id, { from: other.id }, options),
      done: PERSON_JOBS.unmerged(person.displayName),
      refreshes,
    }),
  };
}
