/** Ends that somebody holds a device. */
import type { Assignment } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../app/reason-field.tsx';
import { client } from '../data/client.ts';
import { useWrite } from '../data/use-write.ts';
import type { Change } from '../data/write.ts';
import { FormDialog } from '../kit/confirm.tsx';
import { nameOfDevice } from '../words/device-name.ts';
import { HOLDING } from '../words/holding.ts';
import { givenAgain, type Held, type JobProps, touchedBy } from './held.ts';
import { asReason } from './reason.ts';

export function EndHoldingDialog({ onClose, ...held }: JobProps) {
  const { device, assignment } = held;
  const [reason, setReason] = useState('');
  const { busy, write } = useWrite();
  const submit = async () => {
    if ((await write(end(held, reason))).ok) onClose();
  };
  return (
    <FormDialog
      title={HOLDING.endTitle(assignment.owner.name, nameOfDevice(device))}
      verb={HOLDING.end}
      danger
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{HOLDING.endAbout}</p>
      {device.kind === 'desk_phone' && <p>{HOLDING.endLines}</p>}
      <ReasonField value={reason} onChange={setReason} first />
    </FormDialog>
  );
}

function end(held: Held, reason: string): Change<Assignment> {
  const { device, assignment } = held;
  const { owner } = assignment;
  const refreshes = touchedBy(held);
  const ended: Change<Assignment> = {
    run: options => client.assignments.end(assignment.id, asReason(reason), options),
    done: HOLDING.takenBack(owner.name, nameOfDevice(device)),
    refreshes,
  };
  const again = givenAgain(held);
  if (again === undefined) return ended;
  return {
    ...ended,
    undo: () => ({
      run: options => client.assignments.create(again, options),
      done: HOLDING.given(owner.name, nameOfDevice(device)),
      refreshes,
    }),
  };
}
