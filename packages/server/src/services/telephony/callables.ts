/** Everybody who can be called, by name, as lists of members and of possible members show them. */
import type { LocationId } from '../../domain/ids.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import { type CallableRow, selectCallable, selectCallables } from '../../storage/statements/calling.ts';
import type { Reader } from '../../storage/storage.ts';

export interface Callable {
  readonly owner: Owner;
  readonly firstName: string;
  readonly lastName: string;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  readonly location: { readonly id: LocationId; readonly name: string } | null;
}

export interface CallableFilter {
  /** Texts are part of the value, whatever their letter case. */
  readonly name: string | null;
  readonly phoneNumber: string | null;
  readonly extension: string | null;
  readonly locationId: LocationId | null;
  readonly excludeVirtualLines: boolean;
  readonly byFirstName: boolean;
}

const BATCH = 500;

/** Those who fit and are not among the taken, ordered by name. */
export async function findCallables(
  reader: Reader,
  org: number,
  filter: CallableFilter,
  taken: ReadonlySet<string>,
): Promise<Callable[]> {
  const found: Callable[] = [];
  for await (const row of everyCallable(reader, org)) {
    if (!taken.has(row.ownerId) && fits(row, filter)) found.push(toCallable(row));
  }
  return found.toSorted(byName(filter.byFirstName));
}

/** An owner who cannot be called any more may still have a line, and then no name to show. */
export async function callableOf(reader: Reader, org: number, owner: Owner): Promise<Callable> {
  const row = await reader.one(selectCallable, { org, ownerId: owner.id });
  if (row !== undefined) return toCallable(row);
  return { owner, firstName: '', lastName: '.', extension: null, phoneNumber: null, location: null };
}

function toCallable(row: CallableRow): Callable {
  return {
    owner: { kind: row.ownerKind as OwnerKind, id: row.ownerId },
    firstName: row.firstName,
    lastName: row.lastName,
    extension: row.extension,
    phoneNumber: row.phoneNumber,
    location: { id: row.locationId, name: row.locationName },
  };
}

/** In batches, giving other requests their turn between them. */
async function* everyCallable(reader: Reader, org: number): AsyncGenerator<CallableRow> {
  let after = '';
  for (;;) {
    const rows = await reader.all(selectCallables, { org, after, limit: BATCH });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return;
    after = last.ownerId;
    await new Promise(resolve => setImmediate(resolve));
  }
}

function fits(row: CallableRow, filter: CallableFilter): boolean {
  const contains = (text: string | null, part: string | null) =>
    part === null || (text ?? '').toLowerCase().includes(part.toLowerCase());
  return (
    contains(`${row.firstName} ${row.lastName}`, filter.name) &&
    contains(row.phoneNumber, filter.phoneNumber) &&
    contains(row.extension, filter.extension) &&
    (filter.locationId === null || row.locationId === filter.locationId) &&
    !(filter.excludeVirtualLines && row.ownerKind === 'virtual_line')
  );
}

function byName(firstNameFirst: boolean): (one: Callable, other: Callable) => number {
  const key = ({ firstName, lastName, owner }: Callable) => {
    const name = firstNameFirst ? `${firstName}\n${lastName}` : `${lastName}\n${firstName}`;
    return `${name.toLowerCase()}\n${owner.id}`;
  };
  return (one, other) => (key(one) < key(other) ? -1 : 1);
}
