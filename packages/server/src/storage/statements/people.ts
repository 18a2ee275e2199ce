/** Statements on people, and on the locations of location administrators. */
import type { PersonDetails } from '../../domain/details.ts';
import { emailKey } from '../../domain/names.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import type { Role } from '../../domain/role.ts';
import { sortKey } from '../../lib/name-key.ts';
import { command, query } from '../sql/statement.ts';
import { ownerInReach, type Reach } from './reach.ts';

export interface PersonRow extends Omit<Person, 'role' | 'extras' | 'details'> {
  readonly role: string;
  readonly extras: string;
  readonly details: string | null;
}

export function toPerson(row: PersonRow): Person {
  const extras = row.extras === '{}' ? {} : (JSON.parse(row.extras) as Record<string, unknown>);
  const details = row.details === null ? null : (JSON.parse(row.details) as PersonDetails);
  return { ...row, role: row.role as Role, extras, details };
}

/** The person as it is written, with what it is found by. */
export interface StoredPerson extends PersonRow {
  readonly loginKey: string;
  readonly emailKey: string | null;
  readonly nameKey: string;
}

export function fromPerson(person: Person): StoredPerson {
  const { login, email } = person;
  const keys = {
    loginKey: loginKey(login),
    emailKey: email === null ? null : emailKey(email),
    nameKey: sortKey(person.displayName),
  };
  const details = person.details === null ? null : JSON.stringify(person.details);
  return { ...person, ...keys, extras: JSON.stringify(person.extras), details };
}

/** The columns of a person, with the alias `p`. Also for joins. */
export const PERSON_COLUMNS = `p.id as "id", p.number as "number", p.login as "login", p.first_name as "firstName",
  p.last_name as "lastName", p.display_name as "displayName", p.email as "email", p.mobile_phone as "mobilePhone",
  p.role as "role", p.location_id as "locationId", p.extras as "extras", p.details as "details", p.disabled_reason as "disabledReason",
  p.created_at as "createdAt", p.modified_at as "modifiedAt", p.revision as "revision"`;

/** Removed people are not found. */
const PEOPLE = `select ${PERSON_COLUMNS} from person p where p.org_id = :org and p.removed_at is null`;

export const selectPerson = query<{ org: number; id: string }, PersonRow>(`
  ${PEOPLE} and p.id = :id`);

/** Also finds removed people, for the names in the history. */
export const selectPersonEver = query<{ org: number; id: string }, PersonRow>(`
  select ${PERSON_COLUMNS} from person p where p.org_id = :org and p.id = :id`);

export const selectPersonByNumber = query<{ org: number; number: number }, PersonRow>(`
  ${PEOPLE} and p.number = :number`);

export const selectPersonByLogin = query<{ org: number; loginKey: string }, PersonRow>(`
  ${PEOPLE} and p.login_key = :loginKey`);

/** The first person at or behind a number, with the instant at which they were added. */
export const selectPeopleCreatedFrom = query<{ org: number; start: number }, { number: number; createdAt: number }>(`
  select number as "number", coalesce(entered_at, created_at) as "createdAt" from person where org_id = :org and number >= :start order by number limit 1`);

/** The number of the person `skip` + 1 places after `start`. Includes removed people. Reads only the index. */
export const selectPersonNumberAfter = query<{ org: number; start: number; skip: number }, { number: number }>(`
  select number as "number" from person where org_id = :org and number > :start order by number limit 1 offset :skip`);

/** A person, and when they last signed in to an app catalog on any device. */
export interface ListedRow extends PersonRow {
  readonly lastCatalogSignInAt: number | null;
}

const LISTED = `${PERSON_COLUMNS},
  (select max(c.at) from catalog_sign_in c where c.org_id = :org and c.person_id = p.id) as "lastCatalogSignInAt"`;

export const selectListed = query<{ org: number; after: number; limit: number }, ListedRow>(`
  select ${LISTED} from person p
  where p.org_id = :org and p.removed_at is null and p.number > :after order by p.number limit :limit`);

export const selectListedInReach = query<{ org: number; after: number; upTo: number; limit: number } & Reach, ListedRow>(`
  select ${LISTED} from person p
  where p.org_id = :org and p.removed_at is null and p.number > :after and p.number <= :upTo
    and ${ownerInReach('p.id', 'p.location_id')}
  order by p.number limit :limit`);

export const selectListedByNumber = query<{ org: number; number: number }, ListedRow>(`
  select ${LISTED} from person p where p.org_id = :org and p.removed_at is null and p.number = :number`);

/** A member of a group, and whether they are within reach. Not filtered here, so that batches have their full length. */
export interface ListedMemberRow extends ListedRow {
  readonly inReach: number;
}

