/** What is written to a device and its assignments, each with what takes it back. */
import type { Device } from '@heldby/client';
import type { Reason } from '../../app/change-dialog.tsx';
import { client } from '../../data/client.ts';
import type { Basis } from '../../data/conflicts.ts';
import type { Change } from '../../data/write.ts';
import { stateByHand } from '../../jobs/state-by-hand.ts';
import { ACTIONS } from '../../words/device-actions.ts';
import { nameOfDevice } from '../../words/device-name.ts';
import { touches } from './names.ts';

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

export function backToLife(device: Device): Change<Device> {
  return {
    from: readFrom(device),
    run: options => client.devices.setLifecycle(device.id, { state: null }, options),
    done: ACTIONS.life.back(nameOfDevice(device)),
    undo: now => asItWas(now, device),
    refreshes: touches(device.id),
  };
}

/** Says of the device again what was said of it before. */
export function asItWas(now: Device, before: Device): Change<Device> {
  return {
    from: readFrom(now),
    run: options => client.devices.setLifecycle(now.id, { state: stateByHand(before) }, options),
    done: ACTIONS.life.undone(nameOfDevice(before)),
    refreshes: touches(now.id),
  };
}
