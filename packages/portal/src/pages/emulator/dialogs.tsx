/** Dialogs of the bar: setting the clock, and going back to the seed. */
import { useState } from 'preact/hooks';
import { useAct } from '../../data/emulator/use-act.ts';
import { ConfirmDialog, FormDialog } from '../../kit/confirm.tsx';
import { DateTimeField } from '../../kit/fields/text-field.tsx';
import { CLOCK, EMULATOR } from '../../words/emulator.ts';

export function SetClockDialog({ now, onClose }: { readonly now: string; readonly onClose: () => void }) {
  const [to, setTo] = useState<string | null>(now);
  const { busy, act } = useAct();
  const set = async () => {
    if (await act({ path: 'clock', body: { set: to }, done: CLOCK.moved })) onClose();
  };
  return (
    <FormDialog
      title={CLOCK.setTitle}
      verb={CLOCK.setVerb}
      busy={busy}
      ready={to !== null}
      onDo={() => void set()}
      onClose={onClose}
    >
      <p>{CLOCK.setAbout}</p>
      <DateTimeField label={CLOCK.to} zone="UTC" value={to} onChange={setTo} first />
    </FormDialog>
  );
}

export function ResetDialog({ onClose }: { readonly onClose: () => void }) {
  const { busy, act } = useAct();
  const reset = async () => {
    if (await act({ path: 'reset', done: EMULATOR.isReset, isElsewhen: true })) onClose();
  };
  return (
    <ConfirmDialog
      title={EMULATOR.resetTitle}
      verb={EMULATOR.resetVerb}
      danger
      busy={busy}
      onDo={() => void reset()}
      onClose={onClose}
    >
      <p>{EMULATOR.resetAbout}</p>
    </ConfirmDialog>
  );
}
