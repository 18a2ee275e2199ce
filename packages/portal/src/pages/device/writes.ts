/** What is written to a device and its assignments, each with what takes it back. */
import type { Device } from '@heldby/client';
import type { Reason } from '../../app/change-dialog.tsx';
import { client } from '../../data/client.ts';
import type { Basis } from '../../data/conflicts.ts';
import type { Change } from '../../data/write.ts';
import { ACTIONS } from '../../words/device-actions.ts';
import { nameOfDevice } from '../../words/device-name.ts';
import { touches } from './names.ts';
import type { LifeWish } from './opened.ts';

export function readFrom(device: Device): Basis {
  return { before: device, again: () => client.devices.get(device.id) };
}

export function disable(device: Device, reason: Reason): Change<Device> {
  return {
    from: readFrom(device),
    run: options => client.devices.disable(device.id, reason, options),
    done: ACTIONS.disable.done(nameOfDevice(device)),
    undo: enable,
    refreshes: touches(device.id),
  };
}

export function enable(device: Device): Change<Device> {
  return {
    from: readFrom(device),
    run: options => client.devices.enable(device.id, {}, options),
    done: ACTIONS.disable.undone(nameOfDevice(device)),
    undo: now => disable(now, device.disabled === null ? {} : { reason: device.disabled.reason }),
    refreshes: touches(device.id),
  };
}

export interface LifeChange {
  readonly state: LifeWish;
  readonly end: boolean;
  readonly reason: Reason;
}

export function setLife(device: Device, { state, end, reason }: LifeChange): Change<Device> {
  const body = { state, ...(end ? { end } : {}), ...reason };
  return {
    from: readFrom(device),
    run: options => client.devices.setLifecycle(device.id, body, options),
    done: ACTIONS.life[state].done(nameOfDevice(device)),
    // What has ended for its holders does not come back.
    ...(end ? {} : { undo: backToLife }),
    refreshes: touches(device.id),
  };
}

export function backToLife(device: Device): Change<Device> {
  return {
    from: readFrom(device),
    run: options => client.devices.setLifecycle(device.id, { state: null }, options),
    done: ACTIONS.life.back(nameOfDevice(device)),
    refreshes: touches(device.id),
  };
}
