/** Enters facts of the past, corrects them, and removes those that never were. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import { correctFact, enterFact, type When } from '../../core/composed/history.ts';
import type { Core } from '../../core/core.ts';
import { requireWritableDevice } from '../../core/devices/find.ts';
import { type Correction, removeAssignment } from '../../core/holding/correct.ts';
import { nameAssignment, requireAssignment } from '../../core/holding/find.ts';
import { requireAbleOwner, requireReachedOwner } from '../../core/owners.ts';
import { requireRight } from '../../core/rights.ts';
import type { Assignment, NamedAssignment } from '../../domain/assignment.ts';
import type { AssignmentId } from '../../domain/ids.ts';
import { invalid } from '../../domain/problem.ts';
import type { AssignmentInput } from './assignments.ts';

export interface Corrections {
  /** Also of people who have left by now, if it is over. */
  readonly enter: (write: Write, input: AssignmentInput, when: When) => Promise<NamedAssignment>;
  readonly correct: (write: Write, id: AssignmentId, correction: Correction) => Promise<NamedAssignment>;
  /** Returns what is no longer there. */
  readonly remove: (write: Write, id: AssignmentId) => Promise<NamedAssignment>;
}

const needs = 'write devices';

export function createCorrections(core: Core): Corrections {
  const edit = (write: Write, name: string, id: AssignmentId, request: object, verb: Verb) =>
    change(core, write, { name, needs }, { id, ...request }, async each => {
      const before = await requireCorrectable(each, id);
      checkRevision(each, before);
      return verb(each, before);
    });

  return {
    enter: (write, { deviceId, ...wish }, when) =>
      change(core, write, { name: 'assignments.enter', needs }, { deviceId, wish, when }, async each => {
        requireRight(each.actor, 'write history');
        const device = await requireWritableDevice(each, deviceId);
        const requireOwner = when.until === null ? requireAbleOwner : requireReachedOwner;
        await requireOwner(each.tx, each.actor, wish.owner);
        return named(each, await enterFact(each, device, { ...wish, isGiven: true }, when));
      }),
    correct: (write, id, correction) =>
      edit(write, 'assignments.correct', id, { correction }, async (each, before) =>
        named(each, await correctFact(each, before, correction)),
      ),
    remove: (write, id) =>
      edit(write, 'assignments.remove', id, {}, async (each, before) => {
        if ((write.reason ?? null) === null) throw invalid('reason', 'given: why it never was', '', 'missing');
        const gone = await named(each, before);
        await removeAssignment(each, before);
        return gone;
      }),
  };
}

type Verb = (edit: Edit, before: Assignment) => Promise<NamedAssignment>;

async function requireCorrectable(edit: Edit, id: AssignmentId): Promise<Assignment> {
  requireRight(edit.actor, 'write history');
  const before = await requireAssignment(edit.tx, edit.actor, id);
  await requireReachedOwner(edit.tx, edit.actor, before.owner);
  await requireWritableDevice(edit, before.deviceId);
  return before;
}

function named({ tx, actor }: Edit, assignment: Assignment): Promise<NamedAssignment> {
  return nameAssignment(tx, actor, assignment);
}
