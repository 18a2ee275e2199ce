/** Problems as the error body of RFC 6749 §5.2, with the text repeated in Genesys' `description` (contract genesys §8.1). */
import { Problem, type ProblemCode } from '../../domain/problem.ts';
import type { ProblemContext, ProblemReply } from '../../http/dialect/dialect.ts';
import { errorPage } from './pages/plain-pages.ts';

type ErrorWord = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unauthorized_client' | 'unsupported_grant_type';

/** The routes that people's browsers visit: what goes wrong there is shown as a page. */
export const PAGES = {
  authorize: 'oauth.authorize',
  authorizeAlias: 'oauth.authorize.alias',
  signIn: 'oauth.sign-in',
  consent: 'oauth.consent',
  provider: 'oauth.provider',
  callback: 'oauth.callback',
  logout: 'oauth.logout',
} as const;
const PAGE_IDS: ReadonlySet<string | undefined> = new Set(Object.values(PAGES));

/** An error that RFC 6749 §5.2 names: it travels as the one fault of an `invalid` or `unauthenticated` problem. */
export function oauthError(word: ErrorWord, text: string): Problem {
  const faults = [{ where: 'body', field: word, kind: 'format', expected: word, value: '' }] as const;
  return new Problem(word === 'invalid_client' ? 'unauthenticated' : 'invalid', text, { faults });
}

/** A request that cannot be answered at a redirect URI, because there is none to trust. */
export function badRequest(text: string): Problem {
  return new Problem('invalid', text);
}

const STATUS: Readonly<Record<ProblemCode, readonly [number, string]>> = {
  invalid: [400, 'invalid_request'],
  unauthenticated: [401, 'invalid_client'],
  forbidden: [403, 'access_denied'],
  not_found: [404, 'not_found'],
  method_not_allowed: [405, 'invalid_request'],
  timeout: [408, 'invalid_request'],
  gone: [410, 'not_found'],
  conflict: [409, 'invalid_request'],
  locked: [423, 'temporarily_unavailable'],
  precondition_failed: [412, 'invalid_request'],
  precondition_required: [428, 'invalid_request'],
  unsupported_media_type: [415, 'invalid_request'],
  too_large: [413, 'invalid_request'],
  rate_limited: [429, 'temporarily_unavailable'],
  unavailable: [503, 'temporarily_unavailable'],
  internal: [500, 'server_error'],
};

export function toOauthError(problem: Problem, { routeId }: ProblemContext): ProblemReply {
  const [status, fallback] = STATUS[problem.code];
  if (PAGE_IDS.has(routeId)) return toErrorPage(status, problem.message);
  const word = problem.details.faults?.[0]?.expected;
  const error = isErrorWord(word) ? word : fallback;
  const text = problem.message;
  return {
    status,
    // RFC 6749 §5.2: a failed client authentication names the scheme that would have worked.
    ...(status === 401 ? { headers: { 'WWW-Authenticate': 'Basic realm="heldby", charset="UTF-8"' } } : {}),
    body: { error, error_description: text, description: text },
  };
}

function toErrorPage(status: number, text: string): ProblemReply {
  const { headers, html } = errorPage(status, text);
  return { status, headers: { ...headers, 'Content-Type': 'text/html; charset=utf-8' }, body: html };
}

const ERROR_WORDS: readonly string[] = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
] satisfies ErrorWord[];

function isErrorWord(word: string | undefined): word is ErrorWord {
  return word !== undefined && ERROR_WORDS.includes(word);
}
