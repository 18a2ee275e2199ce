/** Statements on loans: open assignments that are to end by a given time. */
import { query } from '../sql/statement.ts';
import { ASSIGNMENT_NAMES } from './assignment-names.ts';
import { HELD_COLUMNS, type NamedHeldRow, WITH_ACTIVITY } from './assignments.ts';
import { ownerInReach, type Reach } from './reach.ts';

/** The position in the list: loans with the same due time are in the order of their numbers. */
export interface LoanPosition {
  readonly at: number;
  readonly number: number;
}

/** After the first position, up to the second. */
interface LoanRange extends Reach {
  readonly org: number;
  readonly now: number;
  readonly ownerId: string | null;
  readonly at: number;
  readonly number: number;
  readonly upToAt: number;
  readonly upToNumber: number;
  readonly before: number;
  readonly limit: number;
}

/** The loan `skip` + 1 places after the position. Reads only the index. */
export const selectLoanAfter = query<LoanPosition & { org: number; skip: number }, LoanPosition>(`
  select a.due_at as "at", a.number as "number" from assignment a
  where a.org_id = :org and a.until is null and a.due_at is not null and (a.due_at, a.number) > (:at, :number)
  order by a.due_at, a.number limit 1 offset :skip`);

/** The loans of holders within reach that are due before an instant. What has expired is no loan any more. */
export const selectLoans = query<LoanRange, NamedHeldRow>(`
  select ${HELD_COLUMNS}, ${ASSIGNMENT_NAMES} from ${WITH_ACTIVITY}
  join device d on d.org_id = :org and d.id = a.device_id
  left join person lp on lp.org_id = :org and lp.id = a.owner_id
  left join workspace lw on lw.org_id = :org and lw.id = a.owner_id
  where a.org_id = :org and a.until is null and a.due_at is not null
    and (a.due_at, a.number) > (:at, :number) and (a.due_at, a.number) <= (:upToAt, :upToNumber) and a.due_at < :before
    and (a.expires_at is null or a.expires_at > :now) and (a.owner_id = :ownerId or :ownerId is null)
    and ${ownerInReach('a.owner_id', 'coalesce(lp.location_id, lw.location_id)')}
  order by a.due_at, a.number limit :limit`);
