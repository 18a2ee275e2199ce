/** What the composition root gives the dialect. */
import type { Scope } from '../../../domain/scope.ts';

export interface OauthOptions {
  /** How long an access token lives. */
  readonly tokenLifetimeSeconds: number;
  /** The origin at which clients reach the server; null: take it from each request. */
  readonly publicUrl: string | null;
  /** The words that a client may ask for in `scope`: the core's, and those of the dialects that share these logins. */
  readonly scopeWords: Readonly<Record<string, Scope>>;
}
