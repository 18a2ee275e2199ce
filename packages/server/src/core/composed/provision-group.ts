/** A directory adds, changes and deletes groups, and says who is in them. Members that it does not manage stay as they are. */
import type { Directory, DirectoryGroup } from '../../domain/directory.ts';
import { type Group, groupKey } from '../../domain/group.ts';
import type { PersonId } from '../../domain/ids.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import {
  deleteDirectoryGroup,
  insertDirectoryGroup,
  selectGroupManager,
  selectProvisioned,
  selectProvisionedGroup,
  selectProvisionedMembers,
  toProvisioned,
  toProvisionedGroup,
  updateDirectoryGroup,
} from '../../storage/statements/directory-members.ts';
import { selectGroupByName } from '../../storage/statements/groups.ts';
import type { Edit } from '../change.ts';
import { findGroup } from '../groups/find.ts';
import { addMember, removeMember } from '../groups/members.ts';
import { createGroup, removeGroup, saveGroup } from '../groups/save.ts';
import { applyRules } from './directory-rules.ts';
import { TAKEN } from './provisioned.ts';

export interface GroupWish {
  readonly name: string;
  readonly externalId: string | null;
  /** Undefined: as before. */
  readonly members: readonly PersonId[] | undefined;
}

export interface GroupMember {
  readonly id: PersonId;
  readonly displayName: string;
}

export interface ProvisionedGroup {
  readonly group: Group;
  readonly link: DirectoryGroup;
  readonly members: readonly GroupMember[];
}

export async function provisionGroup(edit: Edit, directory: Directory, wish: GroupWish): Promise<ProvisionedGroup> {
  const group = (await findFree(edit, wish.name)) ?? (await createGroup(edit, { name: wish.name, description: '' }));
  const times = { createdAt: edit.now, modifiedAt: edit.now };
  const { id: groupId, number } = group;
  const link = { directoryId: directory.id, groupId, number, externalId: wish.externalId, ...times };
  edit.tx.send(insertDirectoryGroup, { org: edit.org, ...link });
  return reviseGroup(edit, directory, { group, link, members: await readMembers(edit, link) }, wish);
}

export async function requireProvisionedGroup(edit: Edit, { id: directoryId }: Directory, id: string): Promise<ProvisionedGroup> {
  const row = await edit.tx.one(selectProvisionedGroup, { org: edit.org, directoryId, id });
  if (row === undefined) throw notFound('group');
  const found = toProvisionedGroup(row);
  return { ...found, members: await readMembers(edit, found.link) };
}

/** Rules name groups, so a group with another name means something else for all of its members. */
export async function reviseGroup(
  edit: Edit,
  directory: Directory,
  before: ProvisionedGroup,
  { name, externalId, members }: GroupWish,
): Promise<ProvisionedGroup> {
  const { tx, org, now } = edit;
  const isRenamed = groupKey(name) !== groupKey(before.group.name);
  if (isRenamed) await requireFree(edit, name);
  const group = await saveGroup(edit, before.group, { name });
  const moved = members === undefined ? [] : await moveMembers(edit, directory, before, members);
  const isSame = group === before.group && moved.length === 0 && externalId === before.link.externalId;
  if (!isSame) tx.send(updateDirectoryGroup, { org, groupId: group.id, externalId, modifiedAt: now });
  const link = isSame ? before.link : { ...before.link, externalId, modifiedAt: now };
  const affected = isRenamed ? [...before.members.map(({ id }) => id), ...moved] : moved;
  await applyRulesTo(edit, directory, affected);
  return { group, link, members: moved.length === 0 ? before.members : await readMembers(edit, link) };
}

export async function deleteProvisionedGroup(
  edit: Edit,
  directory: Directory,
  { group, members }: ProvisionedGroup,
): Promise<void> {
  edit.tx.send(deleteDirectoryGroup, { org: edit.org, groupId: group.id });
  await removeGroup(edit, group);
  const left = members.map(({ id }) => id);
  await applyRulesTo(edit, directory, left);
}

function readMembers({ tx, org }: Edit, { directoryId, groupId }: DirectoryGroup): Promise<GroupMember[]> {
  return tx.all(selectProvisionedMembers, { org, directoryId, groupId });
}

/** Returns who came and who went. */
async function moveMembers(
  edit: Edit,
  directory: Directory,
  { group, members }: ProvisionedGroup,
  wanted: readonly PersonId[],
): Promise<PersonId[]> {
  const before = new Set(members.map(({ id }) => id));
  const after = new Set(wanted);
  const moved: PersonId[] = [];
  for (const id of after) {
    // Who has left is in no group; what brings them back brings that back, too.
    if (before.has(id) || !(await isHere(edit, directory, id))) continue;
    if (await addMember(edit, group, id)) moved.push(id);
  }
  for (const id of before) if (!after.has(id) && (await removeMember(edit, group, id))) moved.push(id);
  return moved;
}

async function isHere({ tx, org }: Edit, { id: directoryId }: Directory, id: PersonId): Promise<boolean> {
  const row = await tx.one(selectProvisioned, { org, directoryId, id });
  if (row !== undefined) return toProvisioned(row).isHere;
  throw new Problem('invalid', `There is no user ${id} in this directory: create the user first.`);
}

async function applyRulesTo(edit: Edit, directory: Directory, people: readonly PersonId[]): Promise<void> {
  for (const id of new Set(people)) {
    const row = await edit.tx.one(selectProvisioned, { org: edit.org, directoryId: directory.id, id });
    if (row === undefined) continue;
    const found = toProvisioned(row);
    if (found.isHere) await applyRules(edit, directory, found);
  }
}

/** A group with this name that no directory manages. */
async function findFree(edit: Edit, name: string): Promise<Group | undefined> {
  const { tx, org } = edit;
  const row = await tx.one(selectGroupByName, { org, nameKey: groupKey(name) });
  if (row === undefined) return undefined;
  const found = await findGroup(tx, edit.actor, { id: row.id });
  const manager = await tx.one(selectGroupManager, { org, groupId: row.id });
  if (manager === undefined && found?.group.forEverybody === false) return found.group;
  throw taken(name);
}

async function requireFree({ tx, org }: Edit, name: string): Promise<void> {
  if ((await tx.one(selectGroupByName, { org, nameKey: groupKey(name) })) !== undefined) throw taken(name);
}

function taken(name: string): Problem {
  return new Problem('conflict', `There is a group ${name} already.`, { resource: TAKEN });
}
