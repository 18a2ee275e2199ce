/** Cancels a planned off-boarding: nothing has ended yet. */
import type { OffBoarding } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../app/reason-field.tsx';
import { useWrite } from '../data/use-write.ts';
import { FormDialog } from '../kit/confirm.tsx';
import { format } from '../words/format.ts';
import { LEAVING } from '../words/leaving.ts';
import { cancelLeaving } from './off-board.ts';

export interface DialogProps {
  readonly offBoarding: Pick<OffBoarding, 'id' | 'person' | 'effectiveAt'>;
  readonly onClose: () => void;
}

export function CancelLeavingDialog({ offBoarding, onClose }: DialogProps) {
  const [reason, setReason] = useState('');
  const { busy, write } = useWrite();
  const submit = async () => {
    if ((await write(cancelLeaving(offBoarding, reason))).ok) onClose();
  };
  return (
    <FormDialog
      title={LEAVING.cancelTitle(offBoarding.person.name)}
      verb={LEAVING.cancel}
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{LEAVING.cancelAbout(format.dateTime(offBoarding.effectiveAt))}</p>
      <ReasonField value={reason} onChange={setReason} first />
    </FormDialog>
  );
}
