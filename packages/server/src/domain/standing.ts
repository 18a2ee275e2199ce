/** Which facts about who held a device cannot both be true. Pure. */
import type { Instant } from '../lib/instant.ts';
import { type Assignment, endOf, excludes } from './assignment.ts';

/** Who held a device in which role, and when. */
export type Fact = Pick<Assignment, 'owner' | 'role' | 'createdAt' | 'until' | 'expiresAt'>;

/** Whether the two cannot both be true of one device. Each holds in `[createdAt, until)`; without an end it lasts. */
export function standsAgainst(one: Fact, other: Fact): boolean {
  return meet(one, other) && (isAlone(one, other) || (one.owner.id === other.owner.id && excludes(one.role, other.role)));
}

/** A device has one owner at a time, and one guest. */
function isAlone(one: Pick<Fact, 'role'>, other: Pick<Fact, 'role'>): boolean {
  return one.role === other.role && (one.role === 'owner' || one.role === 'guest');
}

function meet(one: Fact, other: Fact): boolean {
  const [end, otherEnd] = [lastOf(one), lastOf(other)];
  // What lasted no time was never the case.
  if (end <= one.createdAt || otherEnd <= other.createdAt) return false;
  return one.createdAt < otherEnd && other.createdAt < end;
}

/** The end, or beyond every instant. */
export function lastOf(fact: Pick<Fact, 'until' | 'expiresAt'>): Instant {
  return endOf(fact) ?? Number.MAX_SAFE_INTEGER;
}
