/** Lists devices: filtered, in either order, as far as the actor sees them. */
import type { Core } from '../../core/core.ts';
import { isBoundToLocations, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeviceNow } from '../../domain/device.ts';
import { DEVICE_PATHS } from '../../storage/statements/device-filters.ts';
import { type DeviceNowRow, selectDevicesCreatedFrom, toDevice, toDeviceNow } from '../../storage/statements/devices.ts';
import { numbersWithin } from '../created.ts';
import { identifiedBy } from '../identified.ts';
import { createMatch } from '../listing.ts';
import { isFiltered, type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { bindPath } from '../paths.ts';
import { walkByNumber } from '../walk.ts';
import { type DeviceFilter, pathsOf, toConditions } from './filter.ts';

export type DeviceSort = 'number' | 'createdAt';
export type DeviceRequest = ListRequest<DeviceFilter, DeviceSort>;

export async function listDevices(core: Core, actor: Actor, request: DeviceRequest): Promise<ListPage<DeviceNow>> {
  requireRight(actor, 'read devices');
  const { storage, clock } = core;
  const { filter = {}, sort } = request;
  const identified = await identifiedBy(storage, actor.org, 'device', filter.identifiers ?? null);
  const conditions = toConditions(actor, filter, identified, clock.now());
  const descending = sort?.descending ?? false;
  const names = pathsOf(conditions, filter);
  const walk = walkByNumber<DeviceNowRow>({
    paths: names.map(name => bindPath(storage, DEVICE_PATHS[name], conditions, descending)),
    descending,
    within: await numbersWithin(storage, selectDevicesCreatedFrom, conditions),
    isExact: !isFiltered(filter) && !isBoundToLocations(actor),
    matches: matcher(filter.search ?? null),
  });
  return pageOfList('devices', request, walk, toDeviceNow);
}

function matcher(search: string | null): ((row: DeviceNowRow) => boolean) | undefined {
  if (search === null) return undefined;
  const matches = createMatch(search);
  return row => {
    const { name, make, model, serial, udid, mac, tags } = row;
    return matches([name, make, model, serial, udid, mac, ...(tags === '[]' ? [] : toDevice(row).tags)]);
  };
}
