/** Applications and people for tests of signing in, and the way from the authorization endpoint to the tokens. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import type { ApplicationInput } from '../../src/core/identity/registration.ts';
import type { Person } from '../../src/domain/person.ts';
import { digest } from '../../src/lib/crypto.ts';
import type { Browser, Visit } from './browser.ts';
import type { Answer, Api } from './http.ts';
import { requestToken } from './oauth.ts';
import type { TestRegistry } from './registry.ts';

export const PASSWORD = 'correct horse battery';
export const CALLBACK = 'https://app.example.com/callback?tenant=7';

/** A person who can sign in with `PASSWORD`. */
export async function addLogin({ services, system, addPerson }: TestRegistry, login: string): Promise<Person> {
  const { person } = await addPerson(login);
  await services.passwords.set({ actor: system }, person.id, PASSWORD);
  return person;
}

/** An application that people trust without being asked, unless `input` says otherwise. */
export function addApplication({ services, system }: TestRegistry, clientId: string, input: Partial<ApplicationInput> = {}) {
  const registered = { name: `The ${clientId} app`, clientId, redirectUris: [CALLBACK], firstParty: true, ...input };
  return services.applications.create({ actor: system }, registered);
}

export interface Pkce {
  readonly verifier: string;
  readonly code_challenge: string;
  readonly code_challenge_method: 'S256';
}

export function pkce(): Pkce {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, code_challenge: digest(verifier), code_challenge_method: 'S256' };
}

export function authorizeUrl(parameters: Readonly<Record<string, string>>, path = '/oauth/authorize'): string {
  return `${path}?${new URLSearchParams({ response_type: 'code', redirect_uri: CALLBACK, ...parameters })}`;
}

/** Signs in on the page that the request leads to, and gives the answer that goes to the application. */
export async function signIn(browser: Browser, url: string, login: string, password = PASSWORD): Promise<Visit> {
  const page = await browser.visit(url);
  assert.equal(page.status, 200, page.html || page.location);
  const entered = await browser.submit(page, { login, password });
  assert.equal(entered.status, 303, entered.html);
  return browser.visit(entered.location);
}

/** What the application gets at its redirect URI. */
export function parametersOf(visit: Visit, where: 'query' | 'fragment' = 'query'): URLSearchParams {
  assert.equal(visit.status, 302, visit.html);
  const url = new URL(visit.location);
  return where === 'query' ? url.searchParams : new URLSearchParams(url.hash.slice(1).replaceAll('+', '%2B'));
}

/** A code that a person's sign-in gave. */
export async function codeFor(browser: Browser, clientId: string, login: string, extra: Record<string, string> = {}) {
  const visit = await signIn(browser, authorizeUrl({ client_id: clientId, ...extra }), login);
  return parametersOf(visit).get('code') ?? assert.fail(`no code in ${visit.location}`);
}

export function redeem(api: Api, code: string, form: Readonly<Record<string, string>>, headers = {}): Promise<Answer> {
  return requestToken(api, { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...form }, headers);
}
