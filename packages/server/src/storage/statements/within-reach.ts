/**
 * Statements that find all that may be within a location administrator's reach: everything that the conditions of `reach.ts` hold for, and
 * some more. Each finds at most `limit` numbers.
 */
import { query } from '../sql/statement.ts';
import type { Reach } from './reach.ts';

export interface ReachParameters extends Pick<Reach, 'actor' | 'self'> {
  readonly org: number;
  readonly limit: number;
}

const THEIR_LOCATIONS = '(select r.location_id from location_administrator r where r.org_id = :org and r.person_id = :actor)';

const THEIR_OWNERS = `select p.id as "id" from person p where p.org_id = :org and p.location_id in ${THEIR_LOCATIONS}
  union all select w.id as "id" from workspace w where w.org_id = :org and w.location_id in ${THEIR_LOCATIONS}
  union all select c.owner_id as "id" from calling c where c.org_id = :org and c.location_id in ${THEIR_LOCATIONS}
  union all select cast(:self as text) as "id"`;

export const selectDevicesInReach = query<ReachParameters, { number: number }>(`
  select d.number as "number" from device d where d.org_id = :org and d.location_id in ${THEIR_LOCATIONS}
  union all select d.number as "number" from (${THEIR_OWNERS}) o
    join assignment a on a.org_id = :org and a.owner_id = o.id and a.until is null
    join device d on d.org_id = :org and d.id = a.device_id
  limit :limit`);

export const selectPeopleInReach = query<ReachParameters, { number: number }>(`
  select p.number as "number" from person p where p.org_id = :org and p.location_id in ${THEIR_LOCATIONS}
  union all select p.number as "number" from calling c join person p on p.org_id = :org and p.id = c.owner_id
    where c.org_id = :org and c.location_id in ${THEIR_LOCATIONS}
  union all select p.number as "number" from person p where p.org_id = :org and p.id = :self
  limit :limit`);

export const selectAssignmentsInReach = query<ReachParameters, { number: number }>(`
  select a.number as "number" from (${THEIR_OWNERS}) o join assignment a on a.org_id = :org and a.owner_id = o.id limit :limit`);
