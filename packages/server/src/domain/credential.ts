/** Anything that authenticates. Only its digest is stored; the secret is shown once, when it is issued. */
import type { Instant } from '../lib/instant.ts';
import type { ApplicationId, CredentialId } from './ids.ts';
import type { Owner } from './owner.ts';
import type { Role } from './role.ts';
import type { Scope } from './scope.ts';

/** `client_secret` authenticates an OAuth client at the token endpoint only; the others authenticate requests. */
export const CREDENTIAL_KINDS = ['api_token', 'access_token', 'client_secret'] as const;
export type CredentialKind = (typeof CREDENTIAL_KINDS)[number];

/** The word in `hb_<word>_<secret>` that says what a leaked secret is. */
export const TOKEN_WORDS: Readonly<Record<CredentialKind, string>> = {
  api_token: 'api',
  access_token: 'access',
  client_secret: 'client',
};

export interface Credential {
  readonly id: CredentialId;
  readonly kind: CredentialKind;
  readonly subject: Owner;
  /** The OAuth client that an access token was issued to. */
  readonly applicationId: ApplicationId | null;
  readonly scopes: readonly Scope[];
  readonly label: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}

/** A program that acts for itself or for people: an OAuth client. */
export interface Application {
  readonly id: ApplicationId;
  readonly clientId: string;
  readonly name: string;
  readonly role: Role;
  readonly createdAt: Instant;
}

/** What a client presents at the token endpoint, as the one string whose digest is stored. A client id holds no colon. */
export function clientSecretPresented(clientId: string, secret: string): string {
  return `${clientId}:${secret}`;
}
