/** Makes what somebody holds a loan with a day on which it is due, or moves that day. */
import type { Assignment } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../app/reason-field.tsx';
import { client } from '../data/client.ts';
import { useWrite } from '../data/use-write.ts';
import type { Change } from '../data/write.ts';
import { FormDialog } from '../kit/confirm.tsx';
import { CheckField } from '../kit/fields/check-field.tsx';
import { DateTimeField } from '../kit/fields/text-field.tsx';
import { nameOfDevice } from '../words/device-name.ts';
import { format } from '../words/format.ts';
import { HOLDING } from '../words/holding.ts';
import { canBeDueAgain, type Held, type JobProps, touchedBy } from './held.ts';
import { asReason } from './reason.ts';

export function LendDialog({ onClose, ...held }: JobProps) {
  const { device, assignment } = held;
  const [dueAt, setDueAt] = useState(assignment.dueAt);
  const [keeps, setKeeps] = useState(false);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, write } = useWrite();
  const isLoan = assignment.dueAt !== null;
  const submit = async () => {
    setMissing(!keeps && dueAt === null);
    if (!keeps && dueAt === null) return;
    if ((await write(lend(held, keeps ? null : dueAt, reason))).ok) onClose();
  };
  return (
    <FormDialog
      title={isLoan ? HOLDING.extendTitle(nameOfDevice(device)) : HOLDING.lendTitle(nameOfDevice(device))}
      verb={isLoan ? HOLDING.extend : HOLDING.lend}
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <DateTimeField
        label={HOLDING.lentUntil}
        value={dueAt}
        onChange={setDueAt}
        zone={format.zone}
        error={missing && dueAt === null ? HOLDING.pickDay : undefined}
        disabled={keeps}
        first
        required
      />
      {isLoan && <CheckField label={HOLDING.noLoan} checked={keeps} onChange={setKeeps} />}
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

function lend(held: Held, dueAt: string | null, reason: string): Change<Assignment> {
  const { device, assignment } = held;
  const person = assignment.owner.name;
  const refreshes = touchedBy(held);
  const say = (due: string | null) =>
    due === null
      ? HOLDING.notLent(person, nameOfDevice(device))
      : HOLDING.lent(nameOfDevice(device), person, format.dateTime(due));
  const set = (
    due: string | null,
    before: Held['assignment'],
    why: string,
  ): Pick<Change<Assignment>, 'from' | 'run'> & { readonly done: string } => ({
    from: { before, again: () => client.assignments.get(assignment.id) },
    run: options => client.assignments.update(assignment.id, { dueAt: due, ...asReason(why) }, options),
    done: say(due),
  });
  const change = { ...set(dueAt, assignment, reason), refreshes };
  if (!canBeDueAgain(assignment.dueAt)) return change;
  return { ...change, undo: now => ({ ...set(assignment.dueAt, now, ''), refreshes }) as Change<unknown> };
}