export const selectListedMembers = query<
  { org: number; groupId: string; after: string; limit: number } & Reach,
  ListedMemberRow
>(`
  select ${LISTED}, case when ${ownerInReach('p.id', 'p.location_id')} then 1 else 0 end as "inReach"
  from group_member m
  join person p on p.org_id = :org and p.id = m.person_id and p.removed_at is null
  where m.org_id = :org and m.group_id = :groupId and m.person_id > :after order by m.person_id limit :limit`);

/** The same for an actor who is bound to locations: `seen` counts those within reach. */
export const countNextPeopleInReach = query<
  { org: number; after: number; limit: number } & Reach,
  { total: number; seen: number; last: number | null }
>(`
  select count(*) as "total", coalesce(sum(n.seen), 0) as "seen", max(n.number) as "last" from (
    select p.number, case when ${ownerInReach('p.id', 'p.location_id')} then 1 else 0 end as seen from person p
    where p.org_id = :org and p.removed_at is null and p.number > :after order by p.number limit :limit) n`);

/** Counts the next people, at most `limit`, and returns the last one's number. Reads only the index. */
export const countNextPeople = query<{ org: number; after: number; limit: number }, { total: number; last: number | null }>(`
  select count(*) as "total", max(n.number) as "last" from (
    select p.number from person p
    where p.org_id = :org and p.removed_at is null and p.number > :after order by p.number limit :limit) n`);

export const insertPerson = command<StoredPerson & { org: number }>(`
  insert into person (org_id, id, number, login, login_key, first_name, last_name, display_name, name_key, email, email_key, mobile_phone, role,
    location_id, extras, details, disabled_reason, created_at, modified_at, revision)
  values (:org, :id, :number, :login, :loginKey, :firstName, :lastName, :displayName, :nameKey, :email, :emailKey, :mobilePhone, :role,
    :locationId, :extras, :details, :disabledReason, :createdAt, :modifiedAt, :revision)`);

export const updatePerson = command<StoredPerson & { org: number }>(`
  update person set login = :login, login_key = :loginKey, first_name = :firstName, last_name = :lastName,
    display_name = :displayName, name_key = :nameKey, email = :email, email_key = :emailKey, mobile_phone = :mobilePhone, role = :role, location_id = :locationId,
    extras = :extras, details = :details, disabled_reason = :disabledReason, modified_at = :modifiedAt, revision = :revision
  where org_id = :org and id = :id`);

/** Marks the person as removed. The row stays for the history. */
export const removePerson = command<{ org: number; id: string; reason: string; now: number }>(`
  update person set removed_at = :now, disabled_reason = :reason, modified_at = :now, revision = revision + 1
  where org_id = :org and id = :id and removed_at is null`);

/** Somebody who left, and was not erased. */
export const selectGonePerson = query<{ org: number; id: string }, PersonRow>(`
  select ${PERSON_COLUMNS} from person p where p.org_id = :org and p.id = :id and p.removed_at is not null and p.login_key <> ''`);

/** The person is here again, with the same id and history. */
export const returnPerson = command<StoredPerson & { org: number }>(`
  update person set removed_at = null, login = :login, login_key = :loginKey, role = :role, location_id = :locationId,
    details = :details, disabled_reason = :disabledReason, modified_at = :modifiedAt, revision = :revision
  where org_id = :org and id = :id and removed_at is not null and login_key <> ''`);

export const selectAdministeredLocations = query<{ org: number; personId: string }, { locationId: string }>(`
  select location_id as "locationId" from location_administrator where org_id = :org and person_id = :personId
  order by location_id`);

export const deleteAdministeredLocations = command<{ org: number; personId: string }>(`
  delete from location_administrator where org_id = :org and person_id = :personId`);

export const insertAdministeredLocation = command<{ org: number; personId: string; locationId: string }>(`
  insert into location_administrator (org_id, person_id, location_id) values (:org, :personId, :locationId)`);

/** Somebody, here or gone, with this login or mail address. Three look-ups, each by an index of its own. */
export const selectNamesake = query<{ org: number; loginKey: string; emailKey: string }, NamesakeRow>(`
  select p.id as "id", p.removed_at as "removedAt", p.disabled_reason as "disabledReason"
  from person p where p.org_id = :org and p.login_key = :loginKey and p.removed_at is null
  union all
  select l.id as "id", l.removed_at as "removedAt", l.disabled_reason as "disabledReason"
  from person l where l.org_id = :org and l.login_key = :loginKey and l.removed_at is not null
  union all
  select e.id as "id", e.removed_at as "removedAt", e.disabled_reason as "disabledReason"
  from person e where e.org_id = :org and e.email_key = :emailKey
  limit 1`);

export interface NamesakeRow {
  readonly id: string;
  readonly removedAt: number | null;
  readonly disabledReason: string | null;
}
