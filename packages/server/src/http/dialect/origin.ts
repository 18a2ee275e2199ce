/** Where clients reach this server: the beginning of every absolute address that it gives. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problem.ts';

/** What was configured, else what the client called. */
export function originOf({ publicUrl }: { readonly publicUrl: string | null }, request: FastifyRequest): string {
  if (publicUrl !== null) return publicUrl;
  // Through the parser, so that it is spelled as everybody spells it: without a default port, in lower case.
  const called = URL.parse(`${request.protocol}://${request.host}`);
  if (called === null) throw new Problem('invalid', 'The Host header is not a host.');
  return called.origin;
}
