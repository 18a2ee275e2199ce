/** Problems as the error body of RFC 6749 §5.2, with the text repeated in Genesys' `description` (contract genesys §8.1). */
import { Problem, type ProblemCode } from '../../domain/problem.ts';
import type { ProblemContext, ProblemReply } from '../../http/dialect/dialect.ts';
import { STATUS_OF } from '../../http/replies/status-of.ts';
import { errorPage } from './pages/plain-pages.ts';

type ErrorWord = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unauthorized_client' | 'unsupported_grant_type';

/** The routes that people visit with a browser: their errors are pages. */
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

/** An error of RFC 6749 §5.2, as the one fault of an `invalid` or `unauthenticated` problem. */
export function oauthError(word: ErrorWord, text: string): Problem {
  const faults = [{ where: 'body', field: word, kind: 'format', expected: word, value: '' }] as const;
  return new Problem(word === 'invalid_client' ? 'unauthenticated' : 'invalid', text, { faults });
}

/** A request that must be answered here, because its redirect URI cannot be trusted. */
export function badRequest(text: string): Problem {
  return new Problem('invalid', text);
}

const WORDS: Readonly<Record<ProblemCode, string>> = {
  invalid: 'invalid_request',
  unauthenticated: 'invalid_client',
  forbidden: 'access_denied',
  not_found: 'not_found',
  method_not_allowed: 'invalid_request',
  timeout: 'invalid_request',
  gone: 'not_found',
  conflict: 'invalid_request',
  locked: 'temporarily_unavailable',
  precondition_failed: 'invalid_request',
  precondition_required: 'invalid_request',
  unsupported_media_type: 'invalid_request',
  too_large: 'invalid_request',
  rate_limited: 'temporarily_unavailable',
  unavailable: 'temporarily_unavailable',
  internal: 'server_error',
};

export function toOauthError(problem: Problem, { routeId }: ProblemContext): ProblemReply {
  const status = STATUS_OF[problem.code];
  if (PAGE_IDS.has(routeId)) return toErrorPage(status, problem.message);
  const word = problem.details.faults?.[0]?.expected;
  const error = isErrorWord(word) ? word : WORDS[problem.code];
  const text = problem.message;
  return {
    status,
    // RFC 6749 §5.2: the answer to a failed client authentication names the scheme.
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
