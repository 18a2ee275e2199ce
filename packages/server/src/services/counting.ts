/** Counts people, and finds the start of a page by counting. Works in strides, so that a large organization blocks nobody. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OrgId } from '../domain/ids.ts';
import { countNextPeople } from '../storage/statements/people.ts';
import type { Reader } from '../storage/storage.ts';

/** People counted by one statement, which takes about a millisecond. */
const STRIDE = 10_000;

export async function countPeople(reader: Reader, org: OrgId): Promise<number> {
  return (await skipPeople(reader, org, Number.POSITIVE_INFINITY)).skipped;
}

/** The number of the last of the first `count` people; 0 for none. */
export async function numberBefore(reader: Reader, org: OrgId, count: number): Promise<number> {
  return (await skipPeople(reader, org, count)).last;
}

async function skipPeople(reader: Reader, org: OrgId, count: number): Promise<{ skipped: number; last: number }> {
  let skipped = 0;
  let last = 0;
  while (skipped < count) {
    if (skipped > 0) await nextTurn();
    const limit = Math.min(STRIDE, count - skipped);
    const next = await reader.one(countNextPeople, { org, after: last, limit });
    const passed = next?.total ?? 0;
    skipped += passed;
    last = next?.last ?? last;
    if (passed < limit) break;
  }
  return { skipped, last };
}
