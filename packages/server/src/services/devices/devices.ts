/** Creates, reads, lists, changes and disables devices. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { changeDevice, disableDevice, enableDevice } from '../../core/devices/change.ts';
import { createDevice, type DeviceInput } from '../../core/devices/create.ts';
import { requireDevice, requireWritableDevice } from '../../core/devices/find.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Device, DeviceFacts } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { ListPage } from '../lists.ts';
import { type DeviceRequest, listDevices } from './listed.ts';

export interface Devices {
  readonly create: (write: Write, input: DeviceInput) => Promise<Device>;
  readonly update: (write: Write, id: DeviceId, input: DeviceFacts) => Promise<Device>;
  /** Blocks every holder until the device is enabled again. */
  readonly disable: (write: Write, id: DeviceId) => Promise<Device>;
  readonly enable: (write: Write, id: DeviceId) => Promise<Device>;
  readonly get: (actor: Actor, id: DeviceId) => Promise<Device>;
  readonly list: (actor: Actor, request: DeviceRequest) => Promise<ListPage<Device>>;
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
    list: (actor, request) => listDevices(core, actor, request),
  };
}
