/**
 * Ties a form to the browser that loaded it, and to what the page said. The browser keeps a random key in a cookie; the form carries
 * a digest, by that key, of everything that was shown. A page of another origin can post a form but knows no key, which prevents
 * login CSRF, and the token of one form is worth nothing in another.
 */
import type { FastifyRequest } from 'fastify';
import type { Scope } from '../../../domain/scope.ts';
import { keyedDigest, randomSecret } from '../../../lib/crypto.ts';
import type { Cookies } from './cookies.ts';

/** What a form is about. Any change to it is another form. */
export interface Shown {
  readonly form: 'sign-in' | 'consent';
  /** The whole authorization request: client, redirect URI, scope, state and code challenge. */
  readonly query: string;
  /** The application, which keeps its id if it is registered anew under the same client id. */
  readonly applicationId: string;
  /** Consent: who gives it, in which session, and what they had allowed before. So the same form allows nothing twice. */
  readonly by?: { readonly personId: string; readonly sessionId: string; readonly allowed: readonly Scope[] };
  /** Consent: what it is asked for. */
  readonly scopes?: readonly Scope[];
}

export interface FormToken {
  /** For the form's hidden field. */
  readonly token: string;
  /** The header that sets the cookie. */
  readonly cookie: string;
}

const KEY = /^[a-z2-7]{52}$/;

/** Forms that the browser has open at the same time share its key. */
export function formTokenFor(cookies: Cookies, shown: Shown): FormToken {
  const key = keyOf(cookies) ?? randomSecret();
  return { token: tokenOf(key, shown), cookie: cookies.set('form', key) };
}

/** Whether the browser has loaded a form, and the request comes from a page of this server. */
export function isOwnPage(cookies: Cookies, request: FastifyRequest): boolean {
  // Current browsers always send this header; old ones and other clients send none.
  const site = request.headers['sec-fetch-site'];
  return keyOf(cookies) !== undefined && (site === undefined || site === 'same-origin' || site === 'none');
}

/** Whether the token is that of this form, as this browser was shown it. */
export function isShown(cookies: Cookies, token: string | undefined, shown: Shown): boolean {
  const key = keyOf(cookies);
  return key !== undefined && token === tokenOf(key, shown);
}

/** The header that gives the browser another key. Set after a form was accepted: no form that it has loaded works again. */
export function renewForms(cookies: Cookies): string {
  return cookies.set('form', randomSecret());
}

function keyOf(cookies: Cookies): string | undefined {
  const key = cookies.get('form');
  return key !== undefined && KEY.test(key) ? key : undefined;
}

function tokenOf(key: string, { form, query, applicationId, by, scopes = [] }: Shown): string {
  const who = by === undefined ? [] : [by.personId, by.sessionId, by.allowed.toSorted()];
  return keyedDigest(key, JSON.stringify([form, query, applicationId, who, scopes.toSorted()]));
}
