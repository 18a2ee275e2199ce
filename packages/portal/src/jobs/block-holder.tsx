/** Blocks one holder on a device. Other holders are not touched. */
import type { Assignment } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../app/reason-field.tsx';
import { client } from '../data/client.ts';
import { useWrite } from '../data/use-write.ts';
import type { Change } from '../data/write.ts';
import { FormDialog } from '../kit/confirm.tsx';
import { nameOfDevice } from '../words/device-name.ts';
import { HOLDING } from '../words/holding.ts';
import { type Held, type JobProps, touchedBy } from './held.ts';
import { asReason } from './reason.ts';
import { unblock } from './unblock.ts';

export function BlockHolderDialog({ onClose, ...held }: JobProps) {
  const { device, assignment } = held;
  const [reason, setReason] = useState('');
  const { busy, write } = useWrite();
  const submit = async () => {
    if ((await write(block(held, reason))).ok) onClose();
  };
  return (
    <FormDialog
      title={HOLDING.blockTitle(assignment.owner.name, nameOfDevice(device))}
      verb={HOLDING.block}
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{HOLDING.blockAbout}</p>
      <ReasonField value={reason} onChange={setReason} first />
    </FormDialog>
  );
}

function block(held: Held, reason: string): Change<Assignment> {
  return {
    run: options => client.assignments.disable(held.assignment.id, asReason(reason), options),
    done: HOLDING.blocked(held.assignment.owner.name, nameOfDevice(held.device)),
    refreshes: touchedBy(held),
    undo: () => unblock(held),
  };
}
