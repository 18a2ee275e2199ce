/** Reads the rows of what was found, as far as the actor may see them, and compares them with what was looked for. */
import type { Core } from '../../core/core.ts';
import { nameDevices } from '../../core/disabled-by.ts';
import { reachOf } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Device, NamedDevice } from '../../domain/device.ts';
import type { Person } from '../../domain/person.ts';
import type { SearchedMember } from '../../domain/search/document.ts';
import { membersOfDevice, membersOfPerson } from '../../domain/search/members.ts';
import type { SearchedNoun } from '../../storage/search/search-index.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import { toPerson } from '../../storage/statements/people.ts';
import { type FoundPersonRow, selectFoundDevices, selectFoundPeople } from '../../storage/statements/search-hits.ts';
import { inSlots, type Slots } from '../../storage/statements/slots.ts';
import { readHolders, type ShownHolder } from '../holders.ts';

export interface FoundPerson extends Person, Pick<FoundPersonRow, 'removedAt' | 'extension' | 'phoneNumber' | 'deviceCount'> {}

export type FoundDevice = NamedDevice & { readonly holders: readonly ShownHolder[] };

/** A row that was found, and what it is found by. */
export interface FoundRow {
  readonly number: number;
  readonly id: string;
  readonly members: readonly SearchedMember[];
  readonly person: FoundPerson | null;
  /** Its holders are read when it is shown. */
  readonly device: Device | null;
}

const NO_NUMBER = -1;

/** In no order. What the actor may not see is left out, and what is not of this kind any more. */
export async function readRows({ storage, clock }: Core, actor: Actor, noun: SearchedNoun, numbers: readonly number[]) {
  const key = { org: actor.org, at: clock.now(), ...reachOf(actor) };
  const read = async (some: Slots<'number'>): Promise<FoundRow[]> => {
    const parameters = { ...key, ...some };
    if (noun === 'device') return (await storage.all(selectFoundDevices, parameters)).map(row => ofDevice(toDevice(row)));
    const rows = await storage.all(selectFoundPeople, parameters);
    return rows.filter(({ removedAt }) => (removedAt === null) === (noun === 'person')).map(ofPerson);
  };
  return (await Promise.all([...inSlots('number', numbers, NO_NUMBER)].map(read))).flat();
}

/** The devices with who holds them now, and who disabled them. */
export async function withHolders(core: Core, actor: Actor, devices: readonly Device[]): Promise<FoundDevice[]> {
  const ids = devices.map(({ id }) => id);
  const holdersOf = await readHolders(core, actor, ids);
  const named = await nameDevices(core.storage, actor.org, devices);
  return named.map(device => ({ ...device, holders: holdersOf(device.id) }));
}

function ofPerson(row: FoundPersonRow): FoundRow {
  const { removedAt, extension, phoneNumber, deviceCount, ...rest } = row;
  const person = { ...toPerson(rest), removedAt, extension, phoneNumber, deviceCount };
  return { number: row.number, id: row.id, members: membersOfPerson(person), person, device: null };
}

function ofDevice(device: Device): FoundRow {
  return { number: device.number, id: device.id, members: membersOfDevice(device), person: null, device };
}
