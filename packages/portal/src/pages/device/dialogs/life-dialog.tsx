/** Sends the device to repair, or says that it is lost, retired or in stock again. */
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { Preview, usePreview } from '../../../jobs/preview.tsx';
import { ACTIONS } from '../../../words/device-actions.ts';
import { nameOfDevice } from '../../../words/device-name.ts';
import { format } from '../../../words/format.ts';
import type { LifeWish } from '../opened.ts';
import type { DialogProps } from './dialog-of.tsx';
import { setLife } from './life-write.ts';

export function LifeDialog({ device, holders, state, onClose }: DialogProps & { readonly state: LifeWish }) {
  const words = ACTIONS.life[state];
  const end = (state === 'retired' || state === 'in_stock') && holders.length > 0;
  const wish = { state, ...(end ? { end } : {}) };
  const preview = usePreview(`life/${device.id}/${device.revision}`, wish, signal =>
    client.devices.setLifecycle(device.id, wish, { dryRun: true, signal }),
  );
  const names = [...new Set(holders.map(({ owner }) => owner.name))];
  return (
    <ChangeDialog
      title={words.title(nameOfDevice(device))}
      verb={words.verb}
      danger={state === 'retired' || state === 'lost'}
      ready={preview.value !== undefined}
      change={reason => setLife(device, { state, ends: end ? holders : [], reason })}
      onClose={onClose}
    >
      <Preview preview={preview} ready>
        {() => (
          <>
            <p>{words.about}</p>
            {end && <p>{ACTIONS.life.ends(format.list(names))}</p>}
          </>
        )}
      </Preview>
    </ChangeDialog>
  );
}
