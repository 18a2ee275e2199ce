/** Defines a field, or changes what can be changed of it. */
import type { MetadataDefinition } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog, type FaultOf } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { reloading } from '../../../data/reloading.ts';
import type { Change } from '../../../data/write.ts';
import { CheckField } from '../../../kit/fields/check-field.tsx';
import { SelectField, TextAreaField, TextField } from '../../../kit/fields/text-field.tsx';
import { FIELDS as words } from '../../../words/fields.ts';

type Field = MetadataDefinition;
type Draft = Pick<Field, 'key' | 'type' | 'appliesTo' | 'required'> & { readonly values: string; readonly description: string };

interface FieldDialogProps {
  readonly field: Field | undefined;
  readonly onClose: () => void;
  readonly reload: () => void;
}

export function FieldDialog({ field, onClose, reload }: FieldDialogProps) {
  const [draft, setDraft] = useState(() => draftOf(field));
  const set = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }));
  const ready = draft.key.trim() !== '' && draft.appliesTo.length > 0 && (draft.type !== 'enum' || wordsOf(draft).length > 0);
  return (
    <ChangeDialog
      title={field === undefined ? words.add : words.changeTitle(field.key)}
      verb={field === undefined ? words.add : words.save}
      ready={ready}
      onClose={onClose}
      change={reason => reloading(saving(field, draft, reason), reload)}
    >
      {faultOf => (
        <>
          {field === undefined && <Fixed draft={draft} set={set} faultOf={faultOf} />}
          {draft.type === 'enum' && (
            <TextAreaField
              label={words.values}
              hint={words.valuesHint}
              value={draft.values}
              onChange={values => set({ values })}
              error={faultOf('values')}
            />
          )}
          <AppliesTo of={draft.appliesTo} onChange={appliesTo => set({ appliesTo })} />
          <CheckField
            label={words.required}
            hint={words.requiredHint}
            checked={draft.required}
            onChange={required => set({ required })}
          />
          <TextField
            label={words.description}
            value={draft.description}
            onChange={description => set({ description })}
            error={faultOf('description')}
          />
        </>
      )}
    </ChangeDialog>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly faultOf: FaultOf;
}

/** What cannot be changed later. */
function Fixed({ draft, set, faultOf }: PartProps) {
  return (
    <>
      <TextField
        label={words.key}
        hint={words.keyHint}
        value={draft.key}
        onChange={key => set({ key })}
        error={faultOf('key')}
        first
        required
      />
      <SelectField
        label={words.type}
        value={draft.type}
        options={Object.entries(words.types)}
        onChange={type => set({ type: type as Field['type'] })}
      />
    </>
  );
}

function AppliesTo({ of, onChange }: { readonly of: Field['appliesTo']; readonly onChange: (of: Field['appliesTo']) => void }) {
  const toggle = (noun: Field['appliesTo'][number]) => (checked: boolean) =>
    onChange(checked ? [...of, noun] : of.filter(each => each !== noun));
  return (
    <>
      <CheckField label={words.people} checked={of.includes('people')} onChange={toggle('people')} />
      <CheckField label={words.devices} checked={of.includes('devices')} onChange={toggle('devices')} />
    </>
  );
}

function draftOf(field: Field | undefined): Draft {
  return {
    key: field?.key ?? '',
    type: field?.type ?? 'text',
    appliesTo: field?.appliesTo ?? ['people'],
    required: field?.required ?? false,
    values: field?.values?.join('\n') ?? '',
    description: field?.description ?? '',
  };
}

function wordsOf({ values }: Draft): readonly string[] {
  return values
    .split('\n')
    .map(word => word.trim())
    .filter(word => word !== '');
}

function saving(field: Field | undefined, draft: Draft, reason: object): Change<Field> {
  const values = draft.type === 'enum' ? { values: wordsOf(draft) } : {};
  const { appliesTo, required } = draft;
  const members = { appliesTo, required, ...values, description: draft.description.trim() || null, ...reason };
  if (field === undefined) {
    const key = draft.key.trim();
    return {
      run: options => client.metadataDefinitions.create({ key, type: draft.type, ...members }, options),
      done: words.added(key),
      refreshes: ['fields'],
    };
  }
  const { id, key } = field;
  const again = () => client.metadataDefinitions.get(id);
  const before = {
    appliesTo: field.appliesTo,
    required: field.required,
    description: field.description,
    ...(field.values === null ? {} : { values: field.values }),
  };
  return {
    from: { before: field, again },
    run: options => client.metadataDefinitions.update(id, members, options),
    done: words.changed(key),
    undo: changed => ({
      from: { before: changed, again },
      run: options => client.metadataDefinitions.update(id, before, options),
      done: words.changedBack(key),
      refreshes: ['fields'],
    }),
    refreshes: ['fields'],
  };
}
