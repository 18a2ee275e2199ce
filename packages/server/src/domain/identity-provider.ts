/** An external OpenID provider, which authenticates people for an organization, and who its people are here. */
import type { Instant } from '../lib/instant.ts';
import type { PersonId } from './ids.ts';

export interface IdentityProvider {
  /** Its name on the sign-in page. */
  readonly name: string;
  readonly issuer: string;
  /** The client id of heldby at the provider. */
  readonly clientId: string;
  /** What heldby presents to the provider, as the keyring has sealed it. */
  readonly sealedSecret: string;
  /** The claim of the ID token that is the person's login here. */
  readonly loginClaim: string;
  /** It sends `email_verified` as the text `true`. From every other provider only the boolean counts. */
  readonly verifiedAsText: boolean;
}

/** What an administrator sets. Only the boolean `email_verified` counts if nothing is said of it. */
export type ProviderInput = Omit<IdentityProvider, 'verifiedAsText' | 'sealedSecret'> & {
  readonly clientSecret: string;
  readonly verifiedAsText?: boolean | undefined;
};

/** Who a subject of a provider is here. The first sign-in makes it. */
export interface OutsideIdentity {
  readonly id: string;
  readonly issuer: string;
  /** The `sub` of the ID token: the provider never gives it to somebody else. */
  readonly subject: string;
  readonly personId: PersonId;
  /** The login claim at the first sign-in. */
  readonly login: string;
  readonly createdAt: Instant;
}

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/;

/** OpenID Connect Core requires https. A provider on this machine may use http. */
export function isInsecureIssuer(issuer: string): boolean {
  return LOOPBACK.test(issuer);
}
