/** The origin under which clients reach this server. Every absolute URL in an answer begins with it. */
import type { FastifyRequest } from 'fastify';
import { Problem } from '../../domain/problem.ts';

/** The configured origin, otherwise the one that the client called. */
export function originOf({ publicUrl }: { readonly publicUrl: string | null }, request: FastifyRequest): string {
  if (publicUrl !== null) return publicUrl;
  // The parser normalizes it: lower case, no default port.
  const called = URL.parse(`${request.protocol}://${request.host}`);
  if (called === null) throw new Problem('invalid', 'The Host header is not a host.');
  return called.origin;
}
