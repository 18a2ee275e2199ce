/** Takes apart what was merged: what comes back, before it does. */
import type { DeviceUnmerge } from '@heldby/client';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { Preview, usePreview } from '../../../jobs/preview.tsx';
import { ACTIONS } from '../../../words/device-actions.ts';
import { nameOfDevice } from '../../../words/device-name.ts';
import { takeApart } from '../twins/merge-writes.ts';
import type { DialogProps } from './dialog-of.tsx';

const words = ACTIONS.merge;

export function ApartDialog({ device, from, onClose }: DialogProps & { readonly from: string }) {
  const preview = usePreview<DeviceUnmerge>(`unmerge/${device.id}/${device.revision}`, { from }, signal =>
    client.devices.unmerge(device.id, { from }, { dryRun: true, signal }),
  );
  return (
    <ChangeDialog
      title={words.apartTitle(nameOfDevice(device))}
      verb={words.apartVerb}
      ready={preview.value !== undefined}
      change={reason => takeApart(device.id, from, reason)}
      onClose={onClose}
    >
      <p>{words.apartAbout}</p>
      <Preview preview={preview} ready>
        {value => (
          <>
            <p>{words.undone(nameOfDevice(value.device))}.</p>
            <ul>
              {value.things.map(({ id, name, came, why }) => (
                <li key={id}>
                  <bdi>{name}</bdi>: {came ? words.comesBack : why}
                </li>
              ))}
            </ul>
          </>
        )}
      </Preview>
    </ChangeDialog>
  );
}
