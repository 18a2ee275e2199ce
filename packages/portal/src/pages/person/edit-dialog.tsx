/** Changes what is known of a person, with their location, and their role where that may be given. */
import type { HeldbyError, Me, ShownPerson } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../../app/reason-field.tsx';
import { sayFault } from '../../app/say-fault.ts';
import { client } from '../../data/client.ts';
import { findLocations } from '../../data/look-up.ts';
import { maySee } from '../../data/me.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { useWrite } from '../../data/use-write.ts';
import { OwnFields } from '../../jobs/own-fields.tsx';
import { FormDialog } from '../../kit/confirm.tsx';
import { SelectField, TextAreaField, TextField } from '../../kit/fields/text-field.tsx';
import { LocationPicker, type PickedLocation } from '../../kit/pickers.tsx';
import { roleWords } from '../../words/kinds.ts';
import { PERSON_JOBS } from '../../words/person-jobs.ts';
import { type Edit, editOf, saveEdit, TEXTS } from './edit.ts';

interface EditProps {
  readonly me: Me;
  readonly person: ShownPerson;
  readonly onClose: () => void;
}

export function EditDialog({ me, person, onClose }: EditProps) {
  const [edit, setEdit] = useState<Edit>(() => editOf(person));
  const [reason, setReason] = useState('');
  const [error, setError] = useState<HeldbyError>();
  const { busy, write } = useWrite();
  const submit = async () => {
    const outcome = await write(saveEdit(person, edit, reason));
    if (outcome.ok) onClose();
    else setError(outcome.error);
  };
  const errorAt = (field: string) => sayFault(error?.faults.find(fault => fault.field === field));
  return (
    <FormDialog
      title={PERSON_JOBS.editTitle(person.displayName)}
      verb={PERSON_JOBS.save}
      wide
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <div class="person-fields">
        {TEXTS.map(({ member, label, type, needed, maxLength }, index) => (
          <TextField
            key={member}
            label={label}
            type={type}
            maxLength={maxLength}
            value={edit[member]}
            onChange={value => setEdit({ ...edit, [member]: value })}
            error={needed && edit[member].trim() === '' ? PERSON_JOBS.required : errorAt(member)}
            required={needed}
            first={index === 0}
            autoComplete="off"
          />
        ))}
        {maySee(me, 'give administrator roles') && <Role edit={edit} setEdit={setEdit} error={errorAt('role')} />}
        <OwnFields
          noun="people"
          before={person.metadata}
          change={edit.own}
          onChange={own => setEdit({ ...edit, own })}
          faultOf={errorAt}
        />
        <Location id={edit.locationId} onChange={locationId => setEdit({ ...edit, locationId })} />
      </div>
      <TextAreaField
        label={PERSON_JOBS.notes}
        value={edit.notes}
        onChange={notes => setEdit({ ...edit, notes })}
        error={errorAt('notes')}
      />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

interface RoleProps {
  readonly edit: Edit;
  readonly setEdit: (edit: Edit) => void;
  readonly error: string | undefined;
}

function Role({ edit, setEdit, error }: RoleProps) {
  return (
    <SelectField
      label={PERSON_JOBS.role}
      value={edit.role}
      onChange={value => setEdit({ ...edit, role: value as Edit['role'] })}
      options={Object.entries(roleWords)}
      error={error}
    />
  );
}

interface LocationProps {
  readonly id: string | null;
  readonly onChange: (id: string | null) => void;
}

function Location({ id, onChange }: LocationProps) {
  const [picked, setPicked] = useState<PickedLocation | null>();
  const known = useAnswer(id === null ? null : `locations/${id}`, signal => client.locations.get(id ?? '', { signal })).value;
  return (
    <LocationPicker
      label={PERSON_JOBS.location}
      load={findLocations}
      value={picked === undefined ? (known ?? null) : picked}
      onChange={next => {
        setPicked(next);
        onChange(next?.id ?? null);
      }}
    />
  );
}
