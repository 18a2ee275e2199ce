/** Creates a device. */
import { CATALOG_KINDS, type Device, type DeviceFacts, type DeviceKind, NO_FACTS } from '../../domain/device.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import type { DeskPhone } from '../../domain/telephony.ts';
import { selectCatalogDevice } from '../../storage/statements/devices.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { checkedFacts } from './input.ts';
import { insertNewDevice } from './save.ts';

export interface DeviceInput extends DeviceFacts {
  readonly kind: DeviceKind;
  readonly udid?: string | null;
}

/** `activatedBy`: how a desk device will be activated. */
export async function createDevice(
  edit: Edit,
  input: DeviceInput,
  activatedBy: DeskPhone['activatedBy'] = 'mac',
): Promise<Device> {
  const { kind, udid = null, ...given } = input;
  const facts = await checkedFacts(edit, given, undefined);
  if (CATALOG_KINDS.includes(kind)) await requireFreeCatalog(edit, kind, udid);
  const device: Device = {
    id: edit.newId(),
    number: edit.newNumber(),
    kind,
    udid,
    ...NO_FACTS,
    ...facts,
    disabled: null,
    createdAt: edit.now,
    modifiedAt: edit.now,
    revision: 1,
  };
  insertNewDevice(edit, device);
  await tell(edit, 'device created', { device, activatedBy });
  return device;
}

async function requireFreeCatalog({ tx, org }: Edit, kind: DeviceKind, udid: string | null): Promise<void> {
  if (udid === null) throw invalid('udid', 'given for an app catalog', '', 'missing');
  const twin = await tx.one(selectCatalogDevice, { org, udid, kind });
  if (twin !== undefined) throw new Problem('conflict', 'This catalog is registered already.');
}
