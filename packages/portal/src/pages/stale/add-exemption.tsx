/** Exempts a device, or all of a person, a group, a location or a tag. */
import type { PolicyExemption } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../app/change-dialog.tsx';
import { findGroups, findLocations, findPeople } from '../../data/look-up.ts';
import { findDevices } from '../../jobs/pick.ts';
import { DateTimeField, SelectField, TextField } from '../../kit/fields/text-field.tsx';
import {
  DevicePicker,
  LocationPicker,
  PersonPicker,
  type PickedDevice,
  type PickedLocation,
  type PickedPerson,
} from '../../kit/pickers.tsx';
import { format } from '../../words/format.ts';
import { STALE_JOBS as jobs, EXEMPTIONS as words } from '../../words/stale.ts';
import { exempting } from './changes.ts';

type Kind = PolicyExemption['kind'];

interface Chosen {
  readonly device: PickedDevice | null;
  readonly person: PickedPerson | null;
  readonly group: PickedLocation | null;
  readonly location: PickedLocation | null;
  readonly tag: string;
}

const NOTHING: Chosen = { device: null, person: null, group: null, location: null, tag: '' };
const TAG_LENGTH = 100;

export function AddExemption({ onClose }: { readonly onClose: () => void }) {
  const [kind, setKind] = useState<Kind>('person');
  const [chosen, setChosen] = useState(NOTHING);
  const [until, setUntil] = useState<string | null>(null);
  const target = targetOf(kind, chosen);
  return (
    <ChangeDialog
      title={words.add}
      verb={jobs.exempt}
      ready={target.id !== ''}
      onClose={onClose}
      change={reason => exempting({ kind, target: target.id, until }, target.name, reason)}
    >
      {faultOf => (
        <>
          <p>{words.addAbout}</p>
          <SelectField
            label={words.columns.kind}
            value={kind}
            options={Object.entries(words.kinds)}
            onChange={next => setKind(next as Kind)}
            first
          />
          <TargetField
            kind={kind}
            chosen={chosen}
            set={part => setChosen(before => ({ ...before, ...part }))}
            error={faultOf('target')}
          />
          <DateTimeField
            label={jobs.until}
            hint={jobs.untilHint}
            value={until}
            onChange={setUntil}
            zone={format.zone}
            error={faultOf('until')}
          />
        </>
      )}
    </ChangeDialog>
  );
}

interface TargetFieldProps {
  readonly kind: Kind;
  readonly chosen: Chosen;
  readonly set: (part: Partial<Chosen>) => void;
  readonly error: string | undefined;
}

function TargetField({ kind, chosen, set, error }: TargetFieldProps) {
  const field = { label: words.kinds[kind], error, required: true };
  if (kind === 'device')
    return <DevicePicker {...field} load={findDevices} value={chosen.device} onChange={device => set({ device })} />;
  if (kind === 'person')
    return <PersonPicker {...field} load={findPeople} value={chosen.person} onChange={person => set({ person })} />;
  if (kind === 'group')
    return <LocationPicker {...field} load={findGroups} value={chosen.group} onChange={group => set({ group })} />;
  if (kind === 'location')
    return <LocationPicker {...field} load={findLocations} value={chosen.location} onChange={location => set({ location })} />;
  return <TextField {...field} value={chosen.tag} onChange={tag => set({ tag })} maxLength={TAG_LENGTH} />;
}

/** Empty while nothing is chosen. */
function targetOf(kind: Kind, { device, person, group, location, tag }: Chosen): { readonly id: string; readonly name: string } {
  if (kind === 'tag') return { id: tag.trim(), name: tag.trim() };
  if (kind === 'person') return { id: person?.id ?? '', name: person?.displayName ?? '' };
  const picked = { device, group, location }[kind];
  return { id: picked?.id ?? '', name: picked?.name ?? '' };
}
