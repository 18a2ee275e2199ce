/** Timelines: what has happened to a person, a workspace or a device, or in the organization, the newest first. */
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { requireDevice } from '../../core/devices/find.ts';
import { mergedInto, peopleMergedInto } from '../../core/merged.ts';
import { readOwnerEver } from '../../core/owners.ts';
import { mayAct, reachOf, requireRight, requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeviceId, OrgId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import { decodeCursor, encodeCursor } from '../../lib/cursor.ts';
import type { NamedRecordedEvent } from '../../storage/statements/feed.ts';
import { boundsOf } from './bounds.ts';
import { conditionOf, EVERY_EVENT, type EventFilter } from './filter.ts';
import { readHistory } from './history-page.ts';
import { noteRuns } from './runs.ts';
import type { Order } from './strides.ts';
import { readTimeline, type Wanted } from './timeline-page.ts';

export interface TimelineRequest extends PageRequest, Pick<EventFilter, 'types' | 'since' | 'until'> {
  readonly order: Order;
}

/** Of the organization, which every filter of events is for. */
export interface HistoryRequest extends PageRequest {
  readonly order: Order;
  readonly filter: EventFilter;
}

export interface Timelines {
  /** What has happened to the owner, also to one who has left. For themselves, and for administrators. */
  readonly ofOwner: (actor: Actor, owner: Owner, request: TimelineRequest) => Promise<Page<NamedRecordedEvent>>;
  /** What has happened to the device. What concerns a holder is shown to those who may see that holder. */
  readonly ofDevice: (actor: Actor, deviceId: DeviceId, request: TimelineRequest) => Promise<Page<NamedRecordedEvent>>;
  /** What has happened in the organization. */
  readonly ofOrganization: (actor: Actor, request: HistoryRequest) => Promise<Page<NamedRecordedEvent>>;
  /** Notes some of the events that no timeline has found yet. */
  readonly note: (org: OrgId) => Promise<void>;
}

/** The latest events are looked through; only when there are more are they noted first. */
const LOOKED_THROUGH = 5_000;
/** In the background, so many are left for the next time, and so many batches are noted at a time. */
const LEFT = 1_000;
const BATCHES = 50;

export function createTimelines(core: Core): Timelines {
  const read = (actor: Actor, of: Wanted['of'], ids: readonly string[], request: TimelineRequest, signIns: boolean) =>
    readPage(core, actor, { of, ids, signIns: signIns ? 1 : 0 }, request);
  return {
    ofOwner: async (actor, owner, request) => {
      requireSelfOr(actor, owner.id, 'read timelines');
      const { kind, id } = await readOwnerEver(core.storage, actor, owner);
      const merged = kind === 'person' ? await peopleMergedInto(core.storage, actor.org, id) : [];
      return read(actor, 'owner', [id, ...merged], request, actor.id === owner.id || mayAct(actor, 'read sign-ins'));
    },
    ofDevice: async (actor, deviceId, request) => {
      requireRight(actor, 'read timelines');
      requireRight(actor, 'read devices');
      const { id } = await requireDevice(core.storage, actor, deviceId, core.clock.now());
      const ids = [id, ...(await mergedInto(core.storage, actor.org, id))];
      return read(actor, 'device', ids, request, mayAct(actor, 'read sign-ins'));
    },
    ofOrganization: async (actor, request) => {
      requireRight(actor, 'read events');
      return readHistoryPage(core, actor, request);
    },
    note: async org => void (await noteRuns(core, org, LEFT, BATCHES)),
  };
}

async function readPage(
  core: Core,
  actor: Actor,
  { of, ids, signIns }: { readonly of: Wanted['of']; readonly ids: readonly string[]; readonly signIns: 0 | 1 },
  { limit, cursor, order, ...given }: TimelineRequest,
): Promise<Page<NamedRecordedEvent>> {
  const { org } = actor;
  const filter = { ...EVERY_EVENT, ...given };
  const noted = await noteRuns(core, org, LOOKED_THROUGH);
  const whole = { after: 0, upTo: await core.storage.durablePosition(org) };
  const bounds = behind(await boundsOf(core.storage, org, whole, filter), order, positionOf(cursor, order));
  const condition = { org, signIns, ...conditionOf(filter), ...reachOf(actor) };
  const wanted = { of, order, ...bounds, noted, limit: limit + 1 };
  const parts = await Promise.all(ids.map(id => readTimeline(core, actor, { ...wanted, condition: { ...condition, id } })));
  const found = ids.length === 1 ? parts.flat() : parts.flat().toSorted(inOrder(order));
  return toPage(found, limit, order);
}

async function readHistoryPage(core: Core, actor: Actor, { limit, cursor, order, filter }: HistoryRequest) {
  const whole = { after: 0, upTo: await core.storage.durablePosition(actor.org) };
  const bounds = behind(await boundsOf(core.storage, actor.org, whole, filter), order, positionOf(cursor, order));
  return toPage(await readHistory(core, actor, { order, bounds, filter, limit: limit + 1 }), limit, order);
}

/** One more than the limit was asked for. */
function toPage(found: readonly NamedRecordedEvent[], limit: number, order: Order): Page<NamedRecordedEvent> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  const more = found.length > limit && last !== undefined;
  return { items, nextCursor: more ? encodeCursor([order, last.sequence]) : null };
}

/** What was merged has a history of its own, of which no event is in the other one. */
function inOrder(order: Order) {
  const sign = order === 'newest' ? -1 : 1;
  return (one: NamedRecordedEvent, other: NamedRecordedEvent) => sign * (one.sequence - other.sequence);
}

/** The part of the bounds that a page goes on with. */
function behind({ after, upTo }: { after: number; upTo: number }, order: Order, position: number | null) {
  if (position === null) return { after, upTo };
  return order === 'newest' ? { after, upTo: Math.min(upTo, position - 1) } : { after: Math.max(after, position), upTo };
}

function positionOf(cursor: string | null, order: Order): number | null {
  if (cursor === null) return null;
  const [of, sequence] = decodeCursor(cursor, ['string', 'number']) ?? [];
  if (of === order && typeof sequence === 'number') return sequence;
  const expected = 'the nextCursor of an earlier answer in the same order';
  const fault = { where: 'query', field: 'cursor', kind: 'format', expected, value: cursor } as const;
  throw new Problem('invalid', `cursor must be ${expected}.`, { faults: [fault] });
}
