/** Removes the record of an assignment that never was. It cannot be undone. */
import type { Assignment } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { ReasonField } from '../../../app/reason-field.tsx';
import { client } from '../../../data/client.ts';
import { ACTIONS } from '../../../words/device-actions.ts';
import { touches } from '../names.ts';
import { spanOf } from '../overview/past.tsx';
import type { DialogProps } from './dialog-of.tsx';

const words = ACTIONS.record;

export function RemoveRecordDialog({ device, assignment, onClose }: DialogProps & { readonly assignment: Assignment }) {
  const [reason, setReason] = useState('');
  const { id, owner } = assignment;
  return (
    <ChangeDialog
      name={owner.name}
      title={words.title(owner.name)}
      verb={words.verb}
      withoutReason
      change={() => ({
        from: { before: assignment, again: () => client.assignments.get(id) },
        run: options => client.assignments.remove(id, { reason: reason.trim() }, options),
        done: words.done(owner.name),
        refreshes: touches(device.id, owner),
      })}
      onClose={onClose}
    >
      {faultOf => (
        <>
          <p>{words.about(owner.name, spanOf(assignment))}</p>
          <ReasonField value={reason} onChange={setReason} error={faultOf('reason')} required />
        </>
      )}
    </ChangeDialog>
  );
}
