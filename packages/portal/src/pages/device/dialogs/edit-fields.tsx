/** The fields of the form of a device. */
import type { Device } from '@heldby/client';
import { useState } from 'preact/hooks';
import type { FaultOf } from '../../../app/change-dialog.tsx';
import { useLocationNames } from '../../../data/location-names.ts';
import { findLocations } from '../../../data/look-up.ts';
import { SelectField, TextAreaField, TextField } from '../../../kit/fields/text-field.tsx';
import { LocationPicker } from '../../../kit/pickers.tsx';
import { ACTIONS } from '../../../words/device-actions.ts';
import { deviceFields } from '../../../words/device-fields.ts';
import { platformWords } from '../../../words/kinds.ts';
import { type Draft, type TextMember, tagsIn } from './draft.ts';

interface FieldsProps {
  readonly kind: Device['kind'];
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly faultOf: FaultOf;
}

/** As long as the API takes them. */
const LENGTHS = { name: 200, version: 60, mac: 23, tag: 100, phone: 60, notes: 2_000 } as const;

export function EditFields({ kind, draft, onDraft, faultOf }: FieldsProps) {
  const set = (changed: Partial<Draft>) => onDraft({ ...draft, ...changed });
  const text = (member: TextMember, maxLength: number, more: { readonly first?: boolean; readonly hint?: string } = {}) => (
    <TextField
      label={labelOf(member)}
      value={draft[member] ?? ''}
      onChange={value => set({ [member]: value })}
      error={faultOf(member)}
      maxLength={maxLength}
      autoComplete="off"
      {...more}
    />
  );
  const isPhone = kind === 'desk_phone' || kind === 'room_device';
  return (
    <div class="device-form">
      {text('name', LENGTHS.name, { first: true })}
      <div class="device-pair">
        {text('make', LENGTHS.name)}
        {text('model', LENGTHS.name)}
        {text('serial', LENGTHS.name)}
        {text('mac', LENGTHS.mac, { hint: ACTIONS.edit.macHint })}
        {!isPhone && <Platform draft={draft} set={set} error={faultOf('platform')} />}
        {!isPhone && text('osVersion', LENGTHS.version)}
        {text('assetTag', LENGTHS.tag)}
        {text('phoneNumber', LENGTHS.phone)}
        <Place draft={draft} set={set} error={faultOf('locationId')} />
        <Tags draft={draft} set={set} error={faultOf('tags')} />
      </div>
      <TextAreaField
        label={labelOf('notes')}
        hint={ACTIONS.edit.notesHint}
        value={draft.notes ?? ''}
        onChange={notes => set({ notes })}
        error={faultOf('notes')}
        maxLength={LENGTHS.notes}
      />
    </div>
  );
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (changed: Partial<Draft>) => void;
  readonly error: string | undefined;
}

function Platform({ draft, set, error }: PartProps) {
  return (
    <SelectField
      label={labelOf('platform')}
      value={draft.platform ?? ''}
      onChange={value => set({ platform: value === '' ? null : (value as Draft['platform']) })}
      error={error}
      options={[['', ACTIONS.edit.noPlatform], ...Object.entries(platformWords)]}
    />
  );
}

/** An emptied field is no location. */
function Place({ draft, set, error }: PartProps) {
  const nameOf = useLocationNames();
  const { locationId } = draft;
  const value = locationId === null ? null : { id: locationId, name: nameOf(locationId) ?? '' };
  return (
    <LocationPicker
      label={labelOf('locationId')}
      load={findLocations}
      value={value}
      onChange={place => set({ locationId: place?.id ?? null })}
      error={error}
    />
  );
}

/** Kept as it is typed: a comma at the end begins the next tag. */
function Tags({ draft, set, error }: PartProps) {
  const [typed, setTyped] = useState(draft.tags.join(', '));
  return (
    <TextField
      label={labelOf('tags')}
      hint={ACTIONS.edit.tagsHint}
      value={typed}
      onChange={text => {
        setTyped(text);
        set({ tags: tagsIn(text) });
      }}
      error={error}
      autoComplete="off"
    />
  );
}

function labelOf(member: string): string {
  return deviceFields[member] ?? member;
}
