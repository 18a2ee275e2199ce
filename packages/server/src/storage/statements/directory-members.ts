/** Statements on the people and groups of directories. */
import type { DirectoryGroup, DirectoryPerson, Given, Said } from '../../domain/directory.ts';
import type { Group } from '../../domain/group.ts';
import { command, query } from '../sql/statement.ts';
import { PERSON_COLUMNS, type PersonRow, toPerson } from './people.ts';

interface StoredLink extends Omit<DirectoryPerson, 'active' | 'ended' | 'attributes' | 'given' | 'pending'> {
  readonly pending: string | null;
  readonly active: number;
  readonly ended: string | null;
  readonly attributes: string;
  readonly given: string | null;
}

export function toLink(row: StoredLink): DirectoryPerson {
  const { directoryId, personId, number, externalId, loginKey, createdAt, modifiedAt, deletedAt } = row;
  return {
    ...{ directoryId, personId, number, externalId, loginKey, createdAt, modifiedAt, deletedAt },
    active: row.active === 1,
    ended: row.ended as DirectoryPerson['ended'],
    attributes: JSON.parse(row.attributes) as Record<string, unknown>,
    given: row.given === null ? null : (JSON.parse(row.given) as Given),
    pending: row.pending === null ? null : (JSON.parse(row.pending) as Said),
  };
}

export function fromLink({ active, attributes, given, pending, ...link }: DirectoryPerson): StoredLink {
  const texts = { given: given && JSON.stringify(given), pending: pending && JSON.stringify(pending) };
  return { ...link, active: active ? 1 : 0, attributes: JSON.stringify(attributes), ...texts };
}

const LINK = `l.directory_id as "directoryId", l.person_id as "personId", l.number as "number", l.external_id as "externalId",
  l.active as "active", l.ended as "ended", l.attributes as "attributes", l.given as "given", l.pending as "pending",
  l.login_key as "loginKey", l.created_at as "createdAt", l.modified_at as "modifiedAt", l.deleted_at as "deletedAt"`;

/** A person with how their directory knows them. Both have an instant of their own, so these have names of their own. */
export interface ProvisionedRow extends PersonRow, Omit<StoredLink, 'createdAt' | 'modifiedAt' | 'number'> {
  readonly linkedAt: number;
  readonly linkModifiedAt: number;
  readonly removedAt: number | null;
}

export function toProvisioned(row: ProvisionedRow) {
  const { linkedAt: createdAt, linkModifiedAt: modifiedAt, removedAt, ...rest } = row;
  const { directoryId, personId, externalId, active, ended, attributes, given, pending, loginKey, deletedAt, ...person } = rest;
  const link = { directoryId, personId, externalId, active, ended, attributes, given, pending, loginKey, deletedAt };
  return {
    person: toPerson(person),
    link: toLink({ ...link, number: person.number, createdAt, modifiedAt }),
    isHere: removedAt === null,
  };
}

const PROVISIONED = `select ${PERSON_COLUMNS}, l.directory_id as "directoryId", l.person_id as "personId",
    l.external_id as "externalId", l.active as "active", l.ended as "ended", l.attributes as "attributes", l.given as "given",
    l.pending as "pending", l.login_key as "loginKey", l.deleted_at as "deletedAt", l.created_at as "linkedAt", l.modified_at as "linkModifiedAt", p.removed_at as "removedAt"
  from directory_person l join person p on p.org_id = :org and p.id = l.person_id
  where l.org_id = :org and l.directory_id = :directoryId and l.deleted_at is null`;

type OfDirectory = { readonly org: number; readonly directoryId: string };

export const selectProvisioned = query<OfDirectory & { id: string }, ProvisionedRow>(`${PROVISIONED} and l.person_id = :id`);

/** In order of creation. */
export const selectProvisionedAfter = query<OfDirectory & { after: number; limit: number }, ProvisionedRow>(`
  ${PROVISIONED} and l.number > :after order by l.number limit :limit`);

interface Only {
  readonly leastActive: number;
  readonly mostActive: number;
  readonly modifiedFrom: number;
  readonly modifiedUpTo: number;
}

/** The same, of those alone who are active or not, and were changed in a span of time. */
export const selectProvisionedOnly = query<OfDirectory & Only & { after: number; limit: number }, ProvisionedRow>(`
  ${PROVISIONED} and l.number > :after and l.active between :leastActive and :mostActive
    and (l.modified_at >= :modifiedFrom or p.modified_at >= :modifiedFrom)
    and l.modified_at <= :modifiedUpTo and p.modified_at <= :modifiedUpTo
  order by l.number limit :limit`);

