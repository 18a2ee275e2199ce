/** Gives the device to somebody: as its owner where it has none, else beside the owner. */
import type { Assignment } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import type { FoundOwner } from '../../../data/find-owners.ts';
import type { Change } from '../../../data/write.ts';
import { OwnerPicker } from '../../../jobs/owner-picker.tsx';
import { Preview, usePreview } from '../../../jobs/preview.tsx';
import { DateTimeField } from '../../../kit/fields/text-field.tsx';
import { ACTIONS } from '../../../words/device-actions.ts';
import { nameOfDevice } from '../../../words/device-name.ts';
import { format } from '../../../words/format.ts';
import { HOLDING } from '../../../words/holding.ts';
import { touches } from '../names.ts';
import type { DialogProps } from './dialog-of.tsx';

const words = ACTIONS.give;

type Giving = Parameters<typeof client.assignments.create>[0];

export function GiveDialog({ device, holders, onClose }: DialogProps) {
  const [to, setTo] = useState<FoundOwner | null>(null);
  const [dueAt, setDueAt] = useState<string | null>(null);
  const isOwned = holders.some(({ role }) => role === 'owner');
  const role = !isOwned ? 'owner' : device.kind === 'desk_phone' ? 'shared_line' : 'user';
  const plan: Giving | null = to && {
    deviceId: device.id,
    owner: { kind: to.kind, id: to.id },
    role,
    ...(dueAt === null ? {} : { dueAt }),
  };
  const preview = usePreview<Assignment>(`give/${device.id}`, plan, signal =>
    client.assignments.create(plan as Giving, { dryRun: true, signal }),
  );
  const name = nameOfDevice(device);
  return (
    <ChangeDialog
      title={isOwned ? words.useTitle(name) : words.title(name)}
      verb={isOwned ? words.useVerb : words.verb}
      ready={plan !== null && preview.value !== undefined}
      change={reason => give(name, { ...(plan as Giving), ...reason })}
      onClose={onClose}
    >
      <div class="device-form">
        <OwnerPicker label={HOLDING.to} value={to} onChange={setTo} first required />
        {role !== 'shared_line' && (
          <DateTimeField
            label={HOLDING.lentUntil}
            hint={HOLDING.lentUntilHint}
            value={dueAt}
            onChange={setDueAt}
            zone={format.zone}
          />
        )}
        <Preview preview={preview} ready={plan !== null}>
          {({ owner, role: as }) => <p>{words.gets(owner.name, HOLDING.roles[as])}</p>}
        </Preview>
      </div>
    </ChangeDialog>
  );
}

function give(name: string, plan: Giving): Change<Assignment> {
  return {
    run: options => client.assignments.create(plan, options),
    done: ({ owner }) => words.done(name, owner.name),
    undo: ({ id, deviceId, owner }) => ({
      run: options => client.assignments.end(id, {}, options),
      done: words.undone(name, owner.name),
      refreshes: touches(deviceId, owner),
    }),
    refreshes: touches(plan.deviceId, plan.owner),
  };
}
