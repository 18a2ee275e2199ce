/** What a reader of events asks for, as parameters of a statement and as a test of one event. */
import type { EventType } from '@heldby/contract';
import type { DeviceId, OwnerId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import type { RecordedEvent } from '../../storage/statements/events.ts';
import type { EventCondition } from '../../storage/statements/feed.ts';

/** Null asks for any. Filters combine. */
export interface EventFilter {
  readonly types: readonly EventType[] | null;
  readonly ownerId: OwnerId | null;
  readonly deviceId: DeviceId | null;
  readonly actorId: string | null;
  readonly requestId: string | null;
  readonly since: Instant | null;
  readonly until: Instant | null;
}

export const EVERY_EVENT: EventFilter = {
  types: null,
  ownerId: null,
  deviceId: null,
  actorId: null,
  requestId: null,
  since: null,
  until: null,
};

export function conditionOf({ types, ownerId, deviceId, actorId, requestId, since, until }: EventFilter): EventCondition {
  return {
    types: types === null ? '' : `,${types.join(',')},`,
    ownerId: ownerId ?? '',
    deviceId: deviceId ?? '',
    actorId: actorId ?? '',
    requestId: requestId ?? '',
    since: since ?? Number.MIN_SAFE_INTEGER,
    until: until ?? Number.MAX_SAFE_INTEGER,
  };
}

/** The same condition, for events that are in memory. `test/contract/events.test.ts` compares the two. */
export function testOf(filter: EventFilter): (event: RecordedEvent) => boolean {
  const types = filter.types === null ? null : new Set<string>(filter.types);
  const { ownerId, deviceId, actorId, requestId, since, until } = filter;
  return event =>
    (types === null || types.has(event.type)) &&
    (ownerId === null || event.ownerId === ownerId) &&
    (deviceId === null || event.deviceId === deviceId) &&
    (actorId === null || event.actorId === actorId) &&
    (requestId === null || event.requestId === requestId) &&
    (since === null || event.at >= since) &&
    (until === null || event.at <= until);
}
