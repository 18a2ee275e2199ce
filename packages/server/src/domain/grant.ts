/** A person's sign-in to an application: the scopes it grants, and where its code was sent. */
import type { Instant } from '../lib/instant.ts';
import type { ApplicationId, GrantId, PersonId } from './ids.ts';
import type { Scope } from './scope.ts';

export interface SignInGrant {
  readonly id: GrantId;
  readonly personId: PersonId;
  readonly applicationId: ApplicationId;
  readonly kind: 'authorization_code' | 'implicit';
  readonly scopes: readonly Scope[];
  /** The same in the words of the client's request. */
  readonly scopeWords: string;
  readonly redirectUri: string;
  /** SHA-256 of the verifier that redeems the code (RFC 7636); null if the client sent none. */
  readonly codeChallenge: string | null;
  readonly createdAt: Instant;
}
