/** Undoes what the stale policy did to a device: it can be used again, and those who held it hold it again. */

import { type PolicyStep, undoUntil } from '../../domain/policies.ts';
import { Problem } from '../../domain/problem.ts';
import { isByStalePolicy } from '../../domain/stale.ts';
import { toIso } from '../../lib/instant.ts';
import { selectDevice, toDevice } from '../../storage/statements/devices.ts';
import { selectLinesEndedWith, toLine } from '../../storage/statements/lines.ts';
import { selectStepsSince, toStep } from '../../storage/statements/policy-runs.ts';
import type { Edit } from '../change.ts';
import { enableDevice } from '../devices/change.ts';
import { requireDeviceBy } from '../devices/find.ts';
import { findAssignment } from '../holding/find.ts';
import { countAsUsed } from '../policies/stale.ts';
import { closeStep } from '../policies/steps.ts';
import { returnDevice, returnLines } from './return-devices.ts';

/** What became of an assignment that had ended. */
export interface Restored {
  readonly assignmentId: string;
  readonly newId: string | null;
  readonly why: string | null;
}

/** In the history instead of words of the caller. */
const RESTORED = 'what the policy had ended was undone';

/** The step, and what the policy did to the device after it, as far as it counts. Throws `conflict` where nothing can be undone. */
export async function undoStale(edit: Edit, step: PolicyStep): Promise<Restored[]> {
  const steps = await undoableSince(edit, step);
  const device = await edit.tx.one(selectDevice, { org: edit.org, id: step.deviceId });
  if (device === undefined) throw new Problem('conflict', 'The device turned out to be another one, and was merged.');
  // It counts as used from now on: otherwise the policy would take it for stale at once.
  countAsUsed(edit, step.deviceId);
  const before = toDevice(device);
  if (isByStalePolicy(before.disabled)) await enableDevice(edit, before);
  const restored: Restored[] = [];
  for (const each of steps.toReversed()) {
    for (const id of each.endedAssignments) restored.push(await restore(edit, id));
    closeStep(edit, each);
  }
  return restored;
}

async function undoableSince(edit: Edit, step: PolicyStep): Promise<readonly PolicyStep[]> {
  const { at, undoneAt, deviceId, policy, number } = step;
  if (undoneAt !== null) throw new Problem('conflict', `This was undone already, at ${toIso(undoneAt)}.`);
  if (step.step !== 'disabled' && step.step !== 'ended') throw new Problem('conflict', AS_IT_WAS);
  if (edit.now >= undoUntil({ at })) throw new Problem('conflict', 'The time in which this could be undone is over.');
  const since = (await edit.tx.all(selectStepsSince, { org: edit.org, deviceId, policy, from: number })).map(toStep);
  const next = step.step === 'disabled' ? since[1]?.step : undefined;
  if (next === 'released') throw new Problem('conflict', AS_IT_WAS);
  const own = since.slice(0, next === 'ended' ? 2 : 1);
  if (since.length > own.length) {
    throw new Problem('conflict', 'The policy has done more to the device since then: undo its last step first.');
  }
  return own;
}

const AS_IT_WAS = 'There is nothing to undo: the policy has left the device as it was before.';

async function restore(edit: Edit, assignmentId: string): Promise<Restored> {
  const stays = (why: string): Restored => ({ assignmentId, newId: null, why });
  const assignment = await findAssignment(edit.tx, edit.actor, assignmentId);
  if (assignment === undefined) return stays('It is no longer in the history.');
  const { deviceId, until } = assignment;
  const device = await requireDeviceBy(edit.tx, edit.actor, { id: deviceId });
  if (device.lifecycle === 'retired') return stays('The device is retired.');
  const key = { org: edit.org, deviceId, assignmentId, until: until ?? edit.now };
  const lines = (await edit.tx.all(selectLinesEndedWith, key)).map(toLine);
  const { begun, why } = await returnDevice(edit, { assignment, heirId: null }, lines, RESTORED);
  if (begun === null) return stays(why);
  await returnLines(edit, begun, lines, new Map());
  return { assignmentId, newId: begun.id, why: null };
}
