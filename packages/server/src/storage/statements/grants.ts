/** Statements on consents, sign-ins to applications, and the credentials issued from them. */
import type { SignInGrant } from '../../domain/grant.ts';
import type { Scope } from '../../domain/scope.ts';
import { command, query } from '../sql/statement.ts';

interface GrantRow extends Omit<SignInGrant, 'kind' | 'scopes'> {
  readonly kind: string;
  readonly scopes: string;
}

export function toGrant(row: GrantRow): SignInGrant {
  return { ...row, kind: row.kind as SignInGrant['kind'], scopes: row.scopes.split(' ') as Scope[] };
}

export function fromGrant(grant: SignInGrant): GrantRow {
  return { ...grant, scopes: grant.scopes.join(' ') };
}

export const selectGrant = query<{ org: number; id: string }, GrantRow>(`
  select id as "id", person_id as "personId", application_id as "applicationId", kind as "kind", scopes as "scopes",
    scope_words as "scopeWords", redirect_uri as "redirectUri", code_challenge as "codeChallenge", created_at as "createdAt"
  from sign_in_grant where org_id = :org and id = :id`);

export const insertGrant = command<GrantRow & { org: number }>(`
  insert into sign_in_grant (org_id, id, person_id, application_id, kind, scopes, scope_words, redirect_uri, code_challenge,
    created_at)
  values (:org, :id, :personId, :applicationId, :kind, :scopes, :scopeWords, :redirectUri, :codeChallenge, :createdAt)`);

/** Revokes every credential of one sign-in. */
export const revokeCredentialsOfGrant = command<{ org: number; grantId: string; now: number }, { id: string }>(`
  update credential set revoked_at = :now where org_id = :org and grant_id = :grantId and revoked_at is null
  returning id as "id"`);

/** Revokes every sign-in of a person: sessions, and the codes and tokens issued from them. Not the tokens that they made. */
export const revokeSignInsOf = command<{ org: number; subjectId: string; now: number }, { id: string }>(`
  update credential set revoked_at = :now
  where org_id = :org and subject_id = :subjectId and revoked_at is null and (kind in ('session', 'access_token') or grant_id is not null)
  returning id as "id"`);

/** Revokes the tokens from sign-ins on a device that its holder lost or may not use. */
export const revokeCredentialsOfAssignment = command<{ org: number; assignmentId: string; now: number }, { id: string }>(`
  update credential set revoked_at = :now where org_id = :org and assignment_id = :assignmentId and revoked_at is null
  returning id as "id"`);

/** Revokes every credential of a subject. */
export const revokeCredentialsOf = command<{ org: number; subjectId: string; now: number }, { id: string }>(`
  update credential set revoked_at = :now where org_id = :org and subject_id = :subjectId and revoked_at is null
  returning id as "id"`);

export const selectConsent = query<{ org: number; personId: string; applicationId: string }, { scopes: string }>(`
  select scopes as "scopes" from consent where org_id = :org and person_id = :personId and application_id = :applicationId`);

export const upsertConsent = command<{
  org: number;
  personId: string;
  applicationId: string;
  scopes: string;
  now: number;
}>(`
  insert into consent (org_id, person_id, application_id, scopes, modified_at)
  values (:org, :personId, :applicationId, :scopes, :now)
  on conflict (org_id, person_id, application_id) do update set scopes = excluded.scopes, modified_at = excluded.modified_at`);
