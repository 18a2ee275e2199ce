/** The address under which a client reaches this server: its origin, and the path that a trusted proxy puts before ours. */
import type { FastifyRequest } from 'fastify';
import { originOf } from '../dialect/origin.ts';

/** What proxies that remove the beginning of a path say that it was. */
const PREFIX_HEADER = 'x-forwarded-prefix';

/** Whole segments of characters that need no escaping in a URL. */
const PREFIX = /^(?:\/[\w.~-]+){1,8}$/;

export function serverAddressOf(publicUrl: string | null, request: FastifyRequest): string {
  return originOf({ publicUrl }, request) + prefixOf(request);
}

/** The path that a trusted proxy removed, without a slash at its end: addresses on this server begin with it. Mostly empty. */
export function prefixOf(request: FastifyRequest): string {
  const prefix = request.headers[PREFIX_HEADER];
  if (typeof prefix !== 'string' || !isFromTrustedProxy(request)) return '';
  const path = prefix.replace(/\/$/, '');
  return PREFIX.test(path) ? path : '';
}

/** Fastify follows `X-Forwarded-For` only through proxies that the installation trusts. */
function isFromTrustedProxy({ ips }: FastifyRequest): boolean {
  return ips !== undefined && ips.length > 1;
}
