/** What exported people, devices, assignments and lines show in each column, in words that an import reads. */
import type { Device, ListedAssignment, ListedLine, Person } from '@heldby/contract';

/** A value of a cell. In CSV, lists of words have semicolons between them, and what is more than that is JSON. */
export type CellOf = (item: Readonly<Record<string, unknown>>) => unknown;

/** Names of locations by their ids. Of two with one name, none is here. */
export type LocationNames = ReadonlyMap<string, string>;

/** By the name of the column; every other one is the member of its name. */
export function cellsOf(list: string, names: LocationNames): Readonly<Record<string, CellOf>> {
  const location: CellOf = ({ locationId }) => (locationId === null ? null : (names.get(String(locationId)) ?? locationId));
  if (list === 'people') return { location };
  if (list === 'devices') return { location, disabledReason: device => (device as Device).disabled?.reason ?? null };
  if (list === 'assignments') return ASSIGNMENT_CELLS;
  if (list === 'lines') return { ...LINE_CELLS, location };
  return {};
}

const of = (cell: (item: ListedAssignment) => unknown): CellOf => cell as unknown as CellOf;

const ASSIGNMENT_CELLS: Readonly<Record<string, CellOf>> = {
  device: of(({ device, deviceId }) => device?.serial ?? device?.mac ?? device?.assetTag ?? deviceId),
  owner: of(({ owner, person }) => (owner.kind === 'person' ? loginOf(person, owner.id) : `${owner.kind}:${owner.id}`)),
  reason: of(({ createReason }) => createReason),
  deviceName: of(({ device }) => device?.name ?? null),
  deviceKind: of(({ device }) => device?.kind ?? null),
  ownerName: of(({ owner }) => owner.name),
  ownerId: of(({ owner }) => owner.id),
};

const ofLine = (cell: (item: ListedLine) => unknown): CellOf => cell as unknown as CellOf;

/** An owner by their id: a line says no more of them. */
const LINE_CELLS: Readonly<Record<string, CellOf>> = {
  device: ofLine(({ mac, deviceId }) => mac ?? deviceId),
  owner: ofLine(({ owner }) => (owner.kind === 'person' ? owner.id : `${owner.kind}:${owner.id}`)),
  ownerName: ofLine(({ owner }) => owner.name),
};

/** Somebody who left has their login no more. */
function loginOf(person: Person | null | undefined, id: string): string {
  return person?.login ?? id;
}

/** Lists whose columns have names of locations in them. */
export function needsLocations(list: string, columns: readonly string[]): boolean {
  return ['people', 'devices', 'lines'].includes(list) && columns.includes('location');
}
