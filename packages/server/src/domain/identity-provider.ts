/** The external OpenID providers that authenticate people for an organization, and who their people are here. */
import type { Instant } from '../lib/instant.ts';
import type { DirectoryRule, Given } from './directory.ts';
import type { LocationId, PersonId, ProviderId } from './ids.ts';

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
  /** The claim that lists somebody's groups; null: none is read. */
  readonly groupsClaim: string | null;
  /** What the members of groups get at each sign-in. */
  readonly rules: readonly DirectoryRule[];
  /** What people get that their first sign-in adds; null: it adds nobody. */
  readonly newPeople: NewPeople | null;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly revision: number;
}

export interface NewPeople {
  readonly role: 'member' | 'read_only';
  readonly locationId: LocationId | null;
}

/** What an administrator sets. Only the boolean `email_verified` counts if nothing is said of it. */
export interface ProviderInput extends Pick<IdentityProvider, 'name' | 'issuer' | 'clientId' | 'loginClaim'> {
  readonly clientSecret: string;
  readonly domains?: readonly string[] | undefined;
  readonly verifiedAsText?: boolean | undefined;
  readonly groupsClaim?: string | null | undefined;
  readonly rules?: readonly DirectoryRule[] | undefined;
  readonly newPeople?: NewPeople | null | undefined;
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
  /** The person comes from the provider: the first sign-in added them. */
  readonly isOrigin: boolean;
  readonly createdAt: Instant;
}

/** What the provider said last about somebody's groups, and what came of it. */
export interface OutsideStanding {
  /** Null: nothing. */
  readonly groups: readonly string[] | null;
  readonly given: Given | null;
}

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/;

/** OpenID Connect Core requires https. A provider on this machine may use http. */
export function isInsecureIssuer(issuer: string): boolean {
  return LOOPBACK.test(issuer);
}
