/** Statements of the process that sends to a webhook: its lease, how far it is, what waits, and what came of its tries. */
import { type Command, command, query, type SqlValue } from '../sql/statement.ts';

export interface WorkRow {
  readonly id: string;
  readonly wishes: number;
  readonly leaseOwner: string | null;
  readonly leaseUntil: number | null;
  readonly isDisabled: number;
}

/** Whether there is work, and who does it. */
export const selectWebhookWork = query<{ org: number }, WorkRow>(`
  select id as "id", wishes as "wishes", lease_owner as "leaseOwner", lease_until as "leaseUntil",
    case when disabled_at is null then 0 else 1 end as "isDisabled"
  from webhook where org_id = :org order by id`);

/** Takes what nobody has, or somebody whose lease has ended. */
export const claimWebhook = command<
  { org: number; id: string; owner: string; now: number; leaseUntil: number },
  { claims: number }
>(`
  update webhook set lease_owner = :owner, lease_until = :leaseUntil, claims = claims + 1
  where org_id = :org and id = :id and disabled_at is null and (lease_until is null or lease_until < :now or lease_owner = :owner)
  returning claims as "claims"`);

export interface Lease {
  readonly org: number;
  readonly id: string;
  readonly owner: string;
  readonly claims: number;
}

const HELD = 'org_id = :org and id = :id and lease_owner = :owner and claims = :claims';

export const releaseWebhook = command<Lease>(`
  update webhook set lease_owner = null, lease_until = null where ${HELD}`);

/** One row if the lease still holds. What was asked for since (`wishes`) decides where it goes on. */
export const advanceWebhook = command<
  Lease & {
    readonly leaseUntil: number;
    readonly wishes: number;
    readonly position: number;
    readonly replayAfter: number | null;
    readonly replayUpTo: number | null;
    readonly lastDeliveredAt: number | null;
    readonly failingSince: number | null;
    readonly lastError: string | null;
  },
  { wishes: number }
>(`
  update webhook set lease_until = :leaseUntil,
    position = case when wishes = :wishes then :position else position end,
    replay_after = case when wishes = :wishes then :replayAfter else replay_after end,
    replay_up_to = case when wishes = :wishes then :replayUpTo else replay_up_to end,
    last_delivered_at = :lastDeliveredAt, failing_since = :failingSince, last_error = :lastError
  where ${HELD} returning wishes as "wishes"`);

export interface WaitingRow {
  readonly sequence: number;
  readonly type: string;
  readonly attempts: number;
  readonly createdAt: number;
  readonly since: number;
  readonly nextAt: number | null;
  /** Null if the event is not kept any more. */
  readonly subject: string | null;
  readonly deviceId: string | null;
  readonly ownerId: string | null;
}

/** What waits, in order. */
export const selectWaiting = query<{ org: number; id: string; after: number; limit: number }, WaitingRow>(`
  select l.sequence as "sequence", l.type as "type", l.attempts as "attempts", l.created_at as "createdAt", l.retried_since as "since",
    l.next_at as "nextAt", coalesce(e.subject, e.device_id, e.owner_id) as "subject", e.device_id as "deviceId",
    e.owner_id as "ownerId"
  from webhook_delivery l left join event e on e.org_id = :org and e.sequence = l.sequence
  where l.org_id = :org and l.webhook_id = :id and l.state = 'waiting' and l.sequence > :after
  order by l.sequence limit :limit`);

/** Which events of a stretch have a row. */
export const selectKnown = query<
  { org: number; id: string; after: number; upTo: number },
  { sequence: number; attempts: number; createdAt: number }
>(`
  select sequence as "sequence", attempts as "attempts", created_at as "createdAt" from webhook_delivery
  where org_id = :org and webhook_id = :id and sequence > :after and sequence <= :upTo`);

export interface DeliveryValues {
  readonly sequence: number;
  readonly type: string;
  readonly state: string;
  readonly attempts: number;
  readonly createdAt: number;
  readonly since: number;
  readonly nextAt: number | null;
  readonly settledAt: number | null;
}

export interface AttemptValues {
  readonly sequence: number;
  readonly attempt: number;
  readonly at: number;
  readonly durationMs: number;
  readonly status: number | null;
  readonly error: string | null;
  readonly answer: string | null;
}

type Parameters = Readonly<Record<string, SqlValue>>;
export interface Insertion {
  readonly command: Command<Parameters>;
  readonly parameters: Parameters;
}

/** Rows of one statement, of which there is one for a single row, too: two texts are enough, and both stay prepared. */
const TOGETHER = 16;

const deliveries = rowStatements(
  ['sequence', 'type', 'state', 'attempts', 'createdAt', 'since', 'nextAt', 'settledAt'],
  values => `
  insert into webhook_delivery (org_id, webhook_id, sequence, type, state, attempts, created_at, retried_since, next_at, settled_at)
  values ${values}
  on conflict (org_id, webhook_id, sequence) do update set state = excluded.state, attempts = excluded.attempts,
    retried_since = excluded.retried_since, next_at = excluded.next_at, settled_at = excluded.settled_at`,
);

const attempts = rowStatements(
  ['sequence', 'attempt', 'at', 'durationMs', 'status', 'error', 'answer'],
  values => `
  insert into webhook_attempt (org_id, webhook_id, sequence, attempt, at, duration_ms, status, error, answer)
  values ${values} on conflict (org_id, webhook_id, sequence, attempt) do nothing`,
);

export function deliveryInsertions(org: number, id: string, rows: readonly DeliveryValues[]): Insertion[] {
  return deliveries(
    org,
    id,
    rows.map(row => ({ ...row })),
  );
}

export function attemptInsertions(org: number, id: string, rows: readonly AttemptValues[]): Insertion[] {
  return attempts(
    org,
    id,
    rows.map(row => ({ ...row })),
  );
}

/** Statements with one row and with many, and how rows are put into them. */
function rowStatements(names: readonly string[], sql: (values: string) => string) {
  const valuesOf = (count: number) =>
    Array.from({ length: count }, (_, row) => `(:org, :id, ${names.map(name => `:${name}${row}`).join(', ')})`).join(', ');
  const single = command<Parameters>(sql(valuesOf(1)));
  const many = command<Parameters>(sql(valuesOf(TOGETHER)));
  const fill = (org: number, id: string, rows: readonly Parameters[]): Parameters => ({
    org,
    id,
    ...Object.fromEntries(rows.flatMap((row, at) => names.map(name => [`${name}${at}`, row[name] ?? null]))),
  });
  return (org: number, id: string, rows: readonly Parameters[]): Insertion[] => {
    const whole = rows.length - (rows.length % TOGETHER);
    const made: Insertion[] = [];
    for (let from = 0; from < whole; from += TOGETHER) {
      made.push({ command: many, parameters: fill(org, id, rows.slice(from, from + TOGETHER)) });
    }
    for (const row of rows.slice(whole)) made.push({ command: single, parameters: fill(org, id, [row]) });
    return made;
  };
}
