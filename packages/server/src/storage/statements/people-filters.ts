/** Statements that list the people within the actor's reach that match a filter; the same ones for each index. */
import { query } from '../sql/statement.ts';
import { type IdentifiedConditions, identifiedAs, isIdentified } from './identifiers.ts';
import { keyedStatements } from './keyed.ts';
import { amongNumbers, pathStatements } from './paths.ts';
import { PERSON_COLUMNS, type PersonRow } from './people.ts';
import { ownerInReach, type Reach } from './reach.ts';

/** All conditions must hold. Null matches everybody. */
export interface PeopleConditions extends Reach, IdentifiedConditions {
  readonly org: number;
  /** In the form in which logins are compared. */
  readonly loginKey: string | null;
  /** In the form in which addresses are compared. */
  readonly emailKey: string | null;
  /** Roles, each between commas: `,full,member,`. */
  readonly roles: string | null;
  readonly locationId: string | null;
  readonly groupId: string | null;
  /** 1 for people who are disabled, 0 for those who are not. */
  readonly disabled: 0 | 1 | null;
  /** The instant at which devices are held. */
  readonly at: number;
  /** 1 for people who hold nothing, 0 for those who hold something; 2 for either. */
  readonly deviceless: 0 | 1 | 2;
  readonly createdAfter: number | null;
  readonly createdBefore: number | null;
}

const HOLDS = `exists (select 1 from assignment f where f.org_id = :org and f.owner_id = p.id and f.until is null
    and f.created_at <= :at and (f.expires_at is null or f.expires_at > :at))`;

/** The parameter comes after the column, from which PostgreSQL infers its type. */
const FITS = `(p.login_key = :loginKey or :loginKey is null) and (p.email_key = :emailKey or :emailKey is null)
  and (:roles like '%,' || p.role || ',%' or :roles is null) and (p.location_id = :locationId or :locationId is null)
  and (case when p.disabled_reason is null then 0 else 1 end = :disabled or :disabled is null)
  and (p.created_at > :createdAfter or :createdAfter is null) and (p.created_at < :createdBefore or :createdBefore is null)
  and (coalesce(:groupId, '') = '' or exists (
    select 1 from group_member m where m.org_id = :org and m.group_id = :groupId and m.person_id = p.id))
  and (case when :deviceless = 2 then 2 when ${HOLDS} then 0 else 1 end = :deviceless)
  and ${isIdentified('p.id')} and ${ownerInReach('p.id', 'p.location_id')}`;

const LIST = { table: 'person p', columns: PERSON_COLUMNS, number: 'p.number', fits: FITS };
const PRESENT = 'p.org_id = :org and p.removed_at is null';

/** With the numbers under which they are called, by which they are searched as well. */
export interface SearchedPersonRow extends PersonRow {
  readonly extension: string | null;
  readonly phoneNumber: string | null;
}

const called = (column: string) => `(select c.${column} from calling c where c.org_id = :org and c.owner_id = p.id)`;
const SEARCHED = `${PERSON_COLUMNS}, ${called('extension')} as "extension", ${called('phone_number')} as "phoneNumber"`;

/** By what people are found. Each has an index in the order of their numbers, or finds few. */
const pathsWith = <Row>(columns: string) => {
  const path = (from: string, where: string, isSorted = true) =>
    pathStatements<PeopleConditions, Row>({ ...LIST, columns, isSorted }, from, where);
  return {
    number: path('person p', PRESENT),
    login: path('person p', `${PRESENT} and p.login_key = :loginKey`),
    email: path('person p', `${PRESENT} and p.email_key = :emailKey`),
    identified: path('person p', `${PRESENT} and p.id in ${identifiedAs('person')}`),
    location: path('person p', `${PRESENT} and p.location_id = :locationId`),
    administrators: path('person p', `${PRESENT} and p.role <> 'member'`),
    disabled: path('person p', `${PRESENT} and p.disabled_reason is not null`),
    group: path(
      `group_member g join person p on p.org_id = :org and p.id = g.person_id and p.removed_at is null`,
      `g.org_id = :org and g.group_id = :groupId`,
      false,
    ),
  } as const;
};

/** The statements of a list of people: by each index, for people that something else has found, and in the order of a text. */
const peopleWith = <Row>(columns: string) => ({
  paths: pathsWith<Row>(columns),
  among: amongNumbers<PeopleConditions, Row>({ ...LIST, columns }, PRESENT),
  sorted: {
    login: keyedStatements<PeopleConditions, Row>({ ...LIST, columns }, 'p.login_key', PRESENT),
    displayName: keyedStatements<PeopleConditions, Row>({ ...LIST, columns }, 'p.name_key', PRESENT),
  },
});

export const PEOPLE = peopleWith<PersonRow>(PERSON_COLUMNS);
export const SEARCHED_PEOPLE = peopleWith<SearchedPersonRow>(SEARCHED);

export type PeopleStatements<Row> = ReturnType<typeof peopleWith<Row>>;
export type PeoplePath = keyof typeof PEOPLE.paths;

/** How many members the group has; counts at most `most` of them. */
export const countMembersUpTo = query<{ org: number; groupId: string; most: number }, { total: number }>(`
  select count(*) as "total" from (
    select m.person_id from group_member m where m.org_id = :org and m.group_id = :groupId limit :most) n`);
