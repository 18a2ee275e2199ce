/** Whose assignments an actor may see and change where registrations are merged, who may not see everybody. */
import type { Assignment } from '../../domain/assignment.ts';
import type { OwnerKind } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import { selectNamedAssignment } from '../../storage/statements/assignments.ts';
import type { Edit } from '../change.ts';
import { reachesHolder } from '../owners.ts';

/** `Ann Lee, as owner`. */
export async function nameOfFact(edit: Edit, { id, role }: Assignment): Promise<string> {
  const row = await edit.tx.one(selectNamedAssignment, { org: edit.org, id });
  if (row === undefined) return `, as ${role}`;
  const owner = { kind: row.ownerKind as OwnerKind, id: row.ownerId };
  const isSeen = await reachesHolder(edit.tx, edit.actor, owner);
  return `${isSeen ? (row.ownerName?.trim() ?? '') : 'Somebody outside your locations'}, as ${role}`;
}

/** What somebody held elsewhere is not for an administrator of locations to cut, or to open again. */
export async function requireHoldersReached(edit: Edit, facts: readonly Pick<Assignment, 'owner'>[]): Promise<void> {
  for (const { owner } of facts) {
    if (await reachesHolder(edit.tx, edit.actor, owner)) continue;
    throw new Problem('forbidden', 'It would change when somebody outside your locations held the device.');
  }
}
