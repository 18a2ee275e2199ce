/** Exchanges codes and refresh tokens for tokens, once each, and revokes tokens for the client that has them. */
import { type Application, type Credential, isOver } from '../../domain/credential.ts';
import type { SignInGrant } from '../../domain/grant.ts';
import type { CredentialId } from '../../domain/ids.ts';
import { selectCredential, toCredential } from '../../storage/statements/credentials.ts';
import { selectGrant, toGrant } from '../../storage/statements/grants.ts';
import type { Edit } from '../change.ts';
import { keepPhone } from './app-phone.ts';
import { retireCredential, revokeCredential, revokeGrant } from './credentials.ts';
import { isPartOfSession, issueTokens, requireReach, type TokenSet } from './grants.ts';

export interface Spending {
  readonly application: Application;
  readonly kind: 'authorization_code' | 'refresh_token';
  readonly credentialId: CredentialId;
  /** The client secret that the client has presented; null for a public client. */
  readonly secretId: CredentialId | null;
  readonly lifetimeSeconds: number;
  /** Whether the other parameters of the client's request match the grant. */
  readonly isRight: (grant: SignInGrant) => boolean;
}

/**
 * Returns undefined if the credential cannot be exchanged. A code or refresh token that is presented twice was stolen, by the
 * first user or the second, so every credential of the sign-in is revoked (RFC 6749 §4.1.2, RFC 9700 §4.14.2).
 */
export async function spend(edit: Edit, spending: Spending): Promise<TokenSet | undefined> {
  const { application, kind, lifetimeSeconds, isRight } = spending;
  const credential = await credentialOf(edit, spending.credentialId, application);
  if (credential === undefined || credential.kind !== kind || credential.grantId === null) return undefined;
  if (credential.revokedAt !== null) {
    await revokeGrant(edit, credential.grantId, credential.subject);
    return undefined;
  }
  // The registration may have been changed since the credential was issued.
  if (!application.grants.includes(kind)) return undefined;
  const row = await edit.tx.one(selectGrant, { org: edit.org, id: credential.grantId });
  if (row === undefined || isOver(credential, edit.now)) return undefined;
  const grant = toGrant(row);
  if (!isRight(grant)) return undefined;
  requireReach(edit, grant.scopes);
  if (isPartOfSession(application, credential.sessionId)) await retireCredential(edit, credential);
  else await revokeCredential(edit, credential);
  const origin = { sessionId: credential.sessionId, secretId: spending.secretId };
  const tokens = await issueTokens(edit, grant, application, lifetimeSeconds, origin);
  if (kind === 'refresh_token') keepPhone(edit, credential);
  return tokens;
}

/** Revokes a token of this application. A refresh token or code takes the whole sign-in with it. Ignores others' tokens. */
export async function revokeForClient(edit: Edit, application: Application, credentialId: CredentialId): Promise<void> {
  const credential = await credentialOf(edit, credentialId, application);
  if (credential === undefined) return;
  if (credential.kind === 'access_token') await revokeCredential(edit, credential);
  else if (credential.grantId !== null) await revokeGrant(edit, credential.grantId, credential.subject);
}

async function credentialOf(edit: Edit, id: CredentialId, application: Application): Promise<Credential | undefined> {
  const row = await edit.tx.one(selectCredential, { org: edit.org, id });
  return row === undefined || row.applicationId !== application.id ? undefined : toCredential(row);
}
