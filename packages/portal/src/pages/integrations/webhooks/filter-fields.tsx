/** Which events a webhook wants, beside their types: about a person or room, a device, or what is at a location. */
import { useState } from 'preact/hooks';
import type { FaultOf } from '../../../app/change-dialog.tsx';
import type { FoundOwner } from '../../../data/find-owners.ts';
import { findLocations } from '../../../data/look-up.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { OwnerPicker } from '../../../jobs/owner-picker.tsx';
import { findDevices } from '../../../jobs/pick.ts';
import type { ComboboxProps } from '../../../kit/combobox.tsx';
import { DevicePicker, LocationPicker, type PickedDevice, type PickedLocation } from '../../../kit/pickers.tsx';
import { WEBHOOKS as words } from '../../../words/integrations/webhooks.ts';
import type { Draft } from './draft.ts';
import { readDevice, readLocation, readOwner } from './filtered.ts';

interface FilterFieldsProps {
  readonly draft: Draft;
  readonly set: (part: Partial<Draft>) => void;
  readonly faultOf: FaultOf;
}

export function FilterFields({ draft, set, faultOf }: FilterFieldsProps) {
  const owner = useChosen<FoundOwner>('owner', draft.ownerId, readOwner, ownerId => set({ ownerId }));
  const device = useChosen<PickedDevice>('device', draft.deviceId, readDevice, deviceId => set({ deviceId }));
  const location = useChosen<PickedLocation>('location', draft.locationId, readLocation, locationId => set({ locationId }));
  return (
    <>
      <OwnerPicker label={words.onlyOwner} hint={words.onlyHint} error={faultOf('filter.ownerId')} {...owner} />
      <DevicePicker label={words.onlyDevice} load={findDevices} error={faultOf('filter.deviceId')} {...device} />
      <LocationPicker
        label={words.onlyLocation}
        hint={words.locationHint}
        load={findLocations}
        error={faultOf('filter.locationId')}
        {...location}
      />
    </>
  );
}

/** What was chosen before is known by its id alone until it is read. */
function useChosen<T extends { readonly id: string }>(
  noun: string,
  id: string | null,
  read: (id: string, signal: AbortSignal) => Promise<T>,
  onChoose: (id: string | null) => void,
): Pick<ComboboxProps<T>, 'value' | 'onChange'> {
  const [chosen, setChosen] = useState<T | null>();
  const [former] = useState(id);
  const known = useAnswer(former === null ? null : `webhooks/filter/${noun}/${former}`, signal =>
    read(former ?? '', signal),
  ).value;
  return {
    value: chosen === undefined ? (known ?? null) : chosen,
    onChange: next => {
      setChosen(next);
      onChoose(next?.id ?? null);
    },
  };
}
