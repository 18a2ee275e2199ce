/** Statements for reports over everything that an organization has now, read in blocks by number. */
import { HOLDING_ROLES } from '../../domain/assignment.ts';
import { HANDSET_KINDS } from '../../domain/device.ts';
import { literals, query } from '../sql/statement.ts';
import { HELD_AT, HELD_COLUMNS, WITH_ACTIVITY } from './assignments.ts';
import type { HandsetRow } from './handsets.ts';
import { PERSON_COLUMNS, type PersonRow } from './people.ts';
import { ownerInReach, type Reach } from './reach.ts';

/** A handset with its holder, the person or application that disabled it, and the holder's last sign-in on it. */
export interface ReportedHandsetRow extends Omit<HandsetRow, 'pushToken'> {
  readonly holderNumber: number;
  readonly holderLogin: string;
  readonly holderFirstName: string;
  readonly holderLastName: string;
  readonly holderEmail: string | null;
  readonly disabledByLogin: string | null;
  readonly disabledByApplication: string | null;
  readonly signedInAt: number | null;
  readonly signedInFrom: string | null;
}

/** Numbers strictly between `after` and `before`. */
interface Range {
  readonly org: number;
  readonly after: number;
  readonly before: number;
}

/** The number `skip` + 1 places after `start`, or before it; no row if fewer are left. Reads only the index. */
interface Edge {
  readonly org: number;
  readonly start: number;
  readonly skip: number;
}

export const selectAssignmentNumberAfter = query<Edge, { number: number }>(`
  select number as "number" from assignment where org_id = :org and number > :start order by number limit 1 offset :skip`);

export const selectAssignmentNumberBefore = query<Edge, { number: number }>(`
  select number as "number" from assignment where org_id = :org and number < :start order by number desc limit 1 offset :skip`);

/** A disabled device goes before a disabled assignment. */
const DISABLED_BY = 'case when d.disabled_at is null then a.disabled_by else d.disabled_by end';

/** The handsets of holders within reach at the instant. */
export const selectReportedHandsets = query<Range & Reach & { at: number }, ReportedHandsetRow>(`
  select ${HELD_COLUMNS}, p.number as "holderNumber", p.login as "holderLogin", p.first_name as "holderFirstName",
    p.last_name as "holderLastName", p.email as "holderEmail",
    b.login as "disabledByLogin", c.name as "disabledByApplication", s.at as "signedInAt", s.address as "signedInFrom"
  from ${WITH_ACTIVITY}
  join device d on d.org_id = :org and d.id = a.device_id and d.kind in ${literals(HANDSET_KINDS)}
  join person p on p.org_id = :org and p.id = a.owner_id
  left join person b on b.org_id = :org and b.id = ${DISABLED_BY}
  left join application c on c.org_id = :org and c.id = ${DISABLED_BY}
  left join catalog_sign_in s on s.org_id = :org and s.person_id = a.owner_id and s.device_id = a.device_id and s.at >= a.created_at
  where a.org_id = :org and a.number > :after and a.number < :before and a.owner_kind = 'person'
    and a.role in ${literals(HOLDING_ROLES)} and ${HELD_AT} and ${ownerInReach('a.owner_id', 'p.location_id')}
  order by a.number`);

export const selectPersonNumberBefore = query<Edge, { number: number }>(`
  select number as "number" from person where org_id = :org and number < :start order by number desc limit 1 offset :skip`);

export interface ReportedPersonRow extends PersonRow {
  readonly signedInAt: number | null;
}

export const selectReportedPeople = query<Range & Reach, ReportedPersonRow>(`
  select ${PERSON_COLUMNS},
    (select max(s.at) from catalog_sign_in s where s.org_id = :org and s.person_id = p.id) as "signedInAt"
  from person p where p.org_id = :org and p.removed_at is null and p.number > :after and p.number < :before
    and ${ownerInReach('p.id', 'p.location_id')}
  order by p.number`);

/** The groups that these people were added to. */
export const selectReportedMemberships = query<Range, { personId: string; number: number; name: string }>(`
  select p.id as "personId", g.number as "number", g.name as "name" from person p
  join group_member m on m.org_id = :org and m.person_id = p.id
  join person_group g on g.org_id = :org and g.id = m.group_id
  where p.org_id = :org and p.removed_at is null and p.number > :after and p.number < :before order by p.number, g.number`);

/** The group of everybody. */
export const selectGroupForEverybody = query<{ org: number; id: string }, { number: number; name: string }>(`
  select number as "number", name as "name" from person_group where org_id = :org and id = :id`);
