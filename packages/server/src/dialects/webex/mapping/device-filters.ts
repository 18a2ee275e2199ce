/** The filters of the list of devices, joined by AND; text is compared exactly (contract webex §4.1). */
import type { DeskDevice } from '../../../core/telephony/desks.ts';
import { uuidOf } from '../ids.ts';
import type { DeviceFilters } from '../schemas/devices.ts';
import { capabilitiesOf, connectionStatusOf, typeOf } from './devices.ts';
import { productOf } from './shared.ts';

type Condition = (desk: DeskDevice) => boolean;

/** The owner whose devices an index finds. */
export function ownerFilter({ personId, workspaceId }: DeviceFilters): string | null {
  const owner = personId ?? workspaceId;
  return owner === undefined ? null : uuidOf(owner);
}

/** The filters that no index serves, as one condition; null where there is none. */
export function toMatcher(query: DeviceFilters): Condition | null {
  const conditions: Condition[] = [];
  const is = (wanted: string | undefined, actual: (desk: DeskDevice) => string | null) => {
    if (wanted !== undefined) conditions.push(desk => actual(desk) === wanted);
  };
  const { locationId = query.workspaceLocationId, personId, workspaceId } = query;
  is(query.displayName, desk => desk.device.name ?? productOf(desk.device));
  is(query.product, desk => productOf(desk.device));
  is(query.serial, desk => desk.device.serial);
  is(query.software, desk => desk.software);
  is(query.connectionStatus, connectionStatusOf);
  is(query.type, typeOf);
  is(query.devicePlatform, () => 'cisco');
  is(query.plannedMaintenance, () => 'off');
  is(locationId === undefined ? undefined : uuidOf(locationId), desk => desk.locationId);
  // No owner is both a person and a workspace.
  if (personId !== undefined && workspaceId !== undefined) is(uuidOf(workspaceId), desk => desk.owner?.id ?? null);
  // heldby has no source for these, so that they match no device.
  for (const wanted of [query.upgradeChannel, query.errorCode, query.permission]) is(wanted, () => null);
  const { capability } = query;
  if (capability !== undefined) conditions.push(desk => capabilitiesOf(desk).includes(capability));
  const tags = (query.tag ?? []).flatMap(each => each.split(',')).flatMap(each => each.trim() || []);
  for (const tag of tags) conditions.push(desk => desk.device.tags.includes(tag));
  return conditions.length === 0 ? null : desk => conditions.every(condition => condition(desk));
}