// Few, and without an order: with one, SQLite walks all people of the directory in it.
export const selectProvisionedByLogin = query<OfDirectory & { loginKey: string }, ProvisionedRow>(`
  ${PROVISIONED} and l.login_key = :loginKey`);

export const selectProvisionedByExternalId = query<OfDirectory & { externalId: string }, ProvisionedRow>(`
  ${PROVISIONED} and l.external_id = :externalId`);

export const selectProvisionedByEmail = query<OfDirectory & { emailKey: string }, ProvisionedRow>(`
  ${PROVISIONED} and l.person_id in (select e.id from person e where e.org_id = :org and e.email_key = :emailKey)`);

/** Those of them who are here. */
export const selectManagedPeople = query<OfDirectory, PersonRow>(`
  select ${PERSON_COLUMNS} from directory_person l
  join person p on p.org_id = :org and p.id = l.person_id and p.removed_at is null
  where l.org_id = :org and l.directory_id = :directoryId and l.deleted_at is null`);

export const countProvisioned = query<OfDirectory, { total: number }>(`
  select count(*) as "total" from directory_person where org_id = :org and directory_id = :directoryId and deleted_at is null`);

/** How a directory knows somebody, also after it has deleted them. */
export const selectLink = query<OfDirectory & { personId: string }, StoredLink>(`
  select ${LINK} from directory_person l where l.org_id = :org and l.directory_id = :directoryId and l.person_id = :personId`);

/** Who had this id in the directory, first people that it manages, then the one that it deleted last. */
export const selectLinkByExternalId = query<OfDirectory & { externalId: string }, StoredLink>(`
  select ${LINK} from directory_person l
  where l.org_id = :org and l.directory_id = :directoryId and l.external_id = :externalId
  order by case when l.deleted_at is null then 0 else 1 end, l.deleted_at desc limit 1`);

/** Who had this login when the directory deleted them; the last one. */
export const selectDeletedLinkByLogin = query<OfDirectory & { loginKey: string }, StoredLink>(`
  select ${LINK} from directory_person l
  where l.org_id = :org and l.directory_id = :directoryId and l.login_key = :loginKey and l.deleted_at is not null
  order by l.deleted_at desc limit 1`);

/** The directory that manages a person. */
export const selectManager = query<
  { org: number; personId: string },
  { directoryId: string; name: string; applicationId: string; given: string | null }
>(`
  select l.directory_id as "directoryId", d.name as "name", d.application_id as "applicationId", l.given as "given"
  from directory_person l join directory d on d.org_id = :org and d.id = l.directory_id
  where l.org_id = :org and l.person_id = :personId and l.deleted_at is null`);

export const insertLink = command<StoredLink & { org: number }>(`
  insert into directory_person (org_id, directory_id, person_id, number, external_id, active, ended, attributes, given, pending, login_key,
    created_at, modified_at, deleted_at)
  values (:org, :directoryId, :personId, :number, :externalId, :active, :ended, :attributes, :given, :pending, :loginKey,
    :createdAt, :modifiedAt, :deletedAt)`);

export const updateLink = command<StoredLink & { org: number }>(`
  update directory_person set external_id = :externalId, active = :active, ended = :ended, attributes = :attributes,
    given = :given, pending = :pending, login_key = :loginKey, modified_at = :modifiedAt, deleted_at = :deletedAt
  where org_id = :org and directory_id = :directoryId and person_id = :personId`);

export const deleteLink = command<OfDirectory & { personId: string }>(`
  delete from directory_person where org_id = :org and directory_id = :directoryId and person_id = :personId`);

export const deleteDirectoryPeople = command<OfDirectory>(`
  delete from directory_person where org_id = :org and directory_id = :directoryId`);

export interface ProvisionedGroupRow extends DirectoryGroup {
  readonly name: string;
  readonly description: string;
  readonly groupCreatedAt: number;
  readonly groupModifiedAt: number;
}

export function toProvisionedGroup(row: ProvisionedGroupRow): { readonly group: Group; readonly link: DirectoryGroup } {
  const { name, description, groupCreatedAt, groupModifiedAt, ...link } = row;
  const times = { createdAt: groupCreatedAt, modifiedAt: groupModifiedAt };
  return { group: { id: link.groupId, number: link.number, name, description, forEverybody: false, ...times }, link };
}

