/** Adds people to groups and removes them. The group of everybody has no stored members. */
import type { Group } from '../../domain/group.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { deleteMember, deleteMembershipsOf, insertMember } from '../../storage/statements/groups.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

/** Returns whether the person was added; false if they were a member already. */
export async function addMember(edit: Edit, group: Group, personId: PersonId): Promise<boolean> {
  if (group.forEverybody) return false;
  const { tx, org, now } = edit;
  if ((await tx.run(insertMember, { org, groupId: group.id, personId, now })) === 0) return false;
  record.memberAdded(edit, group.id, personId);
  return true;
}

/** Returns whether the person was a member. */
export async function removeMember(edit: Edit, group: Group, personId: PersonId): Promise<boolean> {
  const { tx, org } = edit;
  if ((await tx.run(deleteMember, { org, groupId: group.id, personId })) === 0) return false;
  record.memberRemoved(edit, group.id, personId);
  return true;
}

/** Takes the person out of every group. */
export async function leaveGroups(edit: Edit, person: Pick<Person, 'id'>): Promise<void> {
  const left = await edit.tx.returning(deleteMembershipsOf, { org: edit.org, personId: person.id });
  for (const { groupId } of left) record.memberRemoved(edit, groupId, person.id);
}
