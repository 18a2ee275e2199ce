/** Statements that remove the oldest events of an organization. */
import { command, query } from '../sql/statement.ts';
import type { AboutRow } from './timelines.ts';

interface Org {
  readonly org: number;
}

/** The changes after a position, oldest first. */
export const selectCausesAfter = query<Org & { after: number; limit: number }, { sequence: number; at: number }>(`
  select sequence as "sequence", at as "at" from event_cause where org_id = :org and sequence > :after order by sequence limit :limit`);

/** What the oldest events are about. */
export const selectOldest = query<Org & { upTo: number; limit: number }, AboutRow>(`
  select sequence as "sequence", device_id as "deviceId", owner_id as "ownerId" from event
  where org_id = :org and sequence <= :upTo order by sequence limit :limit`);

export const deleteEvents = command<Org & { upTo: number }>('delete from event where org_id = :org and sequence <= :upTo');

/** Of a change whose events are removed in two batches, the cause goes with the second. */
export const deleteCauses = command<Org & { upTo: number; next: number }>(`
  delete from event_cause as c where c.org_id = :org and c.sequence <= :upTo
    and c.sequence <> coalesce((select e.cause from event e where e.org_id = :org and e.sequence = :next), 0)`);

/** Runs of which no event is left. */
export const deleteRuns = command<Org & { about: number; upTo: number }>(`
  delete from event_run where org_id = :org and about = :about and sequence <= :upTo and sequence + events - 1 <= :upTo`);
