/** Lists what an owner holds or held. A long list is read in parts. */
import type { Core } from '../../core/core.ts';
import { requireOwnerEver } from '../../core/owners.ts';
import { requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { NamedAssignment } from '../../domain/assignment.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import { type LongList, mapLong } from '../../lib/long-list.ts';
import {
  type HeldRow,
  type NamedHeldRow,
  namedHeldAssignment,
  selectHeldAfter,
  selectHeldNow,
} from '../../storage/statements/assignments.ts';
import { toDevice } from '../../storage/statements/devices.ts';
import { readInParts } from '../parts.ts';
import { type HeldDevice, heldDevice, heldDeviceThen, toAllSettled, toSettled } from './held.ts';

export type HeldList = (actor: Actor, owner: Owner, asOf: Instant | null) => Promise<LongList<HeldDevice<NamedAssignment>>>;

export function createHeldList({ storage, touches, clock }: Core): HeldList {
  /** Whether the result depends on the row alone: no touch is pending and no disabling is planned. */
  const isSettled = ({ assignmentNumber, lastActiveAt, disableAt }: HeldRow, org: OrgId) =>
    disableAt === null && touches.lastActive(org, assignmentNumber, lastActiveAt) === lastActiveAt;
  const assignmentOf = (row: NamedHeldRow, org: OrgId) => touches.withActivity(org, namedHeldAssignment(row));
  const shownNow = (rows: readonly NamedHeldRow[], org: OrgId, now: Instant) => {
    if (rows.every(row => isSettled(row, org))) return toAllSettled(rows);
    // Often a single one is not: the phone whose app asks.
    return rows.map(row => (isSettled(row, org) ? toSettled(row) : heldDevice(toDevice(row), assignmentOf(row, org), now)));
  };

  return async (actor, owner, asOf) => {
    requireSelfOr(actor, owner.id, 'read devices');
    if (actor.id !== owner.id) await requireOwnerEver(storage, actor, owner);
    const now = clock.now();
    const key = { org: actor.org, ownerId: owner.id };
    const read = (last: NamedHeldRow | undefined, limit: number) =>
      // The beginning of the present list is a question whose answers are cached.
      last === undefined && asOf === null
        ? storage.all(selectHeldNow, { ...key, now, limit })
        : storage.all(selectHeldAfter, { ...key, at: asOf ?? now, after: last?.assignmentNumber ?? 0, limit });
    return mapLong(await readInParts(actor.id, read), rows =>
      asOf === null
        ? shownNow(rows, actor.org, now)
        : rows.map(row => heldDeviceThen(toDevice(row), assignmentOf(row, actor.org), asOf, now)),
    );
  };
}
