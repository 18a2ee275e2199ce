/** Devices as the native API shows them: without the members that other dialects store. Pure. */
import type * as api from '@heldby/contract';
import type { Device } from '../../../domain/device.ts';
import { toIso } from '../../../lib/instant.ts';

export function toDevice(device: Device): api.Device {
  const { extras: _, tags, disabled, createdAt, modifiedAt, ...rest } = device;
  return {
    ...rest,
    tags: [...tags],
    disabled: disabled && { ...disabled, at: toIso(disabled.at) },
    createdAt: toIso(createdAt),
    modifiedAt: toIso(modifiedAt),
  };
}
