/** The external OpenID providers that authenticate people for an organization, and who their people are here. */
import type { Instant } from '../lib/instant.ts';
import type { PersonId, ProviderId } from './ids.ts';

export interface IdentityProvider {
  readonly id: ProviderId;
  /** Its name on the sign-in page. */
  readonly name: string;
  /** No two providers of an organization have the same one: with the subject, it says who somebody is. */
  readonly issuer: string;
  /** The client id of heldby at the provider. */
  readonly clientId: string;
  /** What heldby presents to the provider, as the keyring has sealed it. */
  readonly sealedSecret: string;
  /** Whose people it is asked about, in ASCII and lower case. Empty: everybody whose domain no other provider has. */
  readonly domains: readonly string[];
  /** The claim of the ID token that is the person's login here. */
  readonly loginClaim: string;
  /** It sends `email_verified` as the text `true`. From every other provider only the boolean counts. */
  readonly verifiedAsText: boolean;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly revision: number;
}

/** What an administrator sets. Only the boolean `email_verified` counts if nothing is said of it. */
export interface ProviderInput extends Pick<IdentityProvider, 'name' | 'issuer' | 'clientId' | 'loginClaim'> {
  readonly clientSecret: string;
  readonly domains?: readonly string[] | undefined;
  readonly verifiedAsText?: boolean | undefined;
}

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
