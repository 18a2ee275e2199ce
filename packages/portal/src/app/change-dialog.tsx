/** A dialog that changes something: what it will do, fields, a reason, and what the server says against it. */
import type { HeldbyError } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { type Change, write } from '../data/write.ts';
import { FormDialog, TypedConfirmDialog } from '../kit/confirm.tsx';
import { ReasonField } from './reason-field.tsx';
import { sayFault } from './say-fault.ts';

/** What is wrong with a member of the body; undefined while nothing is known to be. */
export type FaultOf = (member: string) => string | undefined;

export interface Reason {
  readonly reason?: string;
}

export interface ChangeDialogProps<T> {
  readonly title: string;
  /** The verb of what is done, as “Rename location”. */
  readonly verb: string;
  readonly change: (reason: Reason) => Change<T>;
  /** Afterwards, beside closing: as showing a secret. */
  readonly onDone?: (value: T) => void;
  readonly onClose: () => void;
  readonly danger?: boolean;
  readonly wide?: boolean;
  /** To be typed, for what can't be undone. */
  readonly name?: string;
  /** Whether the fields can be sent. */
  readonly ready?: boolean;
  /** The route takes no reason. */
  readonly withoutReason?: boolean;
  readonly children?: ComponentChildren | ((faultOf: FaultOf) => ComponentChildren);
}

export function ChangeDialog<T>(props: ChangeDialogProps<T>) {
  const { title, verb, name, children, onClose, danger = false, wide = false, ready = true } = props;
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<HeldbyError>();
  const faultOf: FaultOf = member => sayFault(error?.faults.find(({ field }) => field === member));
  const onDo = async () => {
    setBusy(true);
    const change = props.change(reason.trim() === '' ? {} : { reason: reason.trim() });
    const outcome = await write({ ...change, showsRefusal: true });
    setBusy(false);
    if (!outcome.ok && outcome.error.code !== 'precondition_failed') return setError(outcome.error);
    onClose();
    if (outcome.ok) props.onDone?.(outcome.value);
  };
  const inside = (
    <>
      {typeof children === 'function' ? children(faultOf) : children}
      {!props.withoutReason && <ReasonField value={reason} onChange={setReason} />}
    </>
  );
  const ask = { title, verb, danger, busy, error: error?.message, onDo: () => void onDo(), onClose };
  if (name !== undefined) {
    return (
      <TypedConfirmDialog {...ask} name={name}>
        {inside}
      </TypedConfirmDialog>
    );
  }
  return (
    <FormDialog {...ask} wide={wide} ready={ready}>
      {inside}
    </FormDialog>
  );
}
