/** Statements that find the events about somebody, and overwrite what events say. Their chain stays, and for it their digest. */
import { command, query } from '../sql/statement.ts';
import { type ChainRow, EVENT_COLUMNS } from './events.ts';

/** An event, and the change that it belongs to. */
export interface CausedRow extends ChainRow {
  readonly cause: number;
}

const COLUMNS = `${EVENT_COLUMNS}, e.digest as "digest", e.cause as "cause"`;
const CAUSE = 'join event_cause c on c.org_id = :org and c.sequence = e.cause';
const THEIRS = '(e.owner_id = :id or e.device_id = :id)';

interface Wanted {
  readonly org: number;
  /** A person or device. */
  readonly id: string;
  /** Events with a sequence in `(after, upTo]`. */
  readonly after: number;
  readonly upTo: number;
  readonly limit: number;
}

/** Events of which a run tells. A run that begins at `firstRun` may reach into the stretch. */
export const selectEventsNoted = query<Wanted & { about: number; firstRun: number }, CausedRow>(`
  select ${COLUMNS} from event_run r
  join event e on e.org_id = :org and e.sequence >= r.sequence and e.sequence < r.sequence + r.events ${CAUSE}
  where r.org_id = :org and r.about = :about and r.sequence >= :firstRun and r.sequence <= :upTo
    and e.sequence > :after and e.sequence <= :upTo and ${THEIRS} order by e.sequence limit :limit`);

/** Events that no run tells of yet. */
export const selectEventsNotNoted = query<Wanted, CausedRow>(`
  select ${COLUMNS} from event e ${CAUSE}
  where e.org_id = :org and e.sequence > :after and e.sequence <= :upTo and ${THEIRS} order by e.sequence limit :limit`);

/** The events of one change, which are adjacent. */
export const selectEventsOfCause = query<{ org: number; cause: number; after: number; limit: number }, CausedRow>(`
  select ${COLUMNS} from event e ${CAUSE}
  where e.org_id = :org and e.sequence >= :cause and e.sequence > :after and e.cause = :cause
    and e.sequence < coalesce((select min(n.sequence) from event_cause n where n.org_id = :org and n.sequence > :cause), 9007199254740991)
  order by e.sequence limit :limit`);

export const overwriteEvent = command<{
  org: number;
  sequence: number;
  before: string | null;
  after: string | null;
  digest: Uint8Array;
}>(`
  update event set before = :before, after = :after, digest = :digest where org_id = :org and sequence = :sequence`);

export const forgetReason = command<{ org: number; cause: number }>(`
  update event_cause set reason = null where org_id = :org and sequence = :cause`);

/** What an assignment of somebody else was ended for, in the same words. */
export const forgetAssignmentReason = command<{ org: number; id: string; reason: string }>(`
  update assignment set create_reason = case when create_reason = :reason then null else create_reason end,
    end_reason = case when end_reason = :reason then null else end_reason end where org_id = :org and id = :id`);
