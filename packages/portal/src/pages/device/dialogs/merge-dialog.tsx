/** Merges another registration into this device: what shows that they are one, and what becomes of who held them, before it is done. */
import type { Device, DeviceMerge } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { ReasonField } from '../../../app/reason-field.tsx';
import { client } from '../../../data/client.ts';
import { findDevices } from '../../../data/find-devices.ts';
import { Preview, usePreview } from '../../../jobs/preview.tsx';
import { CheckField } from '../../../kit/fields/check-field.tsx';
import { DevicePicker, type PickedDevice } from '../../../kit/pickers.tsx';
import { ACTIONS } from '../../../words/device-actions.ts';
import { nameOfDevice } from '../../../words/device-name.ts';
import { merge } from '../twins/merge-writes.ts';
import type { DialogProps } from './dialog-of.tsx';
import { MergeEffects } from './merge-effects.tsx';

const words = ACTIONS.merge;

type Despite = 'no_evidence' | 'other_app';

export function MergeDialog({ device, other, onClose }: DialogProps & { readonly other?: Device }) {
  const [picked, setPicked] = useState<PickedDevice | null>(
    other === undefined ? null : { ...other, name: nameOfDevice(other), about: '' },
  );
  const [despite, setDespite] = useState<readonly Despite[]>([]);
  const [reason, setReason] = useState('');
  const from = picked?.id ?? null;
  const wish = from === null ? null : { from, despite };
  // The server wants a reason also of a dry run, and that is not typed yet.
  const preview = usePreview<DeviceMerge>(`merge/${device.id}/${device.revision}`, wish, signal =>
    client.devices.merge(device.id, { from: from ?? '', despite, reason: words.verb }, { dryRun: true, signal }),
  );
  const isClear = preview.value !== undefined && preview.value.conflicts.length === 0;
  const toggle = (kind: Despite, on: boolean) =>
    setDespite(before => [...before.filter(each => each !== kind), ...(on ? [kind] : [])]);
  const asked = useAsked(preview.value);
  return (
    <ChangeDialog
      title={words.title(nameOfDevice(device))}
      verb={words.verb}
      wide
      withoutReason
      ready={isClear && reason.trim() !== ''}
      change={() => merge(device, { from: from ?? '', despite, reason: reason.trim() })}
      onClose={onClose}
    >
      <div class="device-form">
        <p>{words.about}</p>
        <DevicePicker
          label={words.other}
          placeholder={words.findDevice}
          load={findDevices}
          value={picked}
          onChange={device => {
            setPicked(device);
            setDespite([]);
          }}
          first={other === undefined}
          required
        />
        <ReasonField label={words.reason} value={reason} onChange={setReason} first={other !== undefined} required />
        <Preview preview={preview} ready={wish !== null}>
          {value => <MergeEffects merge={value} />}
        </Preview>
        {asked.map(kind => (
          <CheckField key={kind} label={words.despite[kind]} checked={despite.includes(kind)} onChange={on => toggle(kind, on)} />
        ))}
      </div>
    </ChangeDialog>
  );
}

/** Conflicts that can be said to be all right. They stay on show when they are, to be taken back. */
function useAsked(value: DeviceMerge | undefined): readonly Despite[] {
  const [seen, setSeen] = useState<{ readonly of: string; readonly kinds: readonly Despite[] }>({ of: '', kinds: [] });
  if (value === undefined) return seen.kinds;
  const found = value.conflicts.map(({ kind }) => kind).filter(kind => kind === 'no_evidence' || kind === 'other_app');
  const kept = seen.of === value.mergedId ? seen.kinds : [];
  const kinds = [...new Set([...kept, ...found])];
  if (seen.of !== value.mergedId || kinds.length !== seen.kinds.length) setSeen({ of: value.mergedId, kinds });
  return kinds;
}
