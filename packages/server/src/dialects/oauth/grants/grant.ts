/** A grant as a value: what a client sends to the token endpoint, and how it becomes tokens (RFC 6749 §1.3). */
import type { TokenSet } from '../../../core/identity/grants.ts';
import type { GrantKind } from '../../../domain/credential.ts';
import type { AuthenticatedClient } from '../../../services/identity/authentication.ts';
import type { Services } from '../../../services/services.ts';

/** The members of the form that a grant may read. */
export interface GrantForm {
  readonly code?: string;
  readonly redirect_uri?: string;
  readonly code_verifier?: string;
  readonly refresh_token?: string;
}

export interface Redemption {
  readonly client: AuthenticatedClient;
  readonly form: GrantForm;
  readonly lifetimeSeconds: number;
}

export interface Grant {
  /** Its `grant_type`. */
  readonly type: GrantKind;
  /** The tokens, or one of the errors of RFC 6749 §5.2. Client credentials carry no scope words. */
  readonly redeem: (redemption: Redemption, services: Services) => Promise<Omit<TokenSet, 'scopeWords'> & Partial<TokenSet>>;
}
