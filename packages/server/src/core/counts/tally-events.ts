/** Counts devices from the events, behind the changes that made them, and keeps what each day ended with. */
import { EVENTS, type EventType } from '@heldby/contract';
import { type Change, type Counted, type TalliedEvent, type Tally, tally, UNCOUNTED } from '../../domain/device-tally.ts';
import { aboutOf } from '../../domain/event-run.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import {
  ASSIGNMENT_TYPES,
  changeCount,
  DEVICE_TYPES,
  FAILURE_TYPES,
  keepCount,
  MERGED,
  PERSON_TYPES,
  selectCounted,
  selectCountPosition,
  selectTallied,
  type TalliedRow,
  UNMERGED,
  upsertCounted,
  upsertCountPosition,
} from '../../storage/statements/device-counts.ts';
import { inSlots } from '../../storage/statements/slots.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Core } from '../core.ts';

/** Events that one transaction looks at. It holds up the organization's other writes for some milliseconds. */
const BATCH_EVENTS = 200;
const DAY_MICROS = 86_400_000_000;
/** No thing has it. */
const NO_ABOUT = -1;
/** The work is nobody's in particular. */
const NOBODY = 'device counts';

/** Whether all events are counted that were stored when it began. */
export interface Progress {
  readonly isComplete: boolean;
  /** When the last event that was counted happened; null before the first. */
  readonly countedUpTo: Instant | null;
}

/** Counts the next events, batch by batch: at most so many batches. */
export async function tallyEvents({ storage }: Pick<Core, 'storage'>, org: OrgId, batches: number): Promise<Progress> {
  const last = await storage.durablePosition(org);
  let at = await storage.one(selectCountPosition, { org });
  for (let done = 0; (at?.sequence ?? 0) < last && done < batches; done += 1) {
    at = await storage.transaction(org, tx => tallyBatch(tx, org));
    await slowLane.turn(NOBODY);
  }
  return { isComplete: (at?.sequence ?? 0) >= last, countedUpTo: at?.at ?? null };
}

export function dayOf(instant: Instant): number {
  return Math.floor(instant / DAY_MICROS);
}

/** The position is read in the transaction: another node may have done the same. */
async function tallyBatch(tx: Transaction, org: OrgId): Promise<{ sequence: number; at: number } | undefined> {
  const position = await tx.one(selectCountPosition, { org });
  const events = await tx.all(selectTallied, { org, after: position?.sequence ?? 0, limit: BATCH_EVENTS });
  const last = events.at(-1);
  if (last === undefined) return position;
  const tallied = events.flatMap(row => {
    const event = toTallied(row);
    return event === undefined ? [] : { day: dayOf(row.at), event };
  });
  const known = await countedOf(
    tx,
    org,
    tallied.map(({ event }) => event),
  );
  const changed = new Map<number, Counted>();
  for (const [day, ofDay] of Map.groupBy(tallied, ({ day }) => day)) {
    const changes = new Map<string, Change>();
    for (const { event } of ofDay) tally(event, tallyInto(known, changed, changes));
    await keepChanges(tx, org, day, [...changes.values()]);
  }
  for (const [about, counted] of changed) tx.send(upsertCounted, { org, about, ...counted });
  const reached = { sequence: last.sequence, at: last.at };
  tx.send(upsertCountPosition, { org, ...reached });
  return reached;
}

function tallyInto(known: Map<number, Counted>, changed: Map<number, Counted>, changes: Map<string, Change>): Tally {
  return {
    get: deviceId => known.get(aboutOf(deviceId)) ?? UNCOUNTED,
    set: (deviceId, counted) => {
      known.set(aboutOf(deviceId), counted);
      changed.set(aboutOf(deviceId), counted);
    },
    add: change => {
      const key = JSON.stringify([change.dimension, change.value, change.locationId]);
      changes.set(key, { ...change, by: change.by + (changes.get(key)?.by ?? 0) });
    },
  };
}

async function keepChanges(tx: Transaction, org: OrgId, day: number, changes: readonly Change[]): Promise<void> {
  const keep = async ({ dimension, value, locationId, by }: Change) => {
    const key = { org, dimension, value, locationId };
    const [count] = await tx.returning(changeCount, { ...key, by });
    tx.send(keepCount, { ...key, day, devices: count?.devices ?? by });
  };
  await Promise.all(changes.filter(({ by }) => by !== 0).map(keep));
}

/** What was known of the devices before these events. */
async function countedOf(tx: Transaction, org: OrgId, events: readonly TalliedEvent[]): Promise<Map<number, Counted>> {
  const ids = events.flatMap(({ deviceId, before }) => [deviceId, before?.deviceId].filter(id => typeof id === 'string'));
  const abouts = [...new Set(ids.map(aboutOf))];
  const known = new Map<number, Counted>();
  for (const slots of inSlots('about', abouts, NO_ABOUT)) {
    for (const { about, ...counted } of await tx.all(selectCounted, { org, ...slots })) known.set(about, counted);
  }
  return known;
}

/** Undefined for an event that changes no count. */
function toTallied({ type, deviceId, before, after }: TalliedRow): TalliedEvent | undefined {
  if (type === MERGED || type === UNMERGED) {
    // A merge takes a device away, and undoing it brings the device back.
    const was = (parsed(after)?.was ?? null) as TalliedEvent['after'];
    return {
      noun: 'device',
      isChange: false,
      deviceId,
      ...(type === MERGED ? { before: was, after: null } : { before: null, after: was }),
    };
  }
  const noun = nounOf(type);
  if (noun === undefined) return undefined;
  const isChange = EVENTS[type as EventType].form === 'changed';
  return { noun, isChange, deviceId, before: parsed(before), after: parsed(after) };
}

function nounOf(type: string): TalliedEvent['noun'] | undefined {
  if (DEVICE_TYPES.includes(type)) return 'device';
  if (ASSIGNMENT_TYPES.includes(type)) return 'assignment';
  if (PERSON_TYPES.includes(type)) return 'person';
  return FAILURE_TYPES.includes(type) ? 'failure' : undefined;
}

function parsed(text: string | null): TalliedEvent['before'] {
  return text === null ? null : JSON.parse(text);
}
