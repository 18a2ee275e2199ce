/** What a reader of events asks for, as parameters of a statement and as a test of one event. */
import type { EventType } from '@heldby/contract';
import type { DeviceId, LocationId, OwnerId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import type { EventCondition, NamedRecordedEvent } from '../../storage/statements/feed.ts';

/** Null asks for any. Filters combine. */
export interface EventFilter {
  readonly types: readonly EventType[] | null;
  readonly ownerId: OwnerId | null;
  readonly deviceId: DeviceId | null;
  readonly locationId: LocationId | null;
  readonly actorId: string | null;
  readonly requestId: string | null;
  readonly since: Instant | null;
  readonly until: Instant | null;
}

export const EVERY_EVENT: EventFilter = {
  types: null,
  ownerId: null,
  deviceId: null,
  locationId: null,
  actorId: null,
  requestId: null,
  since: null,
  until: null,
};

export function conditionOf(filter: EventFilter): EventCondition {
  const { types, ownerId, deviceId, locationId, actorId, requestId, since, until } = filter;
  return {
    types: types === null ? '' : `,${types.join(',')},`,
    ownerId: ownerId ?? '',
    deviceId: deviceId ?? '',
    locationId: locationId ?? '',
    actorId: actorId ?? '',
    requestId: requestId ?? '',
    since: since ?? Number.MIN_SAFE_INTEGER,
    until: until ?? Number.MAX_SAFE_INTEGER,
  };
}

/** The same condition, for events that are in memory. `test/contract/events.test.ts` compares the two. */
export function testOf(filter: EventFilter): (event: NamedRecordedEvent) => boolean {
  const types = filter.types === null ? null : new Set<string>(filter.types);
  const { ownerId, deviceId, locationId, actorId, requestId, since, until } = filter;
  return event =>
    (types === null || types.has(event.type)) &&
    (ownerId === null || event.ownerId === ownerId) &&
    (deviceId === null || event.deviceId === deviceId) &&
    (locationId === null || event.subject === locationId || event.places.includes(locationId)) &&
    (actorId === null || event.actorId === actorId) &&
    (requestId === null || event.requestId === requestId) &&
    (since === null || event.at >= since) &&
    (until === null || event.at <= until);
}
