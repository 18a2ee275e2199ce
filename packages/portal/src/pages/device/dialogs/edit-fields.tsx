/** The fields of the form of a device. */
import type { Device } from '@heldby/client';
import type { FaultOf } from '../../../app/change-dialog.tsx';
import { useLocationNames } from '../../../data/location-names.ts';
import { findLocations } from '../../../data/look-up.ts';
import { OwnFields } from '../../../jobs/own-fields.tsx';
import { SelectField, TextAreaField, TextField } from '../../../kit/fields/text-field.tsx';
import { LocationPicker } from '../../../kit/pickers.tsx';
import { ACTIONS } from '../../../words/device-actions.ts';
import { deviceFields } from '../../../words/device-fields.ts';
import { platformWords } from '../../../words/kinds.ts';
import type { Draft, TextMember } from './draft.ts';
import type { ListMember } from './lists.ts';

interface FieldsProps {
  /** As it was when the form opened. */
  readonly device: Device;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly faultOf: FaultOf;
}

/** As long as the API takes them. */
const LENGTHS = { name: 200, version: 60, mac: 23, tag: 100, phone: 60, iccid: 30, notes: 2_000 } as const;

export function EditFields({ device, draft, onDraft, faultOf }: FieldsProps) {
  const set = (changed: Partial<Draft>) => onDraft({ ...draft, ...changed });
  const { kind } = device;
  const part = { draft, set, faultOf };
  const text = (member: TextMember, maxLength: number, more?: TextMore) => (
    <Text {...part} member={member} maxLength={maxLength} {...more} />
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
        {!isPhone && <Platform {...part} />}
        {!isPhone && text('osVersion', LENGTHS.version)}
        {text('assetTag', LENGTHS.tag)}
        {text('phoneNumber', LENGTHS.phone)}
        <Place {...part} />
        <Listed {...part} member="tags" />
        <OwnFields
          noun="devices"
          before={device.metadata}
          change={draft.metadata}
          onChange={metadata => set({ metadata })}
          faultOf={faultOf}
        />
      </div>
      <More {...part} isPhone={isPhone} />
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
  readonly faultOf: FaultOf;
}

interface TextMore {
  readonly first?: boolean;
  readonly hint?: string;
  readonly type?: 'date';
}

function Text({
  draft,
  set,
  faultOf,
  member,
  maxLength,
  ...more
}: PartProps & TextMore & { readonly member: TextMember; readonly maxLength: number }) {
  return (
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
}

/** What is rarely written by hand. */
function More({ isPhone, ...part }: PartProps & { readonly isPhone: boolean }) {
  return (
    <details class="device-rare" open={isFaulty(part.faultOf)}>
      <summary>{ACTIONS.edit.more}</summary>
      <div class="device-pair">
        {!isPhone && <Listed {...part} member="imei" />}
        {!isPhone && <Text {...part} member="iccid" maxLength={LENGTHS.iccid} />}
        <Text {...part} member="purchasedAt" maxLength={LENGTHS.version} type="date" />
        <Listed {...part} member="macs" lines />
        <Listed {...part} member="externalIds" lines />
      </div>
    </details>
  );
}

function Platform({ draft, set, faultOf }: PartProps) {
  return (
    <SelectField
      label={labelOf('platform')}
      value={draft.platform ?? ''}
      onChange={value => set({ platform: value === '' ? null : (value as Draft['platform']) })}
      error={faultOf('platform')}
      options={[['', ACTIONS.edit.noPlatform], ...Object.entries(platformWords)]}
    />
  );
}

/** An emptied field is no location. */
function Place({ draft, set, faultOf }: PartProps) {
  const nameOf = useLocationNames();
  const { locationId } = draft;
  const value = locationId === null ? null : { id: locationId, name: nameOf(locationId) ?? '' };
  return (
    <LocationPicker
      label={labelOf('locationId')}
      load={findLocations}
      value={value}
      onChange={place => set({ locationId: place?.id ?? null })}
      error={faultOf('locationId')}
    />
  );
}

/** Several values: between commas, or one on each line. */
function Listed({
  member,
  lines = false,
  draft,
  set,
  faultOf,
}: PartProps & { readonly member: ListMember; readonly lines?: boolean }) {
  const about = {
    label: labelOf(member),
    hint: ACTIONS.edit.listHints[member],
    value: draft[member],
    onChange: (typed: string) => set({ [member]: typed }),
    error: faultOf(member),
  };
  return lines ? <TextAreaField {...about} rows={2} /> : <TextField {...about} autoComplete="off" />;
}

const BEHIND: readonly string[] = ['imei', 'iccid', 'purchasedAt', 'macs', 'externalIds'];

/** What is refused is not hidden. */
function isFaulty(faultOf: FaultOf): boolean {
  return BEHIND.some(member => faultOf(member) !== undefined);
}

function labelOf(member: string): string {
  return deviceFields[member] ?? member;
}
