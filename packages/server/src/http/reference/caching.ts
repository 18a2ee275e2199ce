/** How clients cache what is public: the documents and the reference page. */
import type { FastifyRequest } from 'fastify';
import { SECURITY_HEADERS } from '../replies/security-headers.ts';

const { 'cache-control': _never, pragma: _pragma, expires: _expires, ...always } = SECURITY_HEADERS;

/** For what is cached, and asked for again at each use. */
export function revalidated(etag: string): Readonly<Record<string, string>> {
  return { ...always, 'cache-control': 'no-cache', etag };
}

/** For what never changes under its name. */
export function forGood(): Readonly<Record<string, string>> {
  return { ...always, 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' };
}

/** Whether the client has the same bytes (RFC 9110 §13.1.2). A proxy that compresses makes a tag weak. */
export function hasCurrent({ headers }: FastifyRequest, etag: string): boolean {
  const given = headers['if-none-match'];
  if (given === undefined) return false;
  return given.split(',').some(each => each.trim() === '*' || each.trim().replace(/^W\//, '') === etag);
}
