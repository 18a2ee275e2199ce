/** Statements on sessions: the credentials that a sign-in began with, and what came from them. */
import { command, query } from '../sql/statement.ts';
import { inBothOrders } from './ordered.ts';

export interface SessionRow {
  readonly id: string;
  readonly kind: string;
  readonly personId: string;
  readonly personName: string;
  readonly method: string;
  readonly network: string | null;
  readonly agent: string | null;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly lastUsedAt: number | null;
  readonly deviceId: string | null;
  readonly deviceName: string | null;
  /** Of what came from it: the latest end and the latest use. */
  readonly laterExpiresAt: number | null;
  readonly laterUsedAt: number | null;
  /** 1 if it is used for the application that is asked for, or if none is. */
  readonly isWanted: number;
}

/** `membersOnly`: 1 for those who may do nothing about the sessions of administrators but their own. */
type Page = {
  readonly org: number;
  readonly after: string;
  readonly limit: number;
  readonly applicationId: string | null;
  readonly membersOnly: number;
  readonly self: string;
};

const COLUMNS = `c.id as "id", c.kind as "kind", c.subject_id as "personId", p.display_name as "personName", c.method as "method",
  c.network as "network", c.agent as "agent", c.created_at as "createdAt", c.expires_at as "expiresAt",
  c.last_used_at as "lastUsedAt", d.id as "deviceId", d.name as "deviceName",
  (select max(k.expires_at) from credential k
    where k.org_id = :org and k.session_id = c.id and k.revoked_at is null) as "laterExpiresAt",
  (select max(k.last_used_at) from credential k where k.org_id = :org and k.session_id = c.id) as "laterUsedAt",
  case when exists (select 1 from credential k where k.org_id = :org and k.session_id = c.id
    and k.revoked_at is null and k.application_id = :applicationId) or :applicationId is null then 1 else 0 end as "isWanted"`;

const listOf = <P>(where: string) =>
  inBothOrders(({ beyond, word }) =>
    query<Page & P, SessionRow>(`
  select ${COLUMNS}
  from credential c
  join person p on p.org_id = :org and p.id = c.subject_id and p.removed_at is null
    and (:membersOnly = 0 or p.role = 'member' or p.id = :self)
  left join assignment a on a.org_id = :org and a.id = c.assignment_id
  left join device d on d.org_id = :org and d.id = a.device_id
  where c.org_id = :org and ${where} c.method is not null and c.revoked_at is null and c.id ${beyond} :after
  order by c.id ${word} limit :limit`),
  );

export const selectSessions = listOf<object>('');
export const selectSessionsOf = listOf<{ readonly personId: string }>('c.subject_id = :personId and');

export const selectSession = query<
  { org: number; id: string },
  { id: string; kind: string; personId: string; role: string; revokedAt: number | null }
>(`
  select c.id as "id", c.kind as "kind", c.subject_id as "personId", p.role as "role", c.revoked_at as "revokedAt"
  from credential c join person p on p.org_id = :org and p.id = c.subject_id
  where c.org_id = :org and c.id = :id and c.method is not null`);

export interface SessionApplicationRow {
  readonly id: string;
  readonly name: string;
  readonly lastUsedAt: number | null;
}

/** The applications that are signed in from a session, those with a valid token or a code. */
export const selectSessionApplications = query<{ org: number; sessionId: string; now: number }, SessionApplicationRow>(`
  select a.id as "id", a.name as "name", max(k.last_used_at) as "lastUsedAt"
  from credential k join application a on a.org_id = :org and a.id = k.application_id
  where k.org_id = :org and k.session_id = :sessionId and k.revoked_at is null and (k.expires_at is null or k.expires_at > :now)
  group by a.id, a.name order by a.name, a.id`);

export const setSignInOrigin = command<{
  org: number;
  id: string;
  method: string;
  network: string | null;
  agent: string | null;
}>(`
  update credential set method = :method, network = :network, agent = :agent where org_id = :org and id = :id`);

/** Revokes the sign-ins of a person: sessions, and the codes and tokens issued from them. Not the tokens that they made, and not the one that is kept. */
export const revokeOtherSignInsOf = command<{ org: number; subjectId: string; kept: string; now: number }, { id: string }>(`
  update credential set revoked_at = :now
  where org_id = :org and subject_id = :subjectId and revoked_at is null
    and (kind in ('session', 'access_token') or grant_id is not null)
    and id <> :kept and (session_id is null or session_id <> :kept) and (grant_id is null or grant_id <> :kept)
  returning id as "id"`);
