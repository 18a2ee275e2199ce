/** Groups of people, and who is in them. */
import { type Group, groupKey } from '../../domain/group.ts';
import { command } from '../sql.ts';

export interface GroupRow extends Omit<Group, 'forEverybody'> {
  readonly forEverybody: number;
}

export function fromGroup(group: Group): GroupRow & { nameKey: string } {
  return { ...group, nameKey: groupKey(group.name), forEverybody: group.forEverybody ? 1 : 0 };
}

export const insertGroup = command<GroupRow & { org: number; nameKey: string }>(`
  insert into person_group (org_id, id, number, name, name_key, description, for_everybody, created_at, modified_at)
  values (:org, :id, :number, :name, :nameKey, :description, :forEverybody, :createdAt, :modifiedAt)`);

/** Whoever leaves, leaves his groups. */
export const deleteMembershipsOf = command<{ org: number; personId: string }>(`
  delete from group_member where org_id = :org and person_id = :personId`);
