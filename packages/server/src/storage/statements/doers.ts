/** Statements that look up who did something. */
import { query } from '../sql/statement.ts';
import { type Slots, slotsOf } from './slots.ts';

export interface DoerRow {
  readonly id: string;
  readonly kind: 'person' | 'application';
  readonly name: string;
}

/** Also those who have left or were removed: they keep their row. */
export const selectDoers = query<{ org: number } & Slots<'id', string>, DoerRow>(`
  select p.id as "id", 'person' as "kind", p.display_name as "name"
  from person p where p.org_id = :org and p.id in ${slotsOf('id')}
  union all select a.id as "id", 'application' as "kind", a.name as "name"
  from application a where a.org_id = :org and a.id in ${slotsOf('id')}`);
