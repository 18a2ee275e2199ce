/** The problems that HTTP itself has, and the translation of whatever was thrown. The only file that knows Fastify's errors. */
import { type Fault, Problem } from '../../domain/problem.ts';
import { brokenRule, type TextRule } from '../../lib/readable-text.ts';
import { MAX_BODY_BYTES } from '../limits.ts';

/**
 * One object for all, because a refusal must cost as little as possible. After a second the event loop is in another turn. Not
 * `unavailable`: the vendors' clients retry 429, and 503 says that nothing can be served.
 */
export const OVERLOADED = new Problem('rate_limited', 'The server is overloaded. Try again later.', { retryAfterSeconds: 1 });

export const TOO_MANY_AT_ONCE = new Problem(
  'rate_limited',
  'You have too many requests at work at once. Wait for some answers.',
  {
    retryAfterSeconds: 1,
  },
);

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = (error as { code?: unknown } | null)?.code;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooLarge();
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('unsupported_media_type', 'The content type is not supported here.');
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return unknownPath();
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return malformed('body', 'a body whose length is Content-Length');
    default:
      return new Problem('internal', 'Something went wrong here; it is logged under the request id.', { cause: error });
  }
}

/** A part of the request that could not be read at all. `more` says what else is known. */
export function malformed(where: Fault['where'], expected: string, more?: string): Problem {
  return new Problem(
    'invalid',
    `The ${where} could not be read: it must be ${expected}${more === undefined ? '' : `, and ${more}`}.`,
    {
      faults: [{ where, field: '', kind: 'syntax', expected, value: '' }],
    },
  );
}

/** A part of the request whose bytes are no text that a store can keep. `field`: the header, where it is in one. */
export function unreadable(where: Fault['where'], expected: TextRule, field = ''): Problem {
  const name = field === '' ? where : `${where} ${field}`;
  return new Problem('invalid', `The ${name} could not be read: it must be ${expected}.`, {
    faults: [{ where, field, kind: 'encoding', expected, value: '' }],
  });
}

/** The text, if every store can keep it. */
export function requireReadable(text: string, where: Fault['where'], field = '', broken = brokenRule): string {
  const rule = broken(text);
  if (rule !== undefined) throw unreadable(where, rule, field);
  return text;
}

export function wrongCharset(charset: string): Problem {
  return new Problem('unsupported_media_type', `Bodies are read as UTF-8, and not as ${charset}.`, {
    faults: [{ where: 'header', field: 'Content-Type', kind: 'encoding', expected: 'charset=utf-8', value: charset }],
  });
}

export function wrongCoding(coding: string): Problem {
  return new Problem('unsupported_media_type', `Bodies are read as they are, and not in the coding ${coding}.`, {
    faults: [{ where: 'header', field: 'Content-Encoding', kind: 'encoding', expected: 'identity', value: coding }],
  });
}

/** Whether the problem is about bytes and characters. Its own message then says more than any vendor's text. */
export function isAboutEncoding({ details }: Problem): boolean {
  return details.faults?.[0]?.kind === 'encoding';
}

export function tooLarge(limit = MAX_BODY_BYTES): Problem {
  return new Problem('too_large', `A request holds at most ${limit} bytes.`, { limit });
}

export function noCredential(): Problem {
  return new Problem('unauthenticated', 'No credential was presented.', { missingCredential: true });
}

export function unknownPath(): Problem {
  return new Problem('not_found', 'There is no such path.');
}
