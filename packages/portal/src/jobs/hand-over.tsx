/** Hands a device over: it ends for one and begins for another at the same moment. */
import type { HandedOver } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../app/reason-field.tsx';
import { client } from '../data/client.ts';
import type { FoundOwner } from '../data/find-owners.ts';
import { useWrite } from '../data/use-write.ts';
import type { Change } from '../data/write.ts';
import { FormDialog } from '../kit/confirm.tsx';
import { DateTimeField } from '../kit/fields/text-field.tsx';
import { nameOfDevice } from '../words/device-name.ts';
import { format } from '../words/format.ts';
import { HOLDING } from '../words/holding.ts';
import { canBeDueAgain, type Held, type JobProps, touchedBy } from './held.ts';
import { OwnerPicker } from './owner-picker.tsx';
import { Preview, usePreview } from './preview.tsx';
import { asReason } from './reason.ts';

interface Wish {
  readonly to: FoundOwner;
  readonly dueAt: string | null;
  readonly keepUntil: string | null;
  readonly reason: string;
}

export function HandOverDialog({ onClose, ...held }: JobProps) {
  const [to, setTo] = useState<FoundOwner | null>(null);
  const [dueAt, setDueAt] = useState<string | null>(null);
  const [keepUntil, setKeepUntil] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const { busy, write } = useWrite();
  const { device, assignment } = held;
  const wish = to && { to, dueAt, keepUntil, reason: '' };
  const preview = usePreview<HandedOver>(`hand-over/${assignment.id}`, wish, signal =>
    client.devices.handOver(device.id, bodyOf(held, wish as Wish), { dryRun: true, signal }),
  );
  const submit = async () => {
    if (wish !== null && (await write(handOver(held, { ...wish, reason }))).ok) onClose();
  };
  return (
    <FormDialog
      title={HOLDING.handOverTitle(nameOfDevice(device))}
      verb={HOLDING.handOver}
      busy={busy}
      ready={preview.value !== undefined}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <p>{HOLDING.handOverAbout(assignment.owner.name)}</p>
      <OwnerPicker label={HOLDING.to} value={to} onChange={setTo} first required />
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
      <Preview preview={preview} ready={wish !== null}>
        {value => sayEffects(value).map(text => <p key={text}>{text}</p>)}
      </Preview>
    </FormDialog>
  );
}

/** A desk phone has one owner, and lines. */
function mayKeep({ device, assignment }: Held): boolean {
  return assignment.role === 'owner' && device.kind !== 'desk_phone';
}

function sayEffects({ ended, begun, kept }: HandedOver): readonly string[] {
  const until = kept?.expiresAt ?? null;
  return [
    until === null ? HOLDING.willLose(ended.owner.name) : HOLDING.willKeep(ended.owner.name, format.dateTime(until)),
    begun.dueAt === null ? HOLDING.willGet(begun.owner.name) : HOLDING.willBorrow(begun.owner.name, format.dateTime(begun.dueAt)),
  ];
}

/** It names the assignment that ends, so that it is refused where somebody else was faster. */
function bodyOf({ assignment }: Held, { to, dueAt, keepUntil, reason }: Wish) {
  return {
    to: { kind: to.kind, id: to.id },
    role: roleOf(assignment),
    from: assignment.id,
    ...(dueAt === null ? {} : { dueAt }),
    ...(keepUntil === null ? {} : { keepUntil }),
    ...asReason(reason),
  };
}

function roleOf({ role }: Held['assignment']): 'owner' | 'user' {
  return role === 'owner' ? 'owner' : 'user';
}

function handOver(held: Held, wish: Wish): Change<HandedOver> {
  const { device, assignment } = held;
  const { to } = wish;
  const role = roleOf(assignment);
  const refreshes = touchedBy(held, to.id);
  const change: Change<HandedOver> = {
    run: options => client.devices.handOver(device.id, bodyOf(held, wish), options),
    done: HOLDING.given(to.name, nameOfDevice(device)),
    refreshes,
  };
  if (!canBeDueAgain(assignment.dueAt)) return change;
  return {
    ...change,
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
      done: HOLDING.given(ended.owner.name, nameOfDevice(device)),
      refreshes,
    }),
  };
}
