/** Changes what is known of the device. Only what was changed is sent, and what somebody else changed meanwhile is shown first. */
import type { Device, HeldbyError } from '@heldby/client';
import { useState } from 'preact/hooks';
import { client } from '../../../data/client.ts';
import { write } from '../../../data/write.ts';
import { FormDialog } from '../../../kit/confirm.tsx';
import { DiffView } from '../../../kit/data/diff-view.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { Notice } from '../../../kit/notice.tsx';
import { DEVICE } from '../../../words/device.ts';
import { ACTIONS } from '../../../words/device-actions.ts';
import { FORMS } from '../../../words/forms.ts';
import { nameOf, touches } from '../names.ts';
import type { DialogProps } from './dialog-of.tsx';
import { changedOf, type Draft, draftOf, takenBack } from './draft.ts';
import { EditFields } from './edit-fields.tsx';

export function EditDialog({ device: now, onClose }: DialogProps) {
  // What is typed is a change of the device as it was when the dialog opened, whatever the page shows by now.
  const [device] = useState(now);
  const [draft, setDraft] = useState<Draft>(() => draftOf(device));
  const [reason, setReason] = useState('');
  const { busy, error, meanwhile, save } = useEdit(device, onClose);
  const changed = changedOf(draft, device);
  const isSame = Object.keys(changed).length === 0;
  return (
    <FormDialog
      title={DEVICE.editTitle(nameOf(device))}
      verb={meanwhile === undefined ? ACTIONS.edit.verb : ACTIONS.edit.conflictVerb}
      busy={busy}
      error={error?.message}
      ready={!isSame}
      wide
      onDo={() => save(changed, reason.trim())}
      onClose={onClose}
    >
      {meanwhile !== undefined && (
        <Notice tone="warn">
          {ACTIONS.edit.conflict}
          <DiffView before={draftOf(device)} after={draftOf(meanwhile)} label={ACTIONS.edit.conflict} />
        </Notice>
      )}
      <EditFields
        kind={device.kind}
        draft={draft}
        onDraft={setDraft}
        faultOf={member => {
          const fault = error?.faults.find(({ field }) => field === member);
          return fault && FORMS.must(fault.expected);
        }}
      />
      <TextField label={FORMS.reason} hint={FORMS.reasonHint} value={reason} onChange={setReason} autoComplete="off" />
    </FormDialog>
  );
}

/** `meanwhile` is the device as somebody else left it: saving again is saving over that. */
function useEdit(device: Device, onClose: () => void) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HeldbyError>();
  const [meanwhile, setMeanwhile] = useState<Device>();
  const save = async (changed: Partial<Draft>, reason: string) => {
    setBusy(true);
    setError(undefined);
    const base = meanwhile ?? device;
    const outcome = await write({
      run: options =>
        client.devices.update(
          device.id,
          { ...changed, ...(reason === '' ? {} : { reason }) },
          { ...options, ifRevision: base.revision },
        ),
      done: now => ACTIONS.edit.done(nameOf(now)),
      undo: now => ({
        run: options => client.devices.update(device.id, takenBack(changed, base), { ...options, ifRevision: now.revision }),
        done: ACTIONS.edit.undone(nameOf(base)),
        refreshes: touches(device.id),
      }),
      refreshes: touches(device.id),
      showsRefusal: true,
    });
    setBusy(false);
    if (outcome.ok) return onClose();
    if (outcome.error.code === 'precondition_failed') setMeanwhile(await client.devices.get(device.id));
    else setError(outcome.error);
  };
  return { busy, error, meanwhile, save: (changed: Partial<Draft>, reason: string) => void save(changed, reason) };
}
