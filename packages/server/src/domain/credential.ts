/** Credentials and applications. Only the digest of a secret is stored; the secret is shown once, when it is issued. */
import type { Instant } from '../lib/instant.ts';
import type { ApplicationId, AssignmentId, CredentialId, GrantId } from './ids.ts';
import type { Owner } from './owner.ts';
import type { Role } from './role.ts';
import type { Scope } from './scope.ts';
import type { TokenLimits } from './token-limits.ts';

export const CREDENTIAL_KINDS = [
  'api_token',
  'access_token',
  'client_secret',
  'session',
  'authorization_code',
  'refresh_token',
] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

/**
 * The kinds that authenticate a request, on every face. Client secrets, refresh tokens and codes are valid only at the token
 * endpoint, sessions only on the sign-in pages.
 */
export const ACCESS_KINDS: ReadonlySet<CredentialKind> = new Set(['api_token', 'access_token']);

/** The word in `hb_<word>_<secret>` that identifies the kind of a leaked secret. */
export const TOKEN_WORDS: Readonly<Record<CredentialKind, string>> = {
  api_token: 'api',
  access_token: 'access',
  client_secret: 'client',
  session: 'session',
  authorization_code: 'code',
  refresh_token: 'refresh',
};

export interface Credential {
  readonly id: CredentialId;
  readonly kind: CredentialKind;
  readonly subject: Owner;
  /** The OAuth client that an access token was issued to. */
  readonly applicationId: ApplicationId | null;
  /** The person's sign-in to the application that it was issued from. It ends with the sign-in. */
  readonly grantId: GrantId | null;
  /** The browser's session that it was issued from. It ends when the person signs out there. */
  readonly sessionId: CredentialId | null;
  /** The client secret that it was got with. It ends with the secret. */
  readonly secretId: CredentialId | null;
  /** The assignment of the device on which the person signed in. The credential ends with the assignment. */
  readonly assignmentId: AssignmentId | null;
  readonly scopes: readonly Scope[];
  /** Null for a credential that is limited by its scopes alone. */
  readonly limits: TokenLimits | null;
  readonly label: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}

/** Whether it is revoked or expired. */
export function isOver({ revokedAt, expiresAt }: Pick<Credential, 'revokedAt' | 'expiresAt'>, now: Instant): boolean {
  return revokedAt !== null || (expiresAt !== null && expiresAt <= now);
}

/** The ways in which an OAuth client may be registered to get tokens (RFC 6749 §1.3). */
export const GRANT_KINDS = ['client_credentials', 'authorization_code', 'refresh_token', 'implicit'] as const;
export type GrantKind = (typeof GRANT_KINDS)[number];

/** A program that acts for itself or for people: an OAuth client. */
export interface Application {
  readonly id: ApplicationId;
  readonly clientId: string;
  readonly name: string;
  readonly role: Role;
  readonly grants: readonly GrantKind[];
  /** Where people are sent back to after they signed in; compared character by character. */
  readonly redirectUris: readonly string[];
  /** It cannot keep a secret (a browser or phone app), so it has none. */
  readonly public: boolean;
  /** It belongs to the organization itself, so people are not asked for consent. */
  readonly firstParty: boolean;
  /** Why it may not act; null while it may. */
  readonly disabledReason: string | null;
  readonly createdAt: Instant;
}

/** What a client presents at the token endpoint, as one string whose digest is stored. A client id contains no colon. */
export function clientSecretPresented(clientId: string, secret: string): string {
  return `${clientId}:${secret}`;
}
