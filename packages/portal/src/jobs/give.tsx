/** Gives somebody a device, from stock or from the one who has it. */
import type { Assignment } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ReasonField } from '../app/reason-field.tsx';
import { client } from '../data/client.ts';
import { useWrite } from '../data/use-write.ts';
import type { Change } from '../data/write.ts';
import { FormDialog } from '../kit/confirm.tsx';
import { DateTimeField, SelectField } from '../kit/fields/text-field.tsx';
import { Notice } from '../kit/notice.tsx';
import { DevicePicker } from '../kit/pickers.tsx';
import { format } from '../words/format.ts';
import { HOLDING } from '../words/holding.ts';
import { findDevices, type HeldOrFree } from './pick.ts';
import { asReason } from './reason.ts';

type Role = 'owner' | 'user';

interface Wish {
  readonly device: HeldOrFree;
  readonly role: Role;
  readonly dueAt: string | null;
  readonly reason: string;
}

interface GiveProps {
  readonly person: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
}

export function GiveDialog({ person, onClose }: GiveProps) {
  const [device, setDevice] = useState<HeldOrFree | null>(null);
  const [role, setRole] = useState<Role>('owner');
  const [dueAt, setDueAt] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, write } = useWrite();
  const former = device === null ? undefined : formerOwner(device, role);
  const submit = async () => {
    setMissing(device === null);
    if (device !== null && (await write(give(person, { device, role, dueAt, reason }))).ok) onClose();
  };
  return (
    <FormDialog
      title={HOLDING.giveTitle(person.name)}
      verb={HOLDING.give}
      busy={busy}
      onDo={() => void submit()}
      onClose={onClose}
    >
      <DevicePicker
        label={HOLDING.device}
        load={findDevices}
        value={device}
        onChange={picked => setDevice(picked as HeldOrFree | null)}
        placeholder={HOLDING.devicePlaceholder}
        error={missing && device === null ? HOLDING.pickDevice : undefined}
        first
        required
      />
      {former !== undefined && <Notice tone="warn">{HOLDING.willHandOver(former.name, person.name)}</Notice>}
      <SelectField
        label={HOLDING.role}
        value={role}
        onChange={value => setRole(value === 'user' ? 'user' : 'owner')}
        options={[
          ['owner', HOLDING.roles.owner],
          ['user', HOLDING.roles.user],
        ]}
      />
      <DateTimeField
        label={HOLDING.lentUntil}
        hint={HOLDING.lentUntilHint}
        value={dueAt}
        onChange={setDueAt}
        zone={format.zone}
      />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

function formerOwner({ holders }: HeldOrFree, role: Role) {
  return role === 'owner' ? holders.find(holder => holder.role === 'owner') : undefined;
}

function give(person: GiveProps['person'], { device, role, dueAt, reason }: Wish): Change<Assignment> {
  const former = formerOwner(device, role);
  const refreshes = [`people/${person.id}`, `devices/${device.id}`, 'loans', ...device.holders.map(({ id }) => `people/${id}`)];
  const given: Change<Assignment> = {
    run: options =>
      client.assignments.create(
        {
          deviceId: device.id,
          owner: { kind: 'person', id: person.id },
          role,
          ...(former === undefined ? {} : { handOver: true }),
          ...(dueAt === null ? {} : { dueAt }),
          ...asReason(reason),
        },
        options,
      ),
    done: HOLDING.given(person.name, device.name),
    refreshes,
  };
  if (former !== undefined) return given;
  return {
    ...given,
    undo: ({ id }) => ({
      run: options => client.assignments.end(id, {}, options),
      done: HOLDING.takenBack(person.name, device.name),
      refreshes,
    }),
  };
}
