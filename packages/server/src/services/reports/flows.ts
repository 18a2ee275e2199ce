/** How often something happened: who came and left, what began and ended, by day or by week. Made of the counts of each day. */
import type { Core } from '../../core/core.ts';
import { dayOf, type Progress, tallyEvents } from '../../core/counts/tally-events.ts';
import { isBoundToLocations, mayAct, reachOf, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { FLOWS, type Flow } from '../../domain/device-tally.ts';
import { selectCountsAt, selectCountsBetween } from '../../storage/statements/device-counts.ts';
import type { Reach } from '../../storage/statements/reach.ts';
import type { Reader } from '../../storage/storage.ts';
import { COUNTED_AT_ONCE } from './device-counts.ts';

export interface FlowRequest {
  readonly per: 'day' | 'week';
  /** Days, counted from 1970-01-01; null for twelve weeks ago and for today. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface Period {
  /** Its first and its last day. */
  readonly from: number;
  readonly until: number;
  /** Null for what the actor may not know. */
  readonly counts: Readonly<Record<Flow, number | null>>;
}

export interface Flows {
  readonly list: (actor: Actor, request: FlowRequest) => Promise<{ readonly items: readonly Period[] } & Progress>;
}

const WEEK_DAYS = 7;
/** 1970-01-01 was a Thursday: three days after the Monday of its week. */
const DAYS_AFTER_MONDAY = 3;
const DAYS_SHOWN = 12 * WEEK_DAYS;

export function createFlows(core: Core): Flows {
  return {
    list: async (actor, { per, from, to }) => {
      requireRight(actor, 'read devices');
      const progress = await tallyEvents(core, actor.org, COUNTED_AT_ONCE);
      const today = dayOf(core.clock.now());
      const last = Math.min(to ?? today, today);
      const first = startOf(per, from ?? last - DAYS_SHOWN + 1);
      const length = per === 'week' ? WEEK_DAYS : 1;
      const sums = new Map<string, number>();
      for (const dimension of FLOWS) {
        for await (const { day, by } of flowsBetween(
          core.storage,
          { org: actor.org, dimension, ...reachOf(actor) },
          first,
          last,
        )) {
          const key = `${dimension} ${startOf(per, day)}`;
          sums.set(key, (sums.get(key) ?? 0) + by);
        }
      }
      const periods = Math.max(0, Math.ceil((last - first + 1) / length));
      const items = Array.from({ length: periods }, (_, place) => {
        const start = first + place * length;
        const countOf = (flow: Flow) => (isSeen(actor, flow) ? (sums.get(`${flow} ${start}`) ?? 0) : null);
        const counts = Object.fromEntries(FLOWS.map(flow => [flow, countOf(flow)])) as Period['counts'];
        return { from: start, until: Math.min(start + length - 1, last), counts };
      });
      return { items, ...progress };
    },
  };
}

/** By how much a count grew on each day, at each place. */
export async function* flowsBetween(
  reader: Reader,
  of: { readonly org: number; readonly dimension: Flow } & Reach,
  first: number,
  last: number,
): AsyncGenerator<{ readonly day: number; readonly by: number }> {
  const known = new Map<string, number>();
  for (const { locationId, devices } of await reader.all(selectCountsAt, { ...of, day: first - 1 }))
    known.set(locationId, devices);
  for (const { locationId, day, devices } of await reader.all(selectCountsBetween, { ...of, day: first - 1, last })) {
    yield { day, by: devices - (known.get(locationId) ?? 0) };
    known.set(locationId, devices);
  }
}

/** Failed sign-ins are counted for the whole organization. */
export function seesFailures(actor: Actor): boolean {
  return mayAct(actor, 'read sign-ins') && !isBoundToLocations(actor);
}

function isSeen(actor: Actor, flow: Flow): boolean {
  if (flow === 'failed_sign_ins') return seesFailures(actor);
  return flow === 'begun' || flow === 'ended' || mayAct(actor, 'read people');
}

/** The day itself, or the Monday of its week. */
function startOf(per: FlowRequest['per'], day: number): number {
  return per === 'day' ? day : day - ((day + DAYS_AFTER_MONDAY) % WEEK_DAYS);
}
