/** How an answer names who holds a device, for an actor who may not see everybody. */
import type { Assignment } from '../../domain/assignment.ts';
import type { OwnerKind } from '../../domain/owner.ts';
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
