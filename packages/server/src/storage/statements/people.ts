/** People, and the locations that location administrators look after. */
import type { Person } from '../../domain/person.ts';
import type { Role } from '../../domain/role.ts';
import { command, query } from '../sql.ts';

export interface PersonRow extends Omit<Person, 'role'> {
  readonly role: string;
}

export function toPerson(row: PersonRow): Person {
  return { ...row, role: row.role as Role };
}

const COLUMNS = `id as "id", number as "number", login as "login", first_name as "firstName", last_name as "lastName",
  display_name as "displayName", email as "email", mobile_phone as "mobilePhone", role as "role", location_id as "locationId",
  disabled_reason as "disabledReason", created_at as "createdAt", modified_at as "modifiedAt", revision as "revision"`;

export const selectPerson = query<{ org: number; id: string }, PersonRow>(`
  select ${COLUMNS} from person where org_id = :org and id = :id`);

export const selectPersonByLogin = query<{ org: number; loginKey: string }, PersonRow>(`
  select ${COLUMNS} from person where org_id = :org and login_key = :loginKey`);

/** In order of creation: numbers are handed out one after another. */
export const selectPeople = query<{ org: number; after: number; limit: number }, PersonRow>(`
  select ${COLUMNS} from person where org_id = :org and number > :after order by number limit :limit`);

export const insertPerson = command<PersonRow & { org: number; loginKey: string }>(`
  insert into person (org_id, id, number, login, login_key, first_name, last_name, display_name, email, mobile_phone, role,
    location_id, disabled_reason, created_at, modified_at, revision)
  values (:org, :id, :number, :login, :loginKey, :firstName, :lastName, :displayName, :email, :mobilePhone, :role,
    :locationId, :disabledReason, :createdAt, :modifiedAt, :revision)`);

export const updatePerson = command<PersonRow & { org: number; loginKey: string }>(`
  update person set login = :login, login_key = :loginKey, first_name = :firstName, last_name = :lastName,
    display_name = :displayName, email = :email, mobile_phone = :mobilePhone, role = :role, location_id = :locationId,
    disabled_reason = :disabledReason, modified_at = :modifiedAt, revision = :revision
  where org_id = :org and id = :id`);

export const selectAdministeredLocations = query<{ org: number; personId: string }, { locationId: string }>(`
  select location_id as "locationId" from location_administrator where org_id = :org and person_id = :personId
  order by location_id`);

export const deleteAdministeredLocations = command<{ org: number; personId: string }>(`
  delete from location_administrator where org_id = :org and person_id = :personId`);

export const insertAdministeredLocation = command<{ org: number; personId: string; locationId: string }>(`
  insert into location_administrator (org_id, person_id, location_id) values (:org, :personId, :locationId)`);
