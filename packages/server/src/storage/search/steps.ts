/**
 * Decides what is indexed next of an organization: the rows that the next events are about, or, while the index is built, the next rows
 * by number. It reads the rows as they are now, so that a step that is taken twice does no harm.
 */
import type { DeviceDetails, PersonDetails } from '../../domain/details.ts';
import type { OrgId } from '../../domain/ids.ts';
import { documentOf } from '../../domain/search/document.ts';
import { membersOfDevice, membersOfPerson } from '../../domain/search/members.ts';
import { selectCounters } from '../statements/organizations.ts';
import {
  type IndexedDeviceRow,
  type IndexedEventRow,
  type IndexedPersonRow,
  selectChainAt,
  selectIndexedDevices,
  selectIndexedDevicesById,
  selectIndexedEvents,
  selectIndexedPeople,
  selectIndexedPeopleById,
} from '../statements/search.ts';
import { inSlots, type Slots } from '../statements/slots.ts';
import type { Reader } from '../storage.ts';
import { isFollowed } from './position.ts';
import type { Building, IndexedDocument, IndexedMark, IndexPosition, IndexStep } from './search-index.ts';

/** Events of a step. Most of them lead to no row or to one that is in the step already; 1,000 take some 50 ms. */
const EVENTS_PER_STEP = 1_000;
/** Rows of a step while the index is built: 500 take some 25 ms. */
const ROWS_PER_STEP = 500;
const FIRST: Building = { noun: 'person', after: 0 };

/** Null when there is nothing to do. */
export async function nextStep(reader: Reader, org: OrgId, position: IndexPosition | null): Promise<IndexStep | null> {
  if (position === null) return startOver(reader, org);
  return position.building === null ? stepOfEvents(reader, org, position) : stepOfRows(reader, org, position, position.building);
}

/** Removes what is indexed and begins anew, with the events from now on to follow. */
export async function startOver(reader: Reader, org: OrgId): Promise<IndexStep | null> {
  const counters = await reader.one(selectCounters, { org });
  if (counters === undefined) return null;
  return {
    clear: true,
    documents: [],
    marks: [],
    position: { sequence: counters.event, chain: counters.chain, building: FIRST },
    hasMore: true,
  };
}

/** Whether the position is of the history that the store has. It is not where the store was replaced by an older copy. */
export async function isOfThisHistory(reader: Reader, org: OrgId, position: IndexPosition): Promise<boolean> {
  return isFollowed(position, await reader.one(selectChainAt, { org, sequence: position.sequence }));
}

/** What an organization has left behind that lives elsewhere can be removed, with its history. */
async function hasHistory(reader: Reader, org: OrgId, { sequence }: IndexPosition): Promise<boolean> {
  return ((await reader.one(selectCounters, { org }))?.event ?? sequence) >= sequence;
}

async function stepOfEvents(reader: Reader, org: OrgId, position: IndexPosition): Promise<IndexStep | null> {
  const events = await reader.all(selectIndexedEvents, { org, after: position.sequence, limit: EVENTS_PER_STEP });
  const last = events.at(-1);
  if (last === undefined) return (await hasHistory(reader, org, position)) ? null : startOver(reader, org);
  const { people, devices, about } = subjectsOf(events);
  const [peopleRows, deviceRows] = await Promise.all([
    readByIds(people, ids => reader.all(selectIndexedPeopleById, { org, ...ids })),
    readByIds(devices, ids => reader.all(selectIndexedDevicesById, { org, ...ids })),
  ]);
  const described = deviceRows.filter(({ id }) => about.has(id));
  return {
    documents: [...peopleRows.flatMap(documentsOfPerson), ...described.flatMap(documentsOfDevice)],
    marks: deviceRows.map(markOf),
    position: { sequence: last.sequence, chain: last.chain, building: null },
    hasMore: events.length === EVENTS_PER_STEP,
  };
}

interface Subjects {
  readonly people: ReadonlySet<string>;
  readonly devices: ReadonlySet<string>;
  /** The devices that an event itself is about. An event of an assignment only changes whether the device is held. */
  readonly about: ReadonlySet<string>;
}

function subjectsOf(events: readonly IndexedEventRow[]): Subjects {
  const people = new Set<string>();
  const devices = new Set<string>();
  const about = new Set<string>();
  for (const { subject, deviceId, ownerId } of events) {
    if (deviceId !== null) devices.add(deviceId);
    if (subject !== null) continue;
    if (deviceId !== null) about.add(deviceId);
    else if (ownerId !== null) people.add(ownerId);
  }
  return { people, devices, about };
}

async function readByIds<Row>(ids: ReadonlySet<string>, read: (ids: Slots<'id', string>) => Promise<Row[]>): Promise<Row[]> {
  return (await Promise.all([...inSlots('id', [...ids], '')].map(read))).flat();
}

async function stepOfRows(reader: Reader, org: OrgId, position: IndexPosition, { noun, after }: Building): Promise<IndexStep> {
  const key = { org, after, limit: ROWS_PER_STEP };
  const rows = noun === 'person' ? await reader.all(selectIndexedPeople, key) : await reader.all(selectIndexedDevices, key);
  const documents = rows.flatMap(row => ('login' in row ? documentsOfPerson(row) : documentsOfDevice(row)));
  const last = rows.at(-1);
  const isWhole = last === undefined || rows.length < ROWS_PER_STEP;
  const marks = rows.flatMap(row => ('login' in row ? [] : markOf(row)));
  const building = isWhole ? following(noun) : { noun, after: last.number };
  return { documents, marks, position: { ...position, building }, hasMore: true };
}

function following(noun: Building['noun']): Building | null {
  return noun === 'person' ? { noun: 'device', after: 0 } : null;
}

/** A person who has left is taken out of the one and put into the other; one who came back, the other way round. */
function documentsOfPerson(row: IndexedPersonRow): IndexedDocument[] {
  const text = documentOf(membersOfPerson({ ...row, details: detailsOf<PersonDetails>(row.details) }));
  return [
    { noun: 'person', number: row.number, text: row.removedAt === null ? text : null },
    { noun: 'former', number: row.number, text: row.removedAt === null ? null : text },
  ];
}

function documentsOfDevice(row: IndexedDeviceRow): IndexedDocument[] {
  const tags = JSON.parse(row.tags) as string[];
  const text = documentOf(membersOfDevice({ ...row, tags, details: detailsOf<DeviceDetails>(row.details) }));
  // A device of which nothing is known is found by its number and id alone.
  return [{ noun: 'device', number: row.number, text: text === '' ? null : text }];
}

function markOf({ number, isFree }: IndexedDeviceRow): IndexedMark {
  return { mark: 'free', number, isSet: isFree === 1 };
}

function detailsOf<D>(json: string | null): D | null {
  return json === null ? null : (JSON.parse(json) as D);
}
