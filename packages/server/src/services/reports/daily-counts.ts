/** Walks counts day by day. Only days on which a count changed are stored, so each day goes on with the counts of the one before. */
import type { Dimension } from '../../domain/device-tally.ts';
import { selectCountsAt, selectCountsBetween } from '../../storage/statements/device-counts.ts';
import type { Reach } from '../../storage/statements/reach.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Walk } from '../lists.ts';

export interface DailyCount {
  /** Counted from 1970-01-01. */
  readonly day: number;
  /** Null for devices without one. */
  readonly value: string | null;
  /** Of a location. */
  readonly name: string | null;
  readonly devices: number;
}

type Of = { readonly org: number; readonly dimension: Dimension } & Reach;

/** Days whose changes are read at once. */
const STRIDE_DAYS = 31;

/** `byPlace`: counted by where the devices are, and not by their value. */
export function walkDays(reader: Reader, of: Of, byPlace: boolean, first: number, last: number): Walk<DailyCount> {
  const days = (from: number) => countsFrom(reader, of, byPlace, from, last);
  return {
    read: async (after, limit) => {
      const [value, day] = (after ?? [null, first]) as [string | null, number];
      const found: DailyCount[] = [];
      for await (const count of days(day)) {
        if (value !== null && count.day === day && (count.value ?? '') <= value) continue;
        found.push(count);
        if (found.length === limit) break;
      }
      return found;
    },
    count: async () => {
      let total = 0;
      for await (const _ of days(first)) total += 1;
      return total;
    },
    positionOf: ({ value, day }) => [value ?? '', day],
    kinds: ['string', 'number'],
  };
}

async function* countsFrom(reader: Reader, of: Of, byPlace: boolean, from: number, last: number): AsyncGenerator<DailyCount> {
  const names = new Map<string, string | null>();
  const counts = new Map<string, Map<string, number>>();
  const put = (value: string, locationId: string, devices: number) => {
    const [group, part] = byPlace ? [locationId, value] : [value, locationId];
    const parts = counts.get(group) ?? new Map<string, number>();
    counts.set(group, parts.set(part, devices));
  };
  for (const { value, locationId, locationName, devices } of await reader.all(selectCountsAt, { ...of, day: from - 1 })) {
    put(value, locationId, devices);
    if (byPlace) names.set(locationId, locationName);
  }
  for (let start = from; start <= last; start += STRIDE_DAYS) {
    const end = Math.min(start + STRIDE_DAYS - 1, last);
    const changes = Map.groupBy(await reader.all(selectCountsBetween, { ...of, day: start - 1, last: end }), ({ day }) => day);
    for (let day = start; day <= end; day += 1) {
      for (const { value, locationId, devices } of changes.get(day) ?? []) put(value, locationId, devices);
      yield* countsOf(day, counts, names);
    }
  }
}

function* countsOf(
  day: number,
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  names: ReadonlyMap<string, string | null>,
): Generator<DailyCount> {
  for (const group of [...counts.keys()].toSorted(inOrder)) {
    const devices = [...(counts.get(group)?.values() ?? [])].reduce((sum, each) => sum + each, 0);
    if (devices > 0) yield { day, value: group === '' ? null : group, name: names.get(group) ?? null, devices };
  }
}

/** The order of the cursor's comparison. */
function inOrder(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
