/** Limits how many devices one owner can hold, so that nobody fills the store or makes lists that nobody can read. */
import { quotaOf } from '../../domain/organization.ts';
import type { Owner } from '../../domain/owner.ts';
import { Problem, QUOTA } from '../../domain/problem.ts';
import { countEverHeld, countHeld } from '../../storage/statements/assignments.ts';
import type { Edit } from '../change.ts';

/** What an owner holds, and what they have got within a day. */
export interface Held {
  readonly held: number;
  readonly got: number;
}

const DAY_MICROS = 24 * 3_600_000_000;
const NOTHING: Held = { held: 0, got: 0 };

/** Counts inside the transaction, so that two writers cannot both take the last place. Counts nothing for owners far from the limit. */
export async function heldBy({ tx, org, now, actor }: Edit, owner: Owner): Promise<Held> {
  // An application stands for a fleet, and only an administrator can make one. The system is the operator.
  if (owner.kind === 'application' || actor.kind === 'system') return NOTHING;
  const key = { org, ownerId: owner.id };
  const limit = quotaOf(actor.policy, 'maxHeldDevices');
  // Nearly everybody has never held as many, which is quicker to find out than what they hold now.
  if (((await tx.one(countEverHeld, { ...key, limit }))?.ever ?? 0) < limit) return NOTHING;
  return (await tx.one(countHeld, { ...key, now, since: now - DAY_MICROS })) ?? NOTHING;
}

/** Throws `conflict` for an owner who can take no further device. */
export function requireRoom({ actor }: Edit, { held, got }: Held): void {
  const limit = quotaOf(actor.policy, 'maxHeldDevices');
  if (held >= limit) {
    throw full(
      `The owner holds ${held} devices, the most that the organization allows (maxHeldDevices). Remove one first.`,
      limit,
    );
  }
  if (got >= limit) {
    throw full(`The owner got ${got} devices within a day, the most that the organization allows (maxHeldDevices).`, limit);
  }
}

function full(message: string, limit: number): Problem {
  return new Problem('conflict', message, { resource: QUOTA, limit });
}
