/** Statements that read events with the names of who and what they are about. */
import type { LocationId } from '../../domain/ids.ts';
import { query } from '../sql/statement.ts';
import { applicationName, ownerName, personName } from './assignment-names.ts';
import { EVENT_COLUMNS, type EventRow, type RecordedEvent, toEvent } from './events.ts';

export interface NamedEventRow extends EventRow {
  readonly actorPerson: string | null;
  readonly actorApplication: string | null;
  readonly ownerName: string | null;
  readonly deviceName: string | null;
  readonly devicePlace: string | null;
  readonly ownerPlace: string | null;
  readonly isErased: number;
}

/** A stored event, and the names of today. */
export type NamedRecordedEvent = RecordedEvent & {
  /** Its texts were overwritten. */
  readonly erased: boolean;
  readonly names: { readonly actor: string | null; readonly owner: string | null; readonly device: string | null };
  /** The locations where its device and its owner are now. */
  readonly places: readonly LocationId[];
};

export function toNamedEvent({
  actorPerson,
  actorApplication,
  ownerName,
  deviceName,
  devicePlace,
  ownerPlace,
  isErased,
  ...row
}: NamedEventRow): NamedRecordedEvent {
  const actor = row.actorKind === 'system' ? 'system' : (actorPerson ?? actorApplication);
  // A name of two parts may begin or end with a space.
  const names = { actor, owner: ownerName?.trim() ?? null, device: deviceName };
  const places = [devicePlace, ownerPlace].filter(place => place !== null);
  return { ...toEvent(row), erased: isErased === 1, names, places };
}

/** What events are asked for. An empty text asks for any. */
export interface EventCondition {
  /** Between commas, with one before the first and after the last. */
  readonly types: string;
  readonly ownerId: string;
  readonly deviceId: string;
  readonly locationId: string;
  readonly actorId: string;
  readonly requestId: string;
  readonly since: number;
  readonly until: number;
}

const DEVICE_PLACE = '(select d.location_id from device d where d.org_id = :org and d.id = e.device_id)';
const OWNER_PLACE = `coalesce((select p.location_id from person p where p.org_id = :org and p.id = e.owner_id),
    (select w.location_id from workspace w where w.org_id = :org and w.id = e.owner_id))`;

export const NAMED_EVENT_COLUMNS = `${EVENT_COLUMNS}, ${personName('c.actor_id')} as "actorPerson",
  ${applicationName('c.actor_id')} as "actorApplication", ${ownerName('e.owner_id')} as "ownerName",
  coalesce((select d.name from device d where d.org_id = :org and d.id = e.device_id), (
    select k.name from device_merge m join device k on k.org_id = :org and k.id = m.kept_id
    where m.org_id = :org and m.merged_id = e.device_id and m.closed_at is null)) as "deviceName",
  ${DEVICE_PLACE} as "devicePlace", ${OWNER_PLACE} as "ownerPlace", case when e.digest is null then 0 else 1 end as "isErased"`;

/** For an event `e` and its cause `c`. */
export const EVENT_CONDITION = `(:types = '' or :types like '%,' || e.type || ',%')
  and (:ownerId = '' or e.owner_id = :ownerId) and (:deviceId = '' or e.device_id = :deviceId)
  and (:locationId = '' or e.subject = :locationId or ${DEVICE_PLACE} = :locationId or ${OWNER_PLACE} = :locationId)
  and (:actorId = '' or c.actor_id = :actorId) and (:requestId = '' or c.request_id = :requestId)
  and c.at >= :since and c.at <= :until`;

interface Stretch extends EventCondition {
  readonly org: number;
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

const namedEvents = (order: 'asc' | 'desc') =>
  query<Stretch, NamedEventRow>(`
  select ${NAMED_EVENT_COLUMNS} from event e join event_cause c on c.org_id = :org and c.sequence = e.cause
  where e.org_id = :org and e.sequence > :after and e.sequence <= :upTo and ${EVENT_CONDITION}
  order by e.sequence ${order} limit :limit`);

/** The events with a sequence in `(after, upTo]` that fulfil the condition, in order. */
export const selectNamedEvents = namedEvents('asc');

/** The same, in either order. */
export const selectNamedEventsIn = { oldest: selectNamedEvents, newest: namedEvents('desc') } as const;

/** One event. */
export const selectNamedEvent = query<{ org: number; sequence: number }, NamedEventRow>(`
  select ${NAMED_EVENT_COLUMNS} from event e join event_cause c on c.org_id = :org and c.sequence = e.cause
  where e.org_id = :org and e.sequence = :sequence`);

/** The last change at or before the sequence: its first sequence, and when it happened. */
export const selectCauseBefore = query<{ org: number; sequence: number }, { sequence: number; at: number }>(`
  select sequence as "sequence", at as "at" from event_cause where org_id = :org and sequence <= :sequence
  order by sequence desc limit 1`);
