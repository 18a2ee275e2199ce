/** Makes an activation code for another phone of the same owner, and shows it once, large, with the time that is left. */
import type { Device, IssuedActivationCode } from '@heldby/client';
import { ChangeDialog, type Reason } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import type { Change } from '../../../data/write.ts';
import { Button } from '../../../kit/button.tsx';
import { ActivationCode } from '../../../kit/countdown.tsx';
import { Dialog } from '../../../kit/dialog.tsx';
import { ACTIONS } from '../../../words/device-actions.ts';
import { touches } from '../names.ts';
import type { DialogProps } from './dialog-of.tsx';

const words = ACTIONS.code;

interface Owner {
  readonly kind: 'person' | 'workspace';
  readonly id: string;
  readonly name: string;
}

export function CodeDialog({ device, holders, open, onClose }: DialogProps) {
  const owner = holders.find(({ role }) => role === 'owner')?.owner;
  if (owner?.kind !== 'person' && owner?.kind !== 'workspace') return null;
  const { kind, id, name } = owner;
  return (
    <ChangeDialog
      title={words.title(name)}
      verb={words.verb}
      change={reason => issue(device, { kind, id, name }, reason)}
      onDone={issued => open({ what: 'codeMade', issued, name })}
      onClose={onClose}
    >
      <p>{words.about(name, device.kind === 'room_device' ? words.roomDevice : (device.model ?? words.phone))}</p>
    </ChangeDialog>
  );
}

interface MadeProps {
  readonly issued: IssuedActivationCode;
  readonly name: string;
  readonly onClose: () => void;
}

export function CodeMadeDialog({ issued, name, onClose }: MadeProps) {
  return (
    <Dialog title={words.title(name)} wide onClose={onClose} foot={<Button onPress={onClose}>{words.close}</Button>}>
      <ActivationCode code={issued.code} endsAt={issued.expiresAt} label={words.label} />
      <p>{words.once}</p>
    </Dialog>
  );
}

/** Room devices have no list of models. */
function issue(device: Device, { kind, id, name }: Owner, reason: Reason): Change<IssuedActivationCode> {
  const model = device.kind === 'room_device' || device.model === null ? {} : { model: device.model };
  return {
    run: options => client.activationCodes.issue({ owner: { kind, id }, ...model, ...reason }, options),
    done: words.done(name),
    refreshes: touches(device.id, { kind, id }),
  };
}
