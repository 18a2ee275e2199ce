/** Cookies of the sign-in pages (RFC 6265bis). On https their names begin with `__Host-`: no other host can set them. */
import { parseCookie } from 'cookie';
import type { FastifyRequest } from 'fastify';
import { originOf } from '../../../http/dialect/origin.ts';
import type { OauthOptions } from '../routes/options.ts';

export type CookieName = 'session' | 'form' | 'departure';

export interface Cookies {
  readonly get: (name: CookieName) => string | undefined;
  /** The header that sets it. Without a lifetime it ends with the browser. */
  readonly set: (name: CookieName, value: string, maxAgeSeconds?: number) => string;
  readonly clear: (name: CookieName) => string;
}

export function cookiesOf(options: OauthOptions, request: FastifyRequest): Cookies {
  const isSecure = originOf(options, request).startsWith('https:');
  const nameOf = (name: CookieName) => `${isSecure ? '__Host-' : ''}heldby-${name}`;
  // Lax and not Strict: people reach these pages from links on the applications' pages.
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
  return {
    // Of several with one name the first counts: browsers send the most specific one first.
    get: name => parseCookie(request.headers.cookie ?? '', { decode: asItIs })[nameOf(name)],
    set: (name, value, maxAgeSeconds) =>
      `${nameOf(name)}=${value}${attributes}${maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`}`,
    clear: name => `${nameOf(name)}=${attributes}; Max-Age=0`,
  };
}

function asItIs(value: string): string {
  return value;
}
