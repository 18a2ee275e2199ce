/** Creates, reads, lists, changes and disables devices. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { changeDevice, disableDevice, enableDevice } from '../../core/devices/change.ts';
import { createDevice, type DeviceInput } from '../../core/devices/create.ts';
import { requireDevice, requireWritableDevice } from '../../core/devices/find.ts';
import { isBoundToLocations, reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Device, DeviceFacts } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import {
  type DeviceRow,
  selectDeviceNumberAfter,
  selectDevices,
  selectDevicesInReach,
  toDevice,
} from '../../storage/statements/devices.ts';
import { pageByNumber } from '../paging.ts';
import { firstInStrides } from '../strides.ts';

export interface Devices {
  readonly create: (write: Write, input: DeviceInput) => Promise<Device>;
  readonly update: (write: Write, id: DeviceId, input: DeviceFacts) => Promise<Device>;
  /** Blocks every holder until the device is enabled again. */
  readonly disable: (write: Write, id: DeviceId) => Promise<Device>;
  readonly enable: (write: Write, id: DeviceId) => Promise<Device>;
  readonly get: (actor: Actor, id: DeviceId) => Promise<Device>;
  readonly list: (actor: Actor, page: PageRequest) => Promise<Page<Device>>;
}

const needs = 'write devices';

export function createDevices(core: Core): Devices {
  const edit = (
    write: Write,
    name: string,
    id: DeviceId,
    request: object,
    verb: (edit: Edit, before: Device) => Promise<Device>,
  ) =>
    change(core, write, { name, needs }, { id, ...request }, async each => {
      const before = await requireWritableDevice(each, id);
      checkRevision(each, before);
      return verb(each, before);
    });

  return {
    create: (write, input) =>
      change(core, write, { name: 'devices.create', needs }, input, each => createDevice(each, { locationId: null, ...input })),
    update: (write, id, input) =>
      edit(write, 'devices.update', id, { input }, (each, before) => changeDevice(each, before, input)),
    disable: (write, id) =>
      edit(write, 'devices.disable', id, {}, (each, before) => disableDevice(each, before, write.reason ?? null)),
    enable: (write, id) => edit(write, 'devices.enable', id, {}, enableDevice),
    get: (actor, id) => requireDevice(core.storage, actor, id, core.clock.now()),
    list: async (actor, page) => {
      requireRight(actor, 'read devices');
      return pageByNumber(
        page,
        (after, limit) => readDevices(core, actor, after, limit),
        row => row.number,
        toDevice,
      );
    },
  };
}

async function readDevices({ storage, clock }: Core, actor: Actor, after: number, limit: number): Promise<DeviceRow[]> {
  const { org } = actor;
  if (!isBoundToLocations(actor)) return storage.all(selectDevices, { org, after, limit });
  const key = { org, at: clock.now(), ...reachOf(actor) };
  return firstInStrides(
    {
      edge: (start, skip) => storage.one(selectDeviceNumberAfter, { org, start, skip }),
      read: (stride, most) => storage.all(selectDevicesInReach, { ...key, ...stride, limit: most }),
    },
    after,
    limit,
  );
}
