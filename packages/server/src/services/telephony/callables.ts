/** Finds owners who can be called, with their names, for lists of members and of possible members. */
import type { DeviceId, LocationId, OrgId, OwnerId } from '../../domain/ids.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import { type CallableRow, selectCallables, selectCallablesAt, selectCallablesOn } from '../../storage/statements/calling.ts';
import type { Reader } from '../../storage/storage.ts';
import { BATCH, contains, inBatches } from '../listing.ts';

export interface Callable {
  readonly owner: Owner;
  readonly firstName: string;
  readonly lastName: string;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  readonly location: { readonly id: LocationId; readonly name: string } | null;
}

export interface CallableFilter {
  /** Texts match a part of the value, in any letter case. */
  readonly name: string | null;
  readonly phoneNumber: string | null;
  readonly extension: string | null;
  readonly locationId: LocationId | null;
  readonly excludeVirtualLines: boolean;
  readonly byFirstName: boolean;
}

/** Those who match the filter and are not in `taken`, ordered by name. */
export async function findCallables(
  reader: Reader,
  org: OrgId,
  filter: CallableFilter,
  taken: ReadonlySet<OwnerId>,
): Promise<Callable[]> {
  const found: Callable[] = [];
  for await (const rows of candidates(reader, org, filter.locationId)) {
    for (const row of rows) if (!taken.has(row.ownerId) && fits(row, filter)) found.push(toCallable(row));
  }
  return found.toSorted(byName(filter.byFirstName));
}

/** The owners of the device's lines who can be called, by id. */
export async function callablesOn(reader: Reader, org: OrgId, deviceId: DeviceId): Promise<ReadonlyMap<OwnerId, Callable>> {
  const rows = await reader.all(selectCallablesOn, { org, deviceId });
  return new Map(rows.map(row => [row.ownerId, toCallable(row)]));
}

/** For an owner who still has a line but cannot be called any more, so there is no name to show. */
export function nameless(owner: Owner): Callable {
  return { owner, firstName: '', lastName: '.', extension: null, phoneNumber: null, location: null };
}

/** Everybody who can be called, or those in one location. */
function candidates(reader: Reader, org: OrgId, locationId: LocationId | null): AsyncIterable<readonly CallableRow[]> {
  const key = { org, limit: BATCH };
  const read = (after: string) =>
    locationId === null
      ? reader.all(selectCallables, { ...key, after })
      : reader.all(selectCallablesAt, { ...key, locationId, after });
  return inBatches('', read, row => row.ownerId);
}

export function toCallable(row: CallableRow): Callable {
  return {
    owner: { kind: row.ownerKind as OwnerKind, id: row.ownerId },
    firstName: row.firstName,
    lastName: row.lastName,
    extension: row.extension,
    phoneNumber: row.phoneNumber,
    location: { id: row.locationId, name: row.locationName },
  };
}

function fits(row: CallableRow, { name, phoneNumber, extension, excludeVirtualLines }: CallableFilter): boolean {
  return (
    contains(`${row.firstName} ${row.lastName}`, name) &&
    contains(row.phoneNumber, phoneNumber) &&
    contains(row.extension, extension) &&
    !(excludeVirtualLines && row.ownerKind === 'virtual_line')
  );
}

function byName(firstNameFirst: boolean): (one: Callable, other: Callable) => number {
  const key = ({ firstName, lastName, owner }: Callable) => {
    const name = firstNameFirst ? `${firstName}\n${lastName}` : `${lastName}\n${firstName}`;
    return `${name.toLowerCase()}\n${owner.id}`;
  };
  return (one, other) => (key(one) < key(other) ? -1 : 1);
}
