/** The headers of answers, as the components of the document. */
import type { Dialect } from '../dialect/dialect.ts';
import { SECURITY_HEADERS } from '../replies/security-headers.ts';

type Header = { readonly description: string; readonly schema: object };

const KNOWN: Readonly<Record<string, Header>> = {
  ETag: { description: 'The revision of the object, to be sent as `If-Match`.', schema: { type: 'string' } },
  'Retry-After': { description: 'After how many seconds to ask again.', schema: { type: 'integer', minimum: 0 } },
};

/** Every header that an answer of the dialect may have, except those that are the same for all. */
export function headersOf(dialect: Dialect): Readonly<Record<string, Header>> {
  const { 'Retry-After': retryAfter, ETag: tag } = KNOWN;
  const isTagged = dialect.routes.some(route => dialect.reference.isTagged?.(route) === true);
  const all: Record<string, Header | undefined> = { 'Retry-After': retryAfter, ...(isTagged ? { ETag: tag } : {}) };
  for (const name of standardHeaders(dialect)) all[name] = { description: 'The id of the request.', schema: { type: 'string' } };
  for (const name of rateHeaders(dialect))
    all[name] = { description: 'How many requests are left, and until when.', schema: { type: 'string' } };
  return all as Record<string, Header>;
}

/** References to the headers of these names. */
export function refersTo(names: readonly string[]): Readonly<Record<string, object>> {
  return Object.fromEntries(names.map(name => [name, { $ref: `#/components/headers/${name}` }]));
}

/** Those that every answer has, refusals included. */
export function standardHeaders(dialect: Dialect): string[] {
  return Object.keys(dialect.headers('')).filter(name => !(name in SECURITY_HEADERS));
}

/** Those that answers to callers with a credential have. */
export function rateHeaders(dialect: Dialect): string[] {
  return Object.keys(dialect.rateLimit.headers({ limit: 1, used: 1, resetSeconds: 1 }));
}
