/** Lists the lines on devices: filtered, in either order, as far as the actor sees their owners. */
import type { Core } from '../../core/core.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeviceId, LocationId, OwnerId } from '../../domain/ids.ts';
import type { Line } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  type ListedLineRow,
  lineIn,
  selectLines,
  selectLinesOfDevice,
  selectLinesOfOwner,
} from '../../storage/statements/line-list.ts';
import type { Reader } from '../../storage/storage.ts';
import { type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { walkById } from '../walk-by-id.ts';

export interface ListedLine {
  readonly line: Line;
  readonly ownerName: string;
  readonly deviceName: string | null;
  readonly mac: string | null;
  /** How the owner is called. */
  readonly locationId: LocationId | null;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  readonly createdAt: Instant;
  readonly until: Instant | null;
}

export interface LineFilter {
  readonly ownerId: OwnerId | null;
  readonly deviceId: DeviceId | null;
  /** Where the owner is called. */
  readonly locationId: LocationId | null;
  readonly state: 'open' | 'ended' | null;
}

export type LineRequest = ListRequest<LineFilter, 'createdAt'>;
export type LineList = (actor: Actor, request: LineRequest) => Promise<ListPage<ListedLine>>;

export function createLineList({ storage }: Core): LineList {
  return async (actor, request) => {
    requireRight(actor, 'read devices');
    const filter: LineFilter = { ownerId: null, deviceId: null, locationId: null, state: null, ...request.filter };
    const { ownerId, deviceId, locationId } = filter;
    const descending = request.sort?.descending ?? false;
    const wantsEnded = filter.state === 'ended';
    const walk = walkById<ListedLineRow>({
      descending,
      read: readerOf(storage, actor, filter, descending),
      matches: row =>
        row.isSeen === 1 &&
        (row.until !== null) === wantsEnded &&
        (ownerId === null || row.ownerId === ownerId) &&
        (deviceId === null || row.deviceId === deviceId) &&
        (locationId === null || row.locationId === locationId),
    });
    return pageOfList('lines', request, walk, toListedLine);
  };
}

/** By the index of the owner or of the device, where one is given. */
function readerOf(storage: Reader, actor: Actor, { ownerId, deviceId }: LineFilter, descending: boolean) {
  const order = descending ? 'descending' : 'ascending';
  const key = { org: actor.org, ...reachOf(actor) };
  return (after: string, limit: number): Promise<ListedLineRow[]> => {
    const page = { ...key, after, limit };
    if (ownerId !== null) return storage.all(selectLinesOfOwner[order], { ...page, ownerId });
    if (deviceId !== null) return storage.all(selectLinesOfDevice[order], { ...page, deviceId });
    return storage.all(selectLines[order], page);
  };
}

export function toListedLine(row: ListedLineRow): ListedLine {
  const { ownerName, createdAt, until, deviceName, mac, locationId, extension, phoneNumber } = row;
  const shown = { deviceName, mac, locationId, extension, phoneNumber };
  return { line: lineIn(row), ownerName: ownerName.trim(), createdAt, until, ...shown };
}
