/** Hands a device over: it ends for one and begins for another at the same moment. */
import type { HandedOver } from '@heldby/client';
import { useState } from 'preact/hooks';
import { client } from '../data/client.ts';
import { useWrite } from '../data/use-write.ts';
import type { Change } from '../data/write.ts';
import { FormDialog } from '../kit/confirm.tsx';
import { DateTimeField } from '../kit/fields/text-field.tsx';
import { PersonPicker, type PickedPerson } from '../kit/pickers.tsx';
import { format } from '../words/format.ts';
import { HOLDING } from '../words/holding.ts';
import { type Held, type JobProps, touchedBy } from './held.ts';
import { findPeople, nameOf } from './pick.ts';
import { asReason } from './reason.ts';
import { ReasonField } from './reason-field.tsx';

interface Wish {
  readonly to: PickedPerson;
  readonly dueAt: string | null;
  readonly keepUntil: string | null;
  readonly reason: string;
}

export function HandOverDialog({ onClose, ...held }: JobProps) {
  const [to, setTo] = useState<PickedPerson | null>(null);
  const [dueAt, setDueAt] = useState<string | null>(null);
  const [keepUntil, setKeepUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, write } = useWrite();
  const { device, assignment } = held;
  const submit = async () => {
    setMissing(to === null);
    if (to === null) return;
    if ((await write(handOver(held, { to, dueAt, keepUntil, reason }))).ok) onClose();
  };
  return (
    <FormDialog
      title={HOLDING.handOverTitle(nameOf(device))}
      verb={HOLDING.handOver}
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{HOLDING.handOverAbout(assignment.owner.name)}</p>
      <PersonPicker
        label={HOLDING.to}
        load={findPeople}
        value={to}
        onChange={setTo}
        placeholder={HOLDING.personPlaceholder}
        error={missing && to === null ? HOLDING.pickPerson : undefined}
        first
        required
      />
      <DateTimeField
        label={HOLDING.lentUntil}
        hint={HOLDING.lentUntilHint}
        value={dueAt}
        onChange={setDueAt}
        zone={format.zone}
      />
      {mayKeep(held) && (
        <DateTimeField
          label={HOLDING.keepUntil(assignment.owner.name)}
          hint={HOLDING.keepUntilHint}
          value={keepUntil}
          onChange={setKeepUntil}
          zone={format.zone}
        />
      )}
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

/** A desk phone has one owner, and lines. */
function mayKeep({ device, assignment }: Held): boolean {
  return assignment.role === 'owner' && device.kind !== 'desk_phone';
}

function handOver(held: Held, { to, dueAt, keepUntil, reason }: Wish): Change<HandedOver> {
  const { device, assignment } = held;
  const role = assignment.role === 'owner' ? 'owner' : 'user';
  const from = role === 'user' ? { from: assignment.id } : {};
  const plans = { ...(dueAt === null ? {} : { dueAt }), ...(keepUntil === null ? {} : { keepUntil }) };
  const refreshes = touchedBy(held, to.id);
  return {
    run: options =>
      client.devices.handOver(
        device.id,
        { to: { kind: 'person', id: to.id }, role, ...from, ...plans, ...asReason(reason) },
        options,
      ),
    done: HOLDING.given(to.displayName, nameOf(device)),
    refreshes,
    undo: ({ ended, begun }) => ({
      run: options =>
        client.devices.handOver(
          device.id,
          {
            to: { kind: ended.owner.kind, id: ended.owner.id },
            role,
            ...(role === 'user' ? { from: begun.id } : {}),
            dueAt: ended.dueAt,
          },
          options,
        ),
      done: HOLDING.given(ended.owner.name, nameOf(device)),
      refreshes,
    }),
  };
}
