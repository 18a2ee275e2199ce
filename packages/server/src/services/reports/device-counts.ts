/** Reports how many devices have something in common, now and at the end of each day, as far as the actor sees where they are. */
import type { Core, PageRequest } from '../../core/core.ts';
import { dayOf, type Progress, tallyEvents } from '../../core/counts/tally-events.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Dimension } from '../../domain/device-tally.ts';
import type { OrgId } from '../../domain/ids.ts';
import { type CountRow, selectCounts, selectCountsByLocation } from '../../storage/statements/device-counts.ts';
import { type ListPage, pageOfList, type Walk } from '../lists.ts';
import { type DailyCount, walkDays } from './daily-counts.ts';

/** By what devices are counted. */
export type CountedBy = Dimension | 'location';

export interface DeviceCount {
  /** Null for devices without one. */
  readonly value: string | null;
  readonly name: string | null;
  readonly devices: number;
}

export type CountPage<T> = ListPage<T> & Progress;

export interface CountRequest extends PageRequest {
  readonly by: CountedBy;
  readonly total: boolean;
}

export interface DayRequest extends CountRequest {
  /** The first and the last day, both counted from 1970-01-01; null for 30 days ago and for today. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface DeviceCounts {
  readonly now: (actor: Actor, request: CountRequest) => Promise<CountPage<DeviceCount>>;
  /** By day, and on each day by value. */
  readonly daily: (actor: Actor, request: DayRequest) => Promise<CountPage<DailyCount>>;
  /** Counts some of the events that no report has asked for. */
  readonly tally: (org: OrgId) => Promise<unknown>;
}

/** Batches of events that a report counts before it answers: a quarter of a second. Further ones are left to the background. */
export const COUNTED_AT_ONCE = 25;
const COUNTED_BEHIND = 250;
const DAYS_SHOWN = 30;

export function createDeviceCounts(core: Core): DeviceCounts {
  const { storage, clock } = core;
  return {
    now: async (actor, request) => {
      requireRight(actor, 'read devices');
      const progress = await tallyEvents(core, actor.org, COUNTED_AT_ONCE);
      const { by, ...page } = request;
      const list = await pageOfList('device counts', { ...page, filter: { by } }, walkValues(core, actor, by), toCount);
      return { ...list, ...progress };
    },
    daily: async (actor, { by, from, to, ...page }) => {
      requireRight(actor, 'read devices');
      const progress = await tallyEvents(core, actor.org, COUNTED_AT_ONCE);
      const today = dayOf(clock.now());
      const last = Math.min(to ?? today, today);
      const first = from ?? last - DAYS_SHOWN;
      const dimension = by === 'location' ? 'total' : by;
      const walk = walkDays(storage, { org: actor.org, dimension, ...reachOf(actor) }, by === 'location', first, last);
      const list = await pageOfList('daily device counts', { ...page, filter: { by, first, last } }, walk, each => each);
      return { ...list, ...progress };
    },
    tally: org => tallyEvents(core, org, COUNTED_BEHIND),
  };
}

function walkValues({ storage }: Core, actor: Actor, by: CountedBy): Walk<CountRow> {
  const read = (after: string | null, limit: number) => {
    const page = { org: actor.org, isFirst: after === null ? (1 as const) : (0 as const), after: after ?? '', limit };
    return by === 'location'
      ? storage.all(selectCountsByLocation, { ...page, ...reachOf(actor) })
      : storage.all(selectCounts, { ...page, ...reachOf(actor), dimension: by });
  };
  return {
    read: (after, limit) => read(after === null ? null : String(after[0]), limit),
    count: async () => (await read(null, Number.MAX_SAFE_INTEGER)).length,
    positionOf: ({ value }) => [value],
    kinds: ['string'],
  };
}

function toCount({ value, name, devices }: CountRow): DeviceCount {
  return { value: value === '' ? null : value, name, devices };
}
