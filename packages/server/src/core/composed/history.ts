/** Enters and corrects facts of the past. A device, or a person, is as old as the first thing that is known of them. */
import type { Assignment } from '../../domain/assignment.ts';
import type { Device } from '../../domain/device.ts';
import type { Owner } from '../../domain/owner.ts';
import { requirePast } from '../../domain/past.ts';
import { invalid } from '../../domain/problem.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectPersonEver, toPerson } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { requireDeviceBy } from '../devices/find.ts';
import { backdateDevice } from '../devices/save.ts';
import { type AssignmentWish, assign } from '../holding/assign.ts';
import { type Correction, correctAssignment } from '../holding/correct.ts';
import { enterPast, requireNothingAgainst } from '../holding/past.ts';
import { backdatePerson } from '../people/save.ts';

/** When it was. Null for an assignment that goes on. */
export interface When {
  readonly createdAt: Instant;
  readonly until: Instant | null;
  readonly endReason?: string | null;
}

export async function enterFact(edit: Edit, device: Device, wish: AssignmentWish, when: When): Promise<Assignment> {
  const { createdAt, until, endReason } = when;
  const { owner, role } = wish;
  if (wish.handOver === true) {
    throw invalid(
      'handOver',
      'left out with createdAt: end the assignment before it first, with its own `until`',
      true,
      'unknown',
    );
  }
  if (until !== null) {
    requireNoPlans(wish);
    const entered = await enterPast(edit, device, {
      owner,
      role,
      createdAt,
      until,
      ...(endReason === undefined ? {} : { endReason }),
    });
    await makeOldEnough(edit, device, owner, createdAt);
    return entered;
  }
  requirePast('createdAt', createdAt, edit.now);
  await requireNothingAgainst(edit, device.id, { owner, role, createdAt, until: null, expiresAt: null });
  const begun = await assign(edit, device, { ...wish, since: createdAt });
  await makeOldEnough(edit, device, owner, createdAt);
  return begun;
}

export async function correctFact(edit: Edit, before: Assignment, correction: Correction): Promise<Assignment> {
  const after = await correctAssignment(edit, before, correction);
  if (after.createdAt < before.createdAt) {
    const device = await requireDeviceBy(edit.tx, edit.actor, { id: after.deviceId });
    await makeOldEnough(edit, device, after.owner, after.createdAt);
  }
  return after;
}

function requireNoPlans(wish: AssignmentWish): void {
  for (const planned of ['expiresAt', 'disableAt', 'dueAt'] as const) {
    if (typeof wish[planned] === 'number')
      throw invalid(planned, 'left out with `until`: nothing is planned for what is over', '', 'unknown');
  }
}

/** The device is read once more, because what was done before may have changed it. */
async function makeOldEnough(edit: Edit, device: Device, owner: Owner, createdAt: Instant): Promise<void> {
  if (createdAt < device.createdAt) backdateDevice(edit, await requireDeviceBy(edit.tx, edit.actor, device), createdAt);
  if (owner.kind !== 'person') return;
  const row = await edit.tx.one(selectPersonEver, { org: edit.org, id: owner.id });
  if (row !== undefined && createdAt < row.createdAt) backdatePerson(edit, toPerson(row), createdAt);
}
