/** What the dialect has to be told by the composition root. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problem.ts';
import type { Scope } from '../../domain/scope.ts';

export interface OauthOptions {
  /** How long an access token lives. */
  readonly tokenLifetimeSeconds: number;
  /** The origin at which clients reach the server; null where it is the one that they call. */
  readonly publicUrl: string | null;
  /** The words that a client may ask for in `scope`: those of the core, and of the dialects that it speaks besides. */
  readonly scopeWords: Readonly<Record<string, Scope>>;
}

/** The issuer, and the beginning of every address of this server (RFC 8414 §2). */
export function originOf({ publicUrl }: Pick<OauthOptions, 'publicUrl'>, request: FastifyRequest): string {
  if (publicUrl !== null) return publicUrl;
  // Through the parser, so that it is spelled as everybody spells it: without a default port, in lower case.
  const called = URL.parse(`${request.protocol}://${request.host}`);
  if (called === null) throw new Problem('invalid', 'The Host header is not a host.');
  return called.origin;
}