const GROUPS = `select l.directory_id as "directoryId", l.group_id as "groupId", l.number as "number",
    l.external_id as "externalId", l.created_at as "createdAt", l.modified_at as "modifiedAt", g.name as "name",
    g.description as "description", g.created_at as "groupCreatedAt", g.modified_at as "groupModifiedAt"
  from directory_group l join person_group g on g.org_id = :org and g.id = l.group_id
  where l.org_id = :org and l.directory_id = :directoryId`;

export const selectProvisionedGroup = query<OfDirectory & { id: string }, ProvisionedGroupRow>(`${GROUPS} and l.group_id = :id`);

/** In order of creation. */
export const selectProvisionedGroupsAfter = query<OfDirectory & { after: number; limit: number }, ProvisionedGroupRow>(`
  ${GROUPS} and l.number > :after order by l.number limit :limit`);

export const selectProvisionedGroupByName = query<OfDirectory & { nameKey: string }, ProvisionedGroupRow>(`
  ${GROUPS} and g.name_key = :nameKey`);

export const selectProvisionedGroupsByExternalId = query<OfDirectory & { externalId: string }, ProvisionedGroupRow>(`
  ${GROUPS} and l.external_id = :externalId order by l.number`);

export const countProvisionedGroups = query<OfDirectory, { total: number }>(`
  select count(*) as "total" from directory_group where org_id = :org and directory_id = :directoryId`);

/** The directory that manages a group. */
export const selectGroupManager = query<
  { org: number; groupId: string },
  { directoryId: string; name: string; applicationId: string }
>(`
  select l.directory_id as "directoryId", d.name as "name", d.application_id as "applicationId"
  from directory_group l join directory d on d.org_id = :org and d.id = l.directory_id
  where l.org_id = :org and l.group_id = :groupId`);

/** The members that the directory manages. */
export const selectProvisionedMembers = query<
  OfDirectory & { groupId: string },
  { readonly id: string; readonly displayName: string }
>(`
  select p.id as "id", p.display_name as "displayName" from group_member m
  join directory_person l on l.org_id = :org and l.directory_id = :directoryId and l.person_id = m.person_id and l.deleted_at is null
  join person p on p.org_id = :org and p.id = m.person_id
  where m.org_id = :org and m.group_id = :groupId order by m.person_id`);

/** The groups of the directory that a person is in. */
export const selectProvisionedGroupsOf = query<
  OfDirectory & { personId: string },
  { readonly id: string; readonly name: string }
>(`
  select g.id as "id", g.name as "name" from group_member m
  join directory_group l on l.org_id = :org and l.directory_id = :directoryId and l.group_id = m.group_id
  join person_group g on g.org_id = :org and g.id = m.group_id
  where m.org_id = :org and m.person_id = :personId order by g.number`);

/** The same for those with numbers in a range. */
export const selectMembershipsBetween = query<
  OfDirectory & { after: number; upTo: number },
  { readonly personId: string; readonly id: string; readonly name: string }
>(`
  select m.person_id as "personId", g.id as "id", g.name as "name" from directory_person p
  join group_member m on m.org_id = :org and m.person_id = p.person_id
  join directory_group l on l.org_id = :org and l.directory_id = :directoryId and l.group_id = m.group_id
  join person_group g on g.org_id = :org and g.id = m.group_id
  where p.org_id = :org and p.directory_id = :directoryId and p.deleted_at is null and p.number > :after and p.number <= :upTo
  order by g.number`);

export const insertDirectoryGroup = command<DirectoryGroup & { org: number }>(`
  insert into directory_group (org_id, group_id, directory_id, number, external_id, created_at, modified_at)
  values (:org, :groupId, :directoryId, :number, :externalId, :createdAt, :modifiedAt)`);

export const updateDirectoryGroup = command<{ org: number; groupId: string; externalId: string | null; modifiedAt: number }>(`
  update directory_group set external_id = :externalId, modified_at = :modifiedAt where org_id = :org and group_id = :groupId`);

export const deleteDirectoryGroup = command<{ org: number; groupId: string }>(`
  delete from directory_group where org_id = :org and group_id = :groupId`);

export const deleteDirectoryGroups = command<OfDirectory>(`
  delete from directory_group where org_id = :org and directory_id = :directoryId`);
