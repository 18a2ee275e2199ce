/** Creates, reads, lists, changes and disables devices. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { changeDevice, disableDevice, enableDevice } from '../../core/devices/change.ts';
import { createDevice, type DeviceInput } from '../../core/devices/create.ts';
import { requireDevice, requireWritableDevice } from '../../core/devices/find.ts';
import { requireRenamable } from '../../core/devices/rename.ts';
import { nameDevice } from '../../core/disabled-by.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Device, DeviceFacts, DeviceNow, NamedDevice } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { ListPage } from '../lists.ts';
import { type DeviceWithHolders, withHolders } from './asked.ts';
import { createLifecycles, type Lifecycles } from './lifecycle.ts';
import { type DeviceRequest, type ListedDevice, listDevices } from './listed.ts';
import { createDeviceMerges, type DeviceMerges } from './merges.ts';
import { deviceNow } from './now.ts';
import { type Suggestions, suggestSameHardware } from './same-hardware.ts';

export interface Devices extends Lifecycles, DeviceMerges {
  readonly create: (write: Write, input: DeviceInput) => Promise<NamedDevice<DeviceNow>>;
  readonly update: (write: Write, id: DeviceId, input: DeviceFacts) => Promise<NamedDevice<DeviceNow>>;
  /** Blocks every holder until the device is enabled again. */
  /** Also by a holder, for a device that is theirs to name. */
  readonly rename: (write: Write, id: DeviceId, name: string | null) => Promise<NamedDevice<DeviceNow>>;
  readonly disable: (write: Write, id: DeviceId) => Promise<NamedDevice<DeviceNow>>;
  readonly enable: (write: Write, id: DeviceId) => Promise<NamedDevice<DeviceNow>>;
  readonly get: (actor: Actor, id: DeviceId) => Promise<NamedDevice<DeviceNow>>;
  readonly list: (actor: Actor, request: DeviceRequest) => Promise<ListPage<ListedDevice>>;
  /** The device, and those who hold it now, as far as the actor sees them. */
  readonly withHolders: (actor: Actor, id: DeviceId) => Promise<DeviceWithHolders>;
  /** Other devices that are the same hardware, the surest first. */
  readonly sameHardware: (actor: Actor, id: DeviceId) => Promise<Suggestions>;
}

const needs = 'write devices';

export function createDevices(core: Core): Devices {
  const edit = (
    write: Write,
    name: string,
    id: DeviceId,
    request: object,
    verb: (edit: Edit, before: Device) => Promise<Device>,
  ): Promise<NamedDevice<DeviceNow>> =>
    change(core, write, { name, needs }, { id, ...request }, async each => {
      const before = await requireWritableDevice(each, id);
      checkRevision(each, before);
      return deviceNow(each.tx, write.actor, await verb(each, before), each.now);
    });

  return {
    ...createLifecycles(core),
    ...createDeviceMerges(core),
    create: (write, input) =>
      change(core, write, { name: 'devices.create', needs }, input, async each => {
        if (input.createdAt !== undefined) requireRight(each.actor, 'write history');
        const device = await createDevice(each, { locationId: null, ...input });
        return nameDevice(each.tx, each.org, { ...device, isHeld: false });
      }),
    update: (write, id, input) =>
      edit(write, 'devices.update', id, { input }, (each, before) => changeDevice(each, before, input)),
    rename: (write, id, name) =>
      change(core, write, { name: 'devices.rename', needs: null }, { id, name }, async each => {
        const before = await requireRenamable(each, id);
        checkRevision(each, before);
        return deviceNow(each.tx, write.actor, await changeDevice(each, before, { name }), each.now);
      }),
    disable: (write, id) =>
      edit(write, 'devices.disable', id, {}, (each, before) => disableDevice(each, before, write.reason ?? null)),
    enable: (write, id) => edit(write, 'devices.enable', id, {}, enableDevice),
    get: async (actor, id) => {
      const now = core.clock.now();
      return deviceNow(core.storage, actor, await requireDevice(core.storage, actor, id, now), now);
    },
    list: (actor, request) => listDevices(core, actor, request),
    withHolders: (actor, id) => withHolders(core, actor, id),
    sameHardware: (actor, id) => suggestSameHardware(core, actor, id),
  };
}
