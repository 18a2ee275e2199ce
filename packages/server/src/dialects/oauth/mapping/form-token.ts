/**
 * Ties a form to the browser that loaded it: a random cookie, and its digest in the form. A page of another origin can
 * post the form but knows no token that matches the cookie, which prevents login CSRF.
 */
import type { FastifyRequest } from 'fastify';
import { digest, randomSecret } from '../../../lib/crypto.ts';
import type { Cookies } from './cookies.ts';

export interface FormToken {
  /** For the form's hidden field. */
  readonly token: string;
  /** The header that sets the cookie. */
  readonly cookie: string;
}

const COOKIE = /^[a-z2-7]{52}$/;

/** The browser's token, the same for every form that it has open. */
export function formTokenFor(cookies: Cookies): FormToken {
  const known = cookies.get('form');
  const value = known !== undefined && COOKIE.test(known) ? known : randomSecret();
  return { token: tokenOf(value), cookie: cookies.set('form', value) };
}

/** Whether the browser that loaded the form sent it, from a page of this server. */
export function isOwnForm(cookies: Cookies, token: string | undefined, request: FastifyRequest): boolean {
  const value = cookies.get('form');
  const isOurs = value !== undefined && COOKIE.test(value) && token === tokenOf(value);
  // Current browsers always send this header; old ones and other clients send none.
  const site = request.headers['sec-fetch-site'];
  return isOurs && (site === undefined || site === 'same-origin' || site === 'none');
}

function tokenOf(value: string): string {
  return digest(`form ${value}`);
}
