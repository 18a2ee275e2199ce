/**
 * Reads who disabled devices. It costs no statement where no device is disabled, and one for a page where some are: so the hot
 * lists, in which hardly any device is disabled, are as fast as without names.
 */
import { type Doer, SYSTEM } from '../domain/assignment.ts';
import type { Device, NamedDevice } from '../domain/device.ts';
import type { OrgId, OwnerId } from '../domain/ids.ts';
import { selectDoers } from '../storage/statements/doers.ts';
import { inSlots } from '../storage/statements/slots.ts';
import type { Reader } from '../storage/storage.ts';

/** Puts the name into one of the devices. Returns the same object if the device is not disabled. */
export type NameDisabling = <D extends Device>(device: D) => NamedDevice<D>;

export async function readDisabling(reader: Reader, org: OrgId, devices: readonly Device[]): Promise<NameDisabling> {
  const ids = [...new Set(devices.flatMap(({ disabled }) => disabled?.by ?? []))];
  const doers = new Map<OwnerId, Doer>();
  for (const slots of inSlots('id', ids, '')) {
    const rows = await reader.all(selectDoers, { org, ...slots });
    for (const { id, kind, name } of rows) doers.set(id, { kind, id, name });
  }
  return device => withDoer(device, doers);
}

export async function nameDevice<D extends Device>(reader: Reader, org: OrgId, device: D): Promise<NamedDevice<D>> {
  return isEnabled(device) ? device : (await readDisabling(reader, org, [device]))(device);
}

export async function nameDevices<D extends Device>(
  reader: Reader,
  org: OrgId,
  devices: readonly D[],
): Promise<NamedDevice<D>[]> {
  return devices.map(await readDisabling(reader, org, devices));
}

export function isEnabled<D extends Device>(device: D): device is D & { readonly disabled: null } {
  return device.disabled === null;
}

function withDoer<D extends Device>(device: D, doers: ReadonlyMap<OwnerId, Doer>): NamedDevice<D> {
  if (isEnabled(device)) return device;
  const { disabled } = device;
  return { ...device, disabled: disabled && { ...disabled, doer: doers.get(disabled.by ?? '') ?? SYSTEM } };
}
