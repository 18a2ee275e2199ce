/** Sessions: where people are signed in with a browser, or with an app that asked for their password itself. */
import type { Instant } from '../lib/instant.ts';
import type { ApplicationId, CredentialId, DeviceId, PersonId } from './ids.ts';

export const SIGN_IN_METHODS = ['password', 'provider'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** How somebody signed in, and from where. */
export interface SignInOrigin {
  readonly method: SignInMethod;
  /** An IPv4 address, or the /64 of an IPv6 address; null if it is not known. */
  readonly network: string | null;
  /** What the browser or the app calls itself; null if it did not say. */
  readonly agent: string | null;
}

/** An OAuth client that somebody uses from their session. */
export interface SessionApplication {
  readonly id: ApplicationId;
  readonly name: string;
  readonly lastUsedAt: Instant | null;
}

export interface Session extends SignInOrigin {
  readonly id: CredentialId;
  readonly kind: 'browser' | 'app';
  readonly personId: PersonId;
  readonly personName: string;
  /** The device of an app catalog. */
  readonly device: { readonly id: DeviceId; readonly name: string } | null;
  readonly applications: readonly SessionApplication[];
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant | null;
  /** When the last of what came from it ends. */
  readonly expiresAt: Instant;
}
