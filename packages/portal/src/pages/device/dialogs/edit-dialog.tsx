/** Changes what is known of the device. Only what was changed is sent. */
import type { Device, HeldbyError } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../../../app/reason-field.tsx';
import { sayFault } from '../../../app/say-fault.ts';
import { client } from '../../../data/client.ts';
import { type Change, write } from '../../../data/write.ts';
import { FormDialog } from '../../../kit/confirm.tsx';
import { DEVICE } from '../../../words/device.ts';
import { ACTIONS } from '../../../words/device-actions.ts';
import { nameOfDevice } from '../../../words/device-name.ts';
import { touches } from '../names.ts';
import { readFrom } from '../writes.ts';
import type { DialogProps } from './dialog-of.tsx';
import { type Changed, changedOf, type Draft, draftOf, takenBack } from './draft.ts';
import { EditFields } from './edit-fields.tsx';

export function EditDialog({ device: now, onClose }: DialogProps) {
  // What is typed is a change of the device as it was when the dialog opened, whatever the page shows by now.
  const [device] = useState(now);
  const [draft, setDraft] = useState<Draft>(() => draftOf(device));
  const [reason, setReason] = useState('');
  const { busy, error, save } = useEdit(device, onClose);
  const changed = changedOf(draft, device);
  const isSame = Object.keys(changed).length === 0;
  return (
    <FormDialog
      title={DEVICE.editTitle(nameOfDevice(device))}
      verb={ACTIONS.edit.verb}
      busy={busy}
      error={error?.message}
      ready={!isSame}
      wide
      onDo={() => save(changed, reason.trim())}
      onClose={onClose}
    >
      <EditFields
        device={device}
        draft={draft}
        onDraft={setDraft}
        faultOf={member => sayFault(error?.faults.find(({ field }) => isWithin(field, member)))}
      />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

function useEdit(device: Device, onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HeldbyError>();
  const save = async (changed: Changed, reason: string) => {
    setBusy(true);
    setError(undefined);
    const outcome = await write({ ...saving(device, changed, reason), showsRefusal: true });
    setBusy(false);
    if (outcome.ok || outcome.error.code === 'precondition_failed') return onClose();
    setError(outcome.error);
  };
  return { busy, error, save: (changed: Changed, reason: string) => void save(changed, reason) };
}

function saving(device: Device, changed: Changed, reason: string): Change<Device> {
  // What is taken back is the device as it was before this change, which somebody else may have made of it.
  let base = device;
  const again = async () => {
    base = await client.devices.get(device.id);
    return base;
  };
  return {
    from: { before: device, again },
    run: options => client.devices.update(device.id, { ...changed, ...(reason === '' ? {} : { reason }) }, options),
    done: now => ACTIONS.edit.done(nameOfDevice(now)),
    undo: now => ({
      from: readFrom(now),
      run: options => client.devices.update(device.id, takenBack(changed, base), options),
      done: ACTIONS.edit.undone(nameOfDevice(base)),
      refreshes: touches(device.id),
    }),
    refreshes: touches(device.id),
  };
}

/** A fault of one value of a list belongs to the list. */
function isWithin(field: string, member: string): boolean {
  return field === member || field.startsWith(`${member}.`) || field.startsWith(`${member}[`);
}
