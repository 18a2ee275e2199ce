/** Limits how many devices one owner can hold, so that nobody fills the store or makes lists that nobody can read. */
import { quotaOf } from '../../domain/organization.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound, Problem, QUOTA } from '../../domain/problem.ts';
import { countEverHeld, countEverHeldByPerson, countHeld } from '../../storage/statements/assignments.ts';
import type { Edit } from '../change.ts';
import { findOwner } from '../owners.ts';

/** What an owner holds, and what they have got within a day. */
export interface Held {
  readonly held: number;
  readonly got: number;
}

const DAY_MICROS = 24 * 3_600_000_000;
export const NOTHING: Held = { held: 0, got: 0 };

/**
 * What the owner holds; nothing for an owner who is far from the limit, or has none. Counted inside the transaction, so that two
 * writers cannot both take the last place. Throws `not_found` for somebody who was off-boarded while the request waited for it.
 */
export async function requireHolder(edit: Edit, owner: Owner): Promise<Held> {
  const { tx, org, now, actor } = edit;
  const key = { org, ownerId: owner.id };
  const limit = quotaOf(actor.policy, 'maxHeldDevices');
  const ever = await everHeld(edit, owner, limit);
  if (ever === undefined) throw notFound(owner.kind);
  // An application stands for a fleet, and only an administrator can make one. The system is the operator.
  if (owner.kind === 'application' || actor.kind === 'system' || ever < limit) return NOTHING;
  return (await tx.one(countHeld, { ...key, now, since: now - DAY_MICROS })) ?? NOTHING;
}

/** How much the owner ever held, counted up to the limit: quicker to find out than what they hold now. Undefined: no such owner. */
async function everHeld(edit: Edit, owner: Owner, limit: number): Promise<number | undefined> {
  const { tx, org, now, everHeld: known } = edit;
  const before = known.get(org, owner.id, now);
  const number = tx.take('number', 0);
  const later = await heldAfter(edit, owner, { after: before.number, limit: limit - before.ever });
  if (later === undefined) return undefined;
  const ever = before.ever + later;
  // Not before the commit: a work that is undone gives its numbers back. At the limit, the count has ended early.
  if (later > 0 && ever < limit) edit.afterCommit(() => known.set(org, owner.id, { number, ever, at: before.at }));
  return ever;
}

async function heldAfter(
  { tx, org }: Edit,
  owner: Owner,
  range: { readonly after: number; readonly limit: number },
): Promise<number | undefined> {
  const key = { org, ownerId: owner.id, ...range };
  // Most owners are people, and this is part of every registration of a phone: one statement for both questions.
  if (owner.kind === 'person') return (await tx.one(countEverHeldByPerson, key))?.ever;
  const [found, counted] = await Promise.all([findOwner(tx, org, owner), tx.one(countEverHeld, key)]);
  return found && (counted?.ever ?? 0);
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
