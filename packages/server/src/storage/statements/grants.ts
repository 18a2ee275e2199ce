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

/** A revoked credential and whose it was. */
export interface Revoked {
  readonly id: string;
  readonly subjectKind: string;
  readonly subjectId: string;
}

const REVOKED = `id as "id", subject_kind as "subjectKind", subject_id as "subjectId"`;

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

/** Revokes a browser's session and every credential that was issued from it. */
export const revokeCredentialsOfSession = command<{ org: number; sessionId: string; now: number }, { id: string }>(`
  update credential set revoked_at = :now
  where org_id = :org and (id = :sessionId or session_id = :sessionId) and revoked_at is null
  returning id as "id"`);

/** What was issued from one session belongs to another: the same person has signed in again with the same browser. */
export const moveCredentialsOfSession = command<{ org: number; from: string; to: string }>(`
  update credential set session_id = :to where org_id = :org and session_id = :from`);

/** Revokes every credential that was got with a client secret: the application's own and those of people. */
export const revokeCredentialsOfSecret = command<{ org: number; secretId: string; now: number }, Revoked>(`
  update credential set revoked_at = :now where org_id = :org and secret_id = :secretId and revoked_at is null
  returning ${REVOKED}`);

/** Revokes every credential that was issued to an application: its own tokens and those of people. */
export const revokeCredentialsOfApplication = command<{ org: number; applicationId: string; now: number }, Revoked>(`
  update credential set revoked_at = :now where org_id = :org and application_id = :applicationId and revoked_at is null
  returning ${REVOKED}`);

/** Revokes the codes and tokens that one application got from a session. */
export const revokeCredentialsOfSessionAt = command<
  { org: number; sessionId: string; applicationId: string; now: number },
  { id: string }
>(`
  update credential set revoked_at = :now
  where org_id = :org and session_id = :sessionId and application_id = :applicationId and revoked_at is null
  returning id as "id"`);

/** Revokes the tokens from sign-ins on a device that its holder lost or may not use. */
export const selectLiveCredentialOfAssignment = query<{ org: number; assignmentId: string }, { id: string }>(`
  select c.id as "id" from credential c
  where c.org_id = :org and c.assignment_id = :assignmentId and c.revoked_at is null limit 1`);

export const revokeCredentialsOfAssignment = command<{ org: number; assignmentId: string; now: number }, { id: string }>(`
  update credential set revoked_at = :now where org_id = :org and assignment_id = :assignmentId and revoked_at is null
  returning id as "id"`);

/** Revokes every credential of a subject but client secrets. */
export const revokeTokensOf = command<{ org: number; subjectId: string; now: number }, { id: string }>(`
  update credential set revoked_at = :now
  where org_id = :org and subject_id = :subjectId and revoked_at is null and kind <> 'client_secret'
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

export const deleteConsentsTo = command<{ org: number; applicationId: string }>(`
  delete from consent where org_id = :org and application_id = :applicationId`);
