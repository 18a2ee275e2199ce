/** Statements that read an actor's present rights in one row by key: the credential, its holder, and the device they signed in on. */
import { query } from '../sql/statement.ts';

/** Whether the subject may still act, and with which role. */
export interface PresentRow {
  readonly revokedAt: number | null;
  readonly expiresAt: number | null;
  /** Null where the subject does not exist any more. */
  readonly role: string | null;
  readonly disabledReason: string | null;
  readonly removedAt: number | null;
  /** JSON: what the token is limited to. */
  readonly limits: string | null;
  /** Since when their organization is closed. */
  readonly closedAt: number | null;
}

/** Whether they still hold the device that they signed in on. All null for a credential without a device. */
export interface PresentHoldingRow extends PresentRow {
  readonly assignmentId: string | null;
  readonly heldSince: number | null;
  readonly heldUntil: number | null;
  readonly heldExpiresAt: number | null;
  readonly heldDisableAt: number | null;
  readonly heldDisabledReason: string | null;
}

/** Everything needed to make the actor of a credential that is not in the cache. */
export interface PresentCredentialRow extends PresentHoldingRow {
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly applicationId: string | null;
  readonly grantId: string | null;
  readonly scopes: string;
  /** Null where the subject does not exist any more. */
  readonly name: string | null;
  readonly heldNumber: number | null;
  /** The open holding of the phone that the token's app registered last. */
  readonly appNumber: number | null;
}

const CLOSED = `(select o.closed_at from organization o where o.org_id = :org) as "closedAt"`;

/** The subject's id is unique over both kinds, so only one of the joins finds a row. */
export const selectPresentCredential = query<{ org: number; id: string }, PresentCredentialRow>(`
  select c.kind as "kind", c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.application_id as "applicationId",
    c.grant_id as "grantId", c.scopes as "scopes", c.limits as "limits", coalesce(p.display_name, a.name) as "name", h.number as "heldNumber", m.number as "appNumber",
    c.revoked_at as "revokedAt", c.expires_at as "expiresAt", coalesce(p.role, a.role) as "role",
    coalesce(p.disabled_reason, a.disabled_reason) as "disabledReason", coalesce(p.removed_at, a.removed_at) as "removedAt",
    c.assignment_id as "assignmentId", ${CLOSED},
    h.created_at as "heldSince", h.until as "heldUntil", h.expires_at as "heldExpiresAt", h.disable_at as "heldDisableAt",
    h.disabled_reason as "heldDisabledReason"
  from credential c
  left join person p on p.org_id = :org and p.id = c.subject_id
  left join application a on a.org_id = :org and a.id = c.subject_id
  left join assignment h on h.org_id = :org and h.id = c.assignment_id
  left join assignment m on m.org_id = :org and m.owner_id = c.subject_id and m.number = c.app_number and m.until is null
  where c.org_id = :org and c.id = :id`);

const PERSON = `p.role as "role", p.disabled_reason as "disabledReason", p.removed_at as "removedAt"`;
const APPLICATION = `a.role as "role", a.disabled_reason as "disabledReason", a.removed_at as "removedAt"`;
const CREDENTIAL = `c.revoked_at as "revokedAt", c.expires_at as "expiresAt", c.limits as "limits"`;
const NO_CREDENTIAL = `null as "revokedAt", null as "expiresAt", null as "limits"`;

/** The least that a write must read, for a credential without a device and a subject of a known kind. */
export const selectPresentRights = {
  person: query<{ org: number; id: string; subjectId: string }, PresentRow>(`
    select ${CREDENTIAL}, ${PERSON}, ${CLOSED} from credential c
    left join person p on p.org_id = :org and p.id = :subjectId
    where c.org_id = :org and c.id = :id and c.subject_id = :subjectId`),
  application: query<{ org: number; id: string; subjectId: string }, PresentRow>(`
    select ${CREDENTIAL}, ${APPLICATION}, ${CLOSED} from credential c
    left join application a on a.org_id = :org and a.id = :subjectId
    where c.org_id = :org and c.id = :id and c.subject_id = :subjectId`),
} as const;

/** The same for a person who is signing in and has no credential yet. */
export const selectPresentSubject = {
  person: query<{ org: number; id: string }, PresentRow>(`
    select ${NO_CREDENTIAL}, ${PERSON}, ${CLOSED} from person p where p.org_id = :org and p.id = :id`),
  application: query<{ org: number; id: string }, PresentRow>(`
    select ${NO_CREDENTIAL}, ${APPLICATION}, ${CLOSED} from application a where a.org_id = :org and a.id = :id`),
} as const;
