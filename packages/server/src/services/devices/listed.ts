/** Lists devices: filtered, in either order, as far as the actor sees them. */
import type { Core } from '../../core/core.ts';
import { nameDevices } from '../../core/disabled-by.ts';
import { isBoundToLocations, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeviceNow, NamedDevice } from '../../domain/device.ts';
import { documentOf } from '../../domain/search/document.ts';
import { membersOfDevice } from '../../domain/search/members.ts';
import { holds, type Wanted } from '../../domain/search/wanted.ts';
import { type DeviceNowRow, selectDevicesCreatedFrom, toDevice, toDeviceNow } from '../../storage/statements/devices.ts';
import { addedBefore, numbersWithin } from '../created.ts';
import { identifiedBy } from '../identified.ts';
import { isFiltered, type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { walkByNumber } from '../walk.ts';
import { requireWanted } from '../wanted.ts';
import { type DeviceFilter, toConditions } from './filter.ts';
import { pathsFor } from './paths.ts';

export type DeviceSort = 'number' | 'createdAt';
export type DeviceRequest = ListRequest<DeviceFilter, DeviceSort>;

export async function listDevices(core: Core, actor: Actor, request: DeviceRequest): Promise<ListPage<NamedDevice<DeviceNow>>> {
  requireRight(actor, 'read devices');
  const { storage, clock } = core;
  const { filter = {}, sort } = request;
  const search = filter.search ?? null;
  const wanted = search === null ? null : requireWanted(search);
  const identified = await identifiedBy(storage, actor.org, 'device', filter.identifiers ?? null);
  const conditions = toConditions(actor, filter, identified, clock.now());
  const descending = sort?.descending ?? false;
  const walk = walkByNumber<DeviceNowRow>({
    paths: await pathsFor(core, { conditions, filter, wanted, descending }),
    descending,
    within: await numbersWithin(storage, 'device', selectDevicesCreatedFrom, addedBefore(conditions)),
    isExact: !isFiltered(filter) && !isBoundToLocations(actor),
    matches: wanted === null ? undefined : row => fits(wanted, row),
  });
  const page = await pageOfList('devices', request, walk, toDeviceNow);
  return { ...page, items: await nameDevices(storage, actor.org, page.items) };
}

function fits(wanted: Wanted, row: DeviceNowRow): boolean {
  return holds(wanted.inside, documentOf(membersOfDevice(toDevice(row))));
}
