/** Statements on groups of people and their members. */
import { type Group, groupKey } from '../../domain/group.ts';
import { command, query } from '../sql/statement.ts';
import { ownerInReach, type Reach } from './reach.ts';

export interface GroupRow extends Omit<Group, 'forEverybody'> {
  readonly forEverybody: number;
}

/** A group with the number of its stored members. The group of everybody has none. */
export interface CountedGroupRow extends GroupRow {
  readonly members: number;
}

export function toGroup(row: GroupRow): Group {
  const { id, number, name, description, forEverybody, createdAt, modifiedAt } = row;
  return { id, number, name, description, forEverybody: forEverybody === 1, createdAt, modifiedAt };
}

export function fromGroup(group: Group): GroupRow & { nameKey: string } {
  return { ...group, nameKey: groupKey(group.name), forEverybody: group.forEverybody ? 1 : 0 };
}

const COUNTED = `g.id as "id", g.number as "number", g.name as "name", g.description as "description",
  g.for_everybody as "forEverybody", g.created_at as "createdAt", g.modified_at as "modifiedAt",
  (select count(*) from group_member c where c.org_id = :org and c.group_id = g.id) as "members"`;

export const selectGroup = query<{ org: number; id: string }, CountedGroupRow>(`
  select ${COUNTED} from person_group g where g.org_id = :org and g.id = :id`);

export const selectGroupByNumber = query<{ org: number; number: number }, CountedGroupRow>(`
  select ${COUNTED} from person_group g where g.org_id = :org and g.number = :number`);

export const selectGroupByName = query<{ org: number; nameKey: string }, { id: string }>(`
  select id as "id" from person_group where org_id = :org and name_key = :nameKey`);

/** In order of creation. */
export const selectGroups = query<{ org: number; after: number; limit: number }, CountedGroupRow>(`
  select ${COUNTED} from person_group g where g.org_id = :org and g.number > :after order by g.number limit :limit`);

/** The groups that the person was added to. */
export const selectGroupsOf = query<{ org: number; personId: string }, CountedGroupRow>(`
  select ${COUNTED} from group_member m join person_group g on g.org_id = :org and g.id = m.group_id
  where m.org_id = :org and m.person_id = :personId order by g.number`);

/** Counts the next members, at most `limit`, and those of them within the actor's reach. */
export const countNextMembersInReach = query<
  { org: number; groupId: string; after: string; limit: number } & Reach,
  { total: number; seen: number; last: string | null }
>(`
  select count(*) as "total", coalesce(sum(n.seen), 0) as "seen", max(n.id) as "last" from (
    select p.id, case when ${ownerInReach('p.id', 'p.location_id')} then 1 else 0 end as seen
    from group_member m join person p on p.org_id = :org and p.id = m.person_id
    where m.org_id = :org and m.group_id = :groupId and m.person_id > :after order by m.person_id limit :limit) n`);

export const insertGroup = command<GroupRow & { org: number; nameKey: string }>(`
  insert into person_group (org_id, id, number, name, name_key, description, for_everybody, created_at, modified_at)
  values (:org, :id, :number, :name, :nameKey, :description, :forEverybody, :createdAt, :modifiedAt)`);

export const updateGroup = command<{
  org: number;
  id: string;
  name: string;
  nameKey: string;
  description: string;
  modifiedAt: number;
}>(`
  update person_group set name = :name, name_key = :nameKey, description = :description, modified_at = :modifiedAt
  where org_id = :org and id = :id`);

export const deleteGroup = command<{ org: number; id: string }>(`
  delete from person_group where org_id = :org and id = :id`);

export const insertMember = command<{ org: number; groupId: string; personId: string; now: number }>(`
  insert into group_member (org_id, group_id, person_id, created_at) values (:org, :groupId, :personId, :now)
  on conflict (org_id, group_id, person_id) do nothing`);

export const deleteMember = command<{ org: number; groupId: string; personId: string }>(`
  delete from group_member where org_id = :org and group_id = :groupId and person_id = :personId`);

/** Deletes the memberships of a removed group. */
export const deleteMembers = command<{ org: number; groupId: string }, { personId: string }>(`
  delete from group_member where org_id = :org and group_id = :groupId returning person_id as "personId"`);

/** Deletes the memberships of a person who leaves. */
export const deleteMembershipsOf = command<{ org: number; personId: string }, { groupId: string }>(`
  delete from group_member where org_id = :org and person_id = :personId returning group_id as "groupId"`);
