/** What is written to a device and its assignments, each with what takes it back. */
import type { Device } from '@heldby/client';
import type { Reason } from '../../app/change-dialog.tsx';
import { client } from '../../data/client.ts';
import type { Change } from '../../data/write.ts';
import { ACTIONS } from '../../words/device-actions.ts';
import { nameOf, touches } from './names.ts';
import type { LifeWish } from './opened.ts';

export function disable(device: Device, reason: Reason): Change<Device> {
  return {
    run: options => client.devices.disable(device.id, reason, { ...options, ifRevision: device.revision }),
    done: ACTIONS.disable.done(nameOf(device)),
    undo: enable,
    refreshes: touches(device.id),
  };
}

export function enable(device: Device): Change<Device> {
  return {
    run: options => client.devices.enable(device.id, {}, { ...options, ifRevision: device.revision }),
    done: ACTIONS.disable.undone(nameOf(device)),
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
    run: options => client.devices.setLifecycle(device.id, body, { ...options, ifRevision: device.revision }),
    done: ACTIONS.life[state].done(nameOf(device)),
    // What has ended for its holders does not come back.
    ...(end ? {} : { undo: backToLife }),
    refreshes: touches(device.id),
  };
}

export function backToLife(device: Device): Change<Device> {
  return {
    run: options => client.devices.setLifecycle(device.id, { state: null }, { ...options, ifRevision: device.revision }),
    done: ACTIONS.life.back(nameOf(device)),
    refreshes: touches(device.id),
  };
}
