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
import { readHolders, type ShownHolder } from '../holders.ts';
import { identifiedBy } from '../identified.ts';
import { isFiltered, type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { walkByNumber } from '../walk.ts';
import { requireWanted } from '../wanted.ts';
import { type DeviceFilter, toConditions } from './filter.ts';
import { pathsFor } from './paths.ts';

export type DeviceSort = 'number' | 'createdAt';
export interface DeviceRequest extends ListRequest<DeviceFilter, DeviceSort> {
  readonly expand?: readonly 'holders'[];
}

/** The holders are there only if they were asked for. */
export type ListedDevice = NamedDevice<DeviceNow> & { readonly holders?: readonly ShownHolder[] };

export async function listDevices(core: Core, actor: Actor, request: DeviceRequest): Promise<ListPage<ListedDevice>> {
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
  const items = await nameDevices(storage, actor.org, page.items);
  if (!request.expand?.includes('holders')) return { ...page, items };
  const ids = items.map(({ id }) => id);
  const holdersOf = await readHolders(core, actor, ids);
  return { ...page, items: items.map(device => ({ ...device, holders: holdersOf(device.id) })) };
}

function fits(wanted: Wanted, row: DeviceNowRow): boolean {
  return holds(wanted.inside, documentOf(membersOfDevice(toDevice(row))));
}
