/** What the dialect has to be told by the composition root. */
import type { Scope } from '../../../domain/scope.ts';

export interface OauthOptions {
  /** How long an access token lives. */
  readonly tokenLifetimeSeconds: number;
  /** The origin at which clients reach the server; null where it is the one that they call. */
  readonly publicUrl: string | null;
  /** The words that a client may ask for in `scope`: those of the core, and of the dialects that it speaks besides. */
  readonly scopeWords: Readonly<Record<string, Scope>>;
}
