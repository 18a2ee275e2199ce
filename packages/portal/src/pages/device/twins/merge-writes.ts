/** Merging two registrations, and taking them apart: each undoes the other. */
import type { Device, DeviceMerge, DeviceUnmerge } from '@heldby/client';
import type { Reason } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import type { Change } from '../../../data/write.ts';
import { ACTIONS } from '../../../words/device-actions.ts';
import { nameOfDevice } from '../../../words/device-name.ts';
import { touches } from '../names.ts';

type Merging = Parameters<typeof client.devices.merge>[1];

export function merge(device: Device, body: Merging): Change<DeviceMerge> {
  return {
    from: { before: device, again: () => client.devices.get(device.id) },
    run: options => client.devices.merge(device.id, body, options),
    done: ACTIONS.merge.done(nameOfDevice(device)),
    undo: () => takeApart(device.id, body.from),
    refreshes: [...touches(device.id), ...touches(body.from)],
  };
}

export function takeApart(deviceId: string, from: string, reason: Reason = {}): Change<DeviceUnmerge> {
  return {
    run: options => client.devices.unmerge(deviceId, { from, ...reason }, options),
    done: ({ device }) => ACTIONS.merge.undone(nameOfDevice(device)),
    refreshes: [...touches(deviceId), ...touches(from)],
  };
}
