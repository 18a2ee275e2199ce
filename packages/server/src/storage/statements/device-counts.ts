/** Statements on the counts of devices: they are made of the events, kept for each day, and read by what they have in common. */
import { AssignmentRecord, DeviceRecord, EVENTS, type EventType } from '@heldby/contract';
import { command, literals, query } from '../sql/statement.ts';
import { locationInReach, type Reach } from './reach.ts';
import { type Slots, slotsOf } from './slots.ts';

export interface TalliedRow {
  readonly sequence: number;
  readonly at: number;
  readonly type: string;
  readonly deviceId: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

const typesOf = (noun: object) => Object.keys(EVENTS).filter(type => EVENTS[type as EventType].noun === noun);

/** The types of events that say how a device is, and of those that say who holds it. */
export const DEVICE_TYPES: readonly string[] = typesOf(DeviceRecord);
export const ASSIGNMENT_TYPES: readonly string[] = typesOf(AssignmentRecord);

/** The events by which a device is no more, and is there again. */
export const MERGED = 'device.merged';
export const UNMERGED = 'device.unmerged';

/** Somebody comes, comes back, or leaves. Two records that are merged are one person as before. */
export const PERSON_TYPES: readonly string[] = ['person.created', 'person.restored', 'person.rehired', 'person.removed'];
export const FAILURE_TYPES: readonly string[] = ['sign_in.failed', 'sign_in.failed_widely'];

const TALLIED = `e.type in ${literals([...DEVICE_TYPES, ...ASSIGNMENT_TYPES, ...PERSON_TYPES, ...FAILURE_TYPES, MERGED, UNMERGED])}`;

/** The events after a position; of those that change no count without their content. */
export const selectTallied = query<{ org: number; after: number; limit: number }, TalliedRow>(`
  select e.sequence as "sequence", c.at as "at", e.type as "type", e.device_id as "deviceId",
    case when ${TALLIED} then e.before end as "before", case when ${TALLIED} then e.after end as "after"
  from event e join event_cause c on c.org_id = :org and c.sequence = e.cause
  where e.org_id = :org and e.sequence > :after order by e.sequence limit :limit`);

export const selectCountPosition = query<{ org: number }, { sequence: number; at: number }>(`
  select sequence as "sequence", at as "at" from device_count_position where org_id = :org`);

export const upsertCountPosition = command<{ org: number; sequence: number; at: number }>(`
  insert into device_count_position (org_id, sequence, at) values (:org, :sequence, :at)
  on conflict (org_id) do update set sequence = excluded.sequence, at = excluded.at`);

export interface CountedRow {
  readonly about: number;
  readonly holders: number;
  readonly locationId: string | null;
  readonly lifecycle: string | null;
}

export const selectCounted = query<{ org: number } & Slots<'about'>, CountedRow>(`
  select about as "about", holders as "holders", location_id as "locationId", lifecycle as "lifecycle"
  from counted_device where org_id = :org and about in ${slotsOf('about')}`);

export const upsertCounted = command<CountedRow & { org: number }>(`
  insert into counted_device (org_id, about, holders, location_id, lifecycle)
  values (:org, :about, :holders, :locationId, :lifecycle)
  on conflict (org_id, about) do update set holders = excluded.holders, location_id = excluded.location_id,
    lifecycle = excluded.lifecycle`);

interface CountKey {
  readonly org: number;
  readonly dimension: string;
  readonly value: string;
  readonly locationId: string;
}

/** Returns what the count is afterwards. */
export const changeCount = command<CountKey & { by: number }, { devices: number }>(`
  insert into device_count (org_id, dimension, value, location_id, devices) values (:org, :dimension, :value, :locationId, :by)
  on conflict (org_id, dimension, value, location_id) do update set devices = device_count.devices + excluded.devices
  returning devices as "devices"`);

/** Notes a count as that of the day's end. */
export const keepCount = command<CountKey & { day: number; devices: number }>(`
  insert into device_count_day (org_id, dimension, value, location_id, day, devices)
  values (:org, :dimension, :value, :locationId, :day, :devices)
  on conflict (org_id, dimension, value, location_id, day) do update set devices = excluded.devices`);

export interface CountRow {
  readonly value: string;
  /** Of a location. */
  readonly name: string | null;
  readonly devices: number;
}

type CountPage = { readonly org: number; readonly isFirst: 0 | 1; readonly after: string; readonly limit: number } & Reach;

const BEHIND = (column: string) => `(:isFirst = 1 or ${column} > :after) and ${locationInReach('n.location_id')}`;

export const selectCounts = query<CountPage & { dimension: string }, CountRow>(`
  select n.value as "value", null as "name", sum(n.devices) as "devices" from device_count n
  where n.org_id = :org and n.dimension = :dimension and ${BEHIND('n.value')}
  group by n.value having sum(n.devices) > 0 order by n.value limit :limit`);

export const selectCountsByLocation = query<CountPage, CountRow>(`
  select n.location_id as "value", max(l.name) as "name", sum(n.devices) as "devices" from device_count n
  left join location l on l.org_id = :org and l.id = n.location_id
  where n.org_id = :org and n.dimension = 'total' and ${BEHIND('n.location_id')}
  group by n.location_id having sum(n.devices) > 0 order by n.location_id limit :limit`);

export interface PlacedCountRow {
  readonly value: string;
  readonly locationId: string;
  readonly locationName: string | null;
  readonly devices: number;
}

type OfDimension = { readonly org: number; readonly dimension: string } & Reach;

const COUNTS = `from device_count n left join location l on l.org_id = :org and l.id = n.location_id
  where n.org_id = :org and n.dimension = :dimension and ${locationInReach('n.location_id')}`;

/** What was counted by the end of a day. */
export const selectCountsAt = query<OfDimension & { day: number }, PlacedCountRow>(`
  select n.value as "value", n.location_id as "locationId", l.name as "locationName", coalesce((
    select d.devices from device_count_day d where d.org_id = :org and d.dimension = :dimension and d.value = n.value
      and d.location_id = n.location_id and d.day <= :day order by d.day desc limit 1), 0) as "devices"
  ${COUNTS}`);

/** The counts that changed on the days after one, up to another. */
export const selectCountsBetween = query<
  OfDimension & { day: number; last: number },
  Omit<PlacedCountRow, 'locationName'> & { day: number }
>(`
  select d.value as "value", d.location_id as "locationId", d.day as "day", d.devices as "devices"
  from device_count n join device_count_day d on d.org_id = :org and d.dimension = :dimension and d.value = n.value
    and d.location_id = n.location_id and d.day > :day and d.day <= :last
  where n.org_id = :org and n.dimension = :dimension and ${locationInReach('n.location_id')}
  order by d.day`);
