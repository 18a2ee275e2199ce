/** An external OpenID provider, which authenticates people for an organization. */

export interface IdentityProvider {
  /** Its name on the sign-in page. */
  readonly name: string;
  readonly issuer: string;
  /** The client id of heldby at the provider. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim of the ID token that is the person's login here. */
  readonly loginClaim: string;
}

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/;

/** OpenID Connect Core requires https. A provider on this machine may use http. */
export function isInsecureIssuer(issuer: string): boolean {
  return LOOPBACK.test(issuer);
}
