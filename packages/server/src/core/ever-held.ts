/**
 * Remembers how many devices an owner had ever held, and up to which number that was counted: the next registration counts the
 * later ones alone. What is remembered may be too much, where rows have gone since, and then the quota counts exactly. It is
 * never too little for longer than it is trusted: a new assignment has a higher number than all before it, and only a merge
 * gives an owner old ones.
 */
import type { OrgId, OwnerId } from '../domain/ids.ts';
import { createBoundedMap } from '../lib/bounded-map.ts';
import type { Instant } from '../lib/instant.ts';

export interface EverHeld {
  readonly get: (org: OrgId, ownerId: OwnerId, now: Instant) => Counted;
  readonly set: (org: OrgId, ownerId: OwnerId, counted: Counted) => void;
  /** Call after the commit, when the owner has got assignments with old numbers. */
  readonly forget: (org: OrgId, ownerId: OwnerId) => void;
}

export interface Counted {
  /** The organization's last number when it was counted. */
  readonly number: number;
  readonly ever: number;
  readonly at: Instant;
}

const OWNERS_LIMIT = 20_000;
/** A merge on another node is seen within this time. */
const TRUSTED_MICROS = 60_000_000;

export function createEverHeld(): EverHeld {
  const counted = createBoundedMap<string, Counted>(OWNERS_LIMIT);
  return {
    get: (org, ownerId, now) => {
      const known = counted.get(keyOf(org, ownerId));
      return known !== undefined && now - known.at < TRUSTED_MICROS ? known : { number: 0, ever: 0, at: now };
    },
    set: (org, ownerId, value) => counted.set(keyOf(org, ownerId), value),
    forget: (org, ownerId) => counted.delete(keyOf(org, ownerId)),
  };
}

function keyOf(org: OrgId, ownerId: OwnerId): string {
  return `${org} ${ownerId}`;
}
