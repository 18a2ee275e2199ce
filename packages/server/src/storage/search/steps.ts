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
  selectIndexedDevice,
  selectIndexedDevices,
  selectIndexedEvents,
  selectIndexedPeople,
  selectIndexedPerson,
} from '../statements/search.ts';
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
  const { people, devices, held } = subjectsOf(events);
  const deviceOf = (id: string) => reader.one(selectIndexedDevice, { org, id });
  const [texts, marks] = await Promise.all([
    Promise.all([
      ...people.map(async id => documentsOfPerson(await reader.one(selectIndexedPerson, { org, id }))),
      ...devices.map(async id => documentsOfDevice(await deviceOf(id))),
    ]),
    Promise.all(held.map(async id => marksOf(await deviceOf(id)))),
  ]);
  const next = { sequence: last.sequence, chain: last.chain, building: null };
  return { documents: texts.flat(), marks: marks.flat(), position: next };
}

/** The people and devices that the events themselves are about. An assignment changes no text of either, but whether the device is held. */
function subjectsOf(events: readonly IndexedEventRow[]): Readonly<Record<'people' | 'devices' | 'held', string[]>> {
  const about = events.filter(event => event.subject === null);
  const people = about.flatMap(({ deviceId, ownerId }) => (deviceId === null && ownerId !== null ? [ownerId] : []));
  const devices = about.flatMap(({ deviceId }) => deviceId ?? []);
  const held = events.flatMap(({ deviceId }) => deviceId ?? []);
  return { people: [...new Set(people)], devices: [...new Set(devices)], held: [...new Set(held)] };
}

async function stepOfRows(reader: Reader, org: OrgId, position: IndexPosition, { noun, after }: Building): Promise<IndexStep> {
  const key = { org, after, limit: ROWS_PER_STEP };
  const rows = noun === 'person' ? await reader.all(selectIndexedPeople, key) : await reader.all(selectIndexedDevices, key);
  const documents = rows.flatMap(row => ('login' in row ? documentsOfPerson(row) : documentsOfDevice(row)));
  const last = rows.at(-1);
  const isWhole = last === undefined || rows.length < ROWS_PER_STEP;
  const marks = rows.flatMap(row => ('login' in row ? [] : marksOf(row)));
  return { documents, marks, position: { ...position, building: isWhole ? following(noun) : { noun, after: last.number } } };
}

function following(noun: Building['noun']): Building | null {
  return noun === 'person' ? { noun: 'device', after: 0 } : null;
}

/** A person who has left is taken out of the one and put into the other; one who came back, the other way round. */
function documentsOfPerson(row: IndexedPersonRow | undefined): IndexedDocument[] {
  if (row === undefined) return [];
  const text = documentOf(membersOfPerson({ ...row, details: detailsOf<PersonDetails>(row.details) }));
  return [
    { noun: 'person', number: row.number, text: row.removedAt === null ? text : null },
    { noun: 'former', number: row.number, text: row.removedAt === null ? null : text },
  ];
}

function documentsOfDevice(row: IndexedDeviceRow | undefined): IndexedDocument[] {
  if (row === undefined) return [];
  const tags = JSON.parse(row.tags) as string[];
  const text = documentOf(membersOfDevice({ ...row, tags, details: detailsOf<DeviceDetails>(row.details) }));
  // A device of which nothing is known is found by its number and id alone.
  return [{ noun: 'device', number: row.number, text: text === '' ? null : text }];
}

function marksOf(row: IndexedDeviceRow | undefined): IndexedMark[] {
  return row === undefined ? [] : [{ mark: 'free', number: row.number, isSet: row.isFree === 1 }];
}

function detailsOf<D>(json: string | null): D | null {
  return json === null ? null : (JSON.parse(json) as D);
}
