/** Stores groups. All code that creates, changes or removes a group calls this file. */
import { type Group, groupKey } from '../../domain/group.ts';
import { tidyName } from '../../domain/names.ts';
import { Problem } from '../../domain/problem.ts';
import {
  deleteGroup,
  deleteMembers,
  fromGroup,
  insertGroup,
  selectGroupByName,
  updateGroup,
} from '../../storage/statements/groups.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

export type GroupInput = Pick<Group, 'name' | 'description'>;

export async function createGroup(edit: Edit, given: GroupInput): Promise<Group> {
  const input = { ...given, name: tidyName('name', given.name) };
  await requireFreeName(edit, input.name);
  const times = { createdAt: edit.now, modifiedAt: edit.now };
  const group: Group = { id: edit.newId(), number: edit.newNumber(), ...input, forEverybody: false, ...times };
  edit.tx.send(insertGroup, { org: edit.org, ...fromGroup(group) });
  record.groupCreated(edit, group);
  return group;
}

/** Changes the given members. Writes nothing if they are equal. */
export async function saveGroup(edit: Edit, before: Group, given: Partial<GroupInput>): Promise<Group> {
  const input = given.name === undefined ? given : { ...given, name: tidyName('name', given.name) };
  const after: Group = { ...before, ...input, modifiedAt: edit.now };
  if (after.name === before.name && after.description === before.description) return before;
  if (after.name !== before.name) await requireRenamable(edit, before, after.name);
  const { id, name, nameKey, description, modifiedAt } = fromGroup(after);
  edit.tx.send(updateGroup, { org: edit.org, id, name, nameKey, description, modifiedAt });
  record.groupUpdated(edit, before, after);
  return after;
}

export async function removeGroup(edit: Edit, group: Group): Promise<void> {
  if (group.forEverybody) throw new Problem('conflict', `The group ${group.name} cannot be deleted.`);
  const left = await edit.tx.returning(deleteMembers, { org: edit.org, groupId: group.id });
  edit.tx.send(deleteGroup, { org: edit.org, id: group.id });
  // One event for all members: an event for each would make the transaction long and delay other writers.
  record.groupRemoved(
    edit,
    group,
    left.map(({ personId }) => personId),
  );
}

async function requireRenamable(edit: Edit, before: Group, name: string): Promise<void> {
  if (before.forEverybody) throw new Problem('conflict', `The group ${before.name} cannot be renamed.`);
  if (groupKey(name) !== groupKey(before.name)) await requireFreeName(edit, name);
}

async function requireFreeName({ tx, org }: Edit, name: string): Promise<void> {
  const other = await tx.one(selectGroupByName, { org, nameKey: groupKey(name) });
  if (other !== undefined) throw new Problem('conflict', `There is a group ${name} already.`);
}
