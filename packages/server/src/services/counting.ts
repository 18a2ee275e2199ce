/** Counts people, and finds the start of a page by counting. Works in strides, so that a large organization blocks nobody. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { StoredGroup } from '../core/groups/find.ts';
import { isBoundToLocations, reachOf } from '../core/rights.ts';
import type { Actor } from '../domain/actor.ts';
import type { OrgId } from '../domain/ids.ts';
import { countNextMembersInReach } from '../storage/statements/groups.ts';
import { countNextPeople, countNextPeopleInReach } from '../storage/statements/people.ts';
import type { Reader } from '../storage/storage.ts';

/** People counted by one statement, which takes about a millisecond. */
const STRIDE = 10_000;
/** Where each of them is looked up, which takes some ten times as long. */
const STRIDE_IN_REACH = 1_000;

export async function countPeople(reader: Reader, org: OrgId): Promise<number> {
  return (await skipPeople(reader, org, Number.POSITIVE_INFINITY)).skipped;
}

/** How many people the group has, as far as the actor sees them. Call it outside transactions. */
export async function countGroup(reader: Reader, actor: Actor, { group, members }: StoredGroup): Promise<number> {
  const { org } = actor;
  if (!isBoundToLocations(actor)) return group.forEverybody ? countPeople(reader, org) : members;
  const key = { org, limit: STRIDE_IN_REACH, ...reachOf(actor) };
  if (group.forEverybody) return countSeen(0, after => reader.one(countNextPeopleInReach, { ...key, after }));
  return countSeen('', after => reader.one(countNextMembersInReach, { ...key, groupId: group.id, after }));
}

type Counted<K> = { readonly total: number; readonly seen: number; readonly last: K | null };

async function countSeen<K>(start: K, read: (after: K) => Promise<Counted<K> | undefined>): Promise<number> {
  let seen = 0;
  for (let after = start; ; await nextTurn()) {
    const next = await read(after);
    seen += next?.seen ?? 0;
    if (next === undefined || next.last === null || next.total < STRIDE_IN_REACH) return seen;
    after = next.last;
  }
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
