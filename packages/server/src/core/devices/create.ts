/** Creates a device. */
import { type Block, disablingOf, hardwareKeys } from '../../domain/block.ts';
import { CATALOG_KINDS, type Device, type DeviceFacts, type DeviceKind, NO_FACTS } from '../../domain/device.ts';
import { catalogKey } from '../../domain/hardware.ts';
import { requirePast } from '../../domain/past.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import type { DeskPhone } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectCatalogDevice } from '../../storage/statements/devices.ts';
import { markDeviceEntered } from '../../storage/statements/past.ts';
import { adoptBlocks, findBlocks } from '../blocks.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { saveIdentifiers } from '../identifiers.ts';
import { checkedFacts } from './input.ts';
import { blockDevice, insertNewDevice } from './save.ts';

export interface DeviceInput extends DeviceFacts {
  readonly kind: DeviceKind;
  readonly udid?: string | null;
  /** Of a catalog whose app signs in; otherwise it follows from the udid. */
  readonly hardwareKey?: string;
  /** Since when it is known, where that was in the past. */
  readonly createdAt?: Instant;
}

/**
 * Hardware that is blocked for every holder comes out disabled. `activatedBy`: how a desk device will be activated. `known`: the
 * blocks of the hardware, where the caller has looked for them already.
 */
export async function createDevice(
  edit: Edit,
  input: DeviceInput,
  activatedBy: DeskPhone['activatedBy'] = 'mac',
  known?: readonly Block[],
): Promise<Device> {
  const { kind, udid = null, hardwareKey, createdAt, ...given } = input;
  if (createdAt !== undefined) requirePast('createdAt', createdAt, edit.now);
  const facts = await checkedFacts(edit, given, undefined);
  const key = CATALOG_KINDS.includes(kind) ? (hardwareKey ?? (await requireFreeCatalog(edit, kind, udid))) : null;
  const blocks = known ?? (await findBlocks(edit, hardwareKeys({ ...facts, udid }), null));
  const device: Device = {
    id: edit.newId(),
    number: edit.newNumber(),
    kind,
    udid,
    ...NO_FACTS,
    details: null,
    ...facts,
    lifecycle: null,
    disabled: disablingOf(blocks),
    createdAt: createdAt ?? edit.now,
    modifiedAt: edit.now,
    revision: 1,
  };
  if (device.details !== null) await saveIdentifiers(edit, 'device', device.id, null, device.details);
  insertNewDevice(edit, device, key);
  if (createdAt !== undefined) edit.tx.send(markDeviceEntered, { org: edit.org, id: device.id, enteredAt: edit.now });
  adoptBlocks(edit, device, blocks);
  await blockDevice(edit, device);
  await tell(edit, 'device created', { device, activatedBy });
  return device;
}

/** The key of a catalog that is not there yet. */
async function requireFreeCatalog({ tx, org }: Edit, kind: DeviceKind, udid: string | null): Promise<string> {
  if (udid === null) throw invalid('udid', 'given for an app catalog', '', 'missing');
  const hardwareKey = catalogKey({ udid }, null);
  if (hardwareKey === null) throw invalid('udid', 'an id of the hardware, not a placeholder that many devices send', udid);
  const twin = await tx.one(selectCatalogDevice, { org, hardwareKey, kind });
  if (twin !== undefined) throw new Problem('conflict', 'This catalog is registered already.');
  return hardwareKey;
}
