/** Statements on credentials and their index by digest. */
import type { Credential, CredentialKind } from '../../domain/credential.ts';
import type { OwnerKind } from '../../domain/owner.ts';
import type { Scope } from '../../domain/scope.ts';
import { formatLimits, parseLimits } from '../../domain/token-limits.ts';
import { command, query } from '../sql/statement.ts';

interface CredentialRow extends Omit<Credential, 'kind' | 'subject' | 'scopes' | 'limits'> {
  readonly limits: string | null;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly scopes: string;
}

/** With what is planned for the device on which somebody signed in. */
export interface HeldCredentialRow extends CredentialRow {
  readonly heldExpiresAt: number | null;
  readonly heldDisableAt: number | null;
}

/** A sign-in on a device ends at the latest when the holder's planned end or disabling comes. */
export function toCredential(row: HeldCredentialRow): Credential {
  const ends = [row.expiresAt, row.heldExpiresAt, row.heldDisableAt].filter(end => end !== null);
  return {
    id: row.id,
    kind: row.kind as CredentialKind,
    subject: { kind: row.subjectKind as OwnerKind, id: row.subjectId },
    applicationId: row.applicationId,
    grantId: row.grantId,
    sessionId: row.sessionId,
    secretId: row.secretId,
    assignmentId: row.assignmentId,
    scopes: row.scopes === '' ? [] : (row.scopes.split(' ') as Scope[]),
    limits: parseLimits(row.limits),
    label: row.label,
    createdAt: row.createdAt,
    expiresAt: ends.length === 0 ? null : Math.min(...ends),
    revokedAt: row.revokedAt,
    lastUsedAt: row.lastUsedAt,
  };
}

export function fromCredential(credential: Credential): CredentialRow {
  const { subject, scopes, limits, ...plain } = credential;
  const written = { scopes: scopes.join(' '), limits: formatLimits(limits) };
  return { ...plain, subjectKind: subject.kind, subjectId: subject.id, ...written };
}

export const CREDENTIAL_COLUMNS = `c.id as "id", c.kind as "kind", c.subject_kind as "subjectKind", c.subject_id as "subjectId",
  c.application_id as "applicationId", c.grant_id as "grantId", c.session_id as "sessionId", c.secret_id as "secretId",
  c.assignment_id as "assignmentId", c.scopes as "scopes", c.limits as "limits", c.label as "label",
  c.created_at as "createdAt", c.expires_at as "expiresAt", c.revoked_at as "revokedAt", c.last_used_at as "lastUsedAt",
  (select h.expires_at from assignment h where h.org_id = :org and h.id = c.assignment_id) as "heldExpiresAt",
  (select h.disable_at from assignment h where h.org_id = :org and h.id = c.assignment_id) as "heldDisableAt"`;

/** Finds a credential and its organization by the digest. */
export const locateCredential = query<{ digest: string }, { org: number; credentialId: string }>(`
  select org_id as "org", credential_id as "credentialId" from credential_index where digest = :digest`);

export const selectCredential = query<{ org: number; id: string }, HeldCredentialRow>(`
  select ${CREDENTIAL_COLUMNS} from credential c where c.org_id = :org and c.id = :id`);

export const selectCredentials = query<{ org: number; after: string; limit: number }, HeldCredentialRow>(`
  select ${CREDENTIAL_COLUMNS} from credential c where c.org_id = :org and c.id > :after order by c.id limit :limit`);

export const selectCredentialsOf = query<{ org: number; subjectId: string }, HeldCredentialRow>(`
  select ${CREDENTIAL_COLUMNS} from credential c where c.org_id = :org and c.subject_id = :subjectId order by c.id`);

export const insertCredential = command<CredentialRow & { org: number; digest: string }>(`
  insert into credential (org_id, id, kind, digest, subject_kind, subject_id, application_id, grant_id,
    session_id, secret_id, assignment_id, scopes, limits, label, created_at, expires_at, revoked_at,
    last_used_at)
  values (:org, :id, :kind, :digest, :subjectKind, :subjectId, :applicationId, :grantId,
    :sessionId, :secretId, :assignmentId, :scopes, :limits, :label, :createdAt, :expiresAt, :revokedAt, :lastUsedAt)`);

export const insertCredentialIndex = command<{ org: number; digest: string; id: string }>(`
  insert into credential_index (digest, org_id, credential_id) values (:digest, :org, :id)`);

export const updateCredential = command<{
  org: number;
  id: string;
  label: string;
  expiresAt: number | null;
  limits: string | null;
}>(`
  update credential set label = :label, expires_at = :expiresAt, limits = :limits where org_id = :org and id = :id`);

export const revokeCredential = command<{ org: number; id: string; now: number }>(`
  update credential set revoked_at = :now where org_id = :org and id = :id and revoked_at is null`);

/** How many of the holder's newest credentials are valid. Looks at `newest` of them, so that its cost has a limit. */
export const countValidCredentials = query<{ org: number; subjectId: string; now: number; newest: number }, { valid: number }>(`
  select count(*) as "valid" from (
    select revoked_at, expires_at from credential where org_id = :org and subject_id = :subjectId order by id desc limit :newest) c
  where revoked_at is null and (expires_at is null or expires_at > :now)`);

/** Credentials that expired before the instant, earliest first. */
export const selectExpiredCredentials = query<{ org: number; before: number; limit: number }, { id: string; digest: string }>(`
  select id as "id", digest as "digest" from credential
  where org_id = :org and expires_at is not null and expires_at < :before order by expires_at limit :limit`);

/** The app of the credential runs on the phone of this assignment. */
export const setAppOfCredential = command<{ org: number; id: string; number: number }>(`
  update credential set app_number = :number where org_id = :org and id = :id`);

/** The same for all credentials of a sign-in. */
export const setAppOfGrant = command<{ org: number; grantId: string; number: number }>(`
  update credential set app_number = :number where org_id = :org and grant_id = :grantId`);

/** The credentials that a sign-in got at this instant belong to the same app on the same phone as the one that they were got for. */
export const copyAppOfCredential = command<{ org: number; grantId: string; now: number; from: string }>(`
  update credential as t set app_number = (select c.app_number from credential c where c.org_id = :org and c.id = :from)
  where t.org_id = :org and t.grant_id = :grantId and t.created_at = :now`);

export const deleteCredential = command<{ org: number; id: string }>(`
  delete from credential where org_id = :org and id = :id`);

export const deleteCredentialIndex = command<{ digest: string }>(`
  delete from credential_index where digest = :digest`);

export const touchCredential = command<{ org: number; id: string; at: number }>(`
  update credential set last_used_at = :at
  where org_id = :org and id = :id and (last_used_at is null or last_used_at < :at)`);
