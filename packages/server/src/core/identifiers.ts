/** Stores by what people and devices are found beside their own columns, and refuses what another one has. */
import type { DeviceDetails, PersonDetails } from '../domain/details.ts';
import { type IdentifiedNoun, type Identifier, identifiersOf, isUniqueKind, wordOf } from '../domain/identifier.ts';
import { Problem } from '../domain/problem.ts';
import { selectDeviceByMac } from '../storage/statements/devices.ts';
import { deleteIdentifier, insertIdentifier, selectIdentified } from '../storage/statements/identifiers.ts';
import type { Edit } from './change.ts';

type Details = (PersonDetails & DeviceDetails) | null;

/** Follows the details of an object. Null before it is created, and after a person has left: their numbers are free then. */
export async function saveIdentifiers(
  edit: Edit,
  noun: IdentifiedNoun,
  id: string,
  before: Details,
  after: Details,
): Promise<void> {
  const [was, is] = [identifiersOf(before), identifiersOf(after)];
  const key = { org: edit.org, noun, id };
  for (const gone of without(was, is)) edit.tx.send(deleteIdentifier, { ...key, ...gone });
  for (const added of without(is, was)) {
    await requireFree(edit, noun, id, added);
    edit.tx.send(insertIdentifier, { ...key, ...added });
  }
}

function without(some: readonly Identifier[], others: readonly Identifier[]): Identifier[] {
  return some.filter(one => !others.some(other => one.kind === other.kind && one.value === other.value));
}

async function requireFree({ tx, org }: Edit, noun: IdentifiedNoun, id: string, wanted: Identifier): Promise<void> {
  if (!isUniqueKind(wanted.kind)) return;
  const other = await tx.one(selectIdentified, { org, noun, ...wanted });
  const device = wanted.kind === 'mac' ? await tx.one(selectDeviceByMac, { org, mac: wanted.value }) : undefined;
  const isTaken = [other, device].some(found => found !== undefined && found.id !== id);
  if (isTaken) throw new Problem('conflict', `The ${wordOf(wanted)} belongs to another ${noun}.`);
}
