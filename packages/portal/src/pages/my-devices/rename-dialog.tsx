/** Gives one's device another name. */
import type { Device, Me } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../app/change-dialog.tsx';
import { client } from '../../data/client.ts';
import type { Change } from '../../data/write.ts';
import { TextField } from '../../kit/fields/text-field.tsx';
import { MY_DEVICES } from '../../words/my-devices.ts';

interface Props {
  readonly device: Device;
  readonly me: Me;
  readonly onClose: () => void;
}

export function RenameDialog({ device, me, onClose }: Props) {
  const [name, setName] = useState(device.name ?? '');
  const wanted = name.trim();
  return (
    <ChangeDialog
      title={MY_DEVICES.renameTitle}
      verb={MY_DEVICES.rename}
      ready={wanted !== '' && wanted !== device.name}
      withoutReason
      onClose={onClose}
      change={() => renaming(device, me, wanted)}
    >
      {faultOf => (
        <TextField
          label={MY_DEVICES.name}
          hint={MY_DEVICES.nameHint}
          value={name}
          onChange={setName}
          error={faultOf('name')}
          autoComplete="off"
          first
        />
      )}
    </ChangeDialog>
  );
}

function renaming(device: Device, me: Me, name: string): Change<Device> {
  const { id, name: before } = device;
  const again = () => client.devices.get(id);
  const refreshes = [`people/${me.id}/devices`, `devices/${id}`];
  return {
    from: { before: device, again },
    run: options => client.devices.rename(id, { name }, options),
    done: MY_DEVICES.renamed(name),
    undo: changed => ({
      from: { before: changed, again },
      run: options => client.devices.rename(id, { name: before }, options),
      done: before === null ? MY_DEVICES.nameIsBack('') : MY_DEVICES.nameIsBack(before),
      refreshes,
    }),
    refreshes,
  };
}
