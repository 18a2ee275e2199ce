/** An OpenID provider outside of heldby, which says who somebody is. */

export interface IdentityProvider {
  /** What the sign-in page calls it. */
  readonly name: string;
  readonly issuer: string;
  /** As which client heldby is registered there. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim of the ID token that is the person's login here. */
  readonly loginClaim: string;
}

const LOOPBACK = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?(?:\/|$)/;

/** OpenID Connect Core asks for https; a provider on this machine may do without. */
export function isInsecureIssuer(issuer: string): boolean {
  return LOOPBACK.test(issuer);
}
