/** Turns whatever was thrown into a `Problem`: the only place that knows Fastify's errors. */
import { type Fault, Problem } from '../../domain/problem.ts';
import { MAX_BODY_BYTES } from '../limits.ts';

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = (error as { code?: unknown } | null)?.code;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('too_large', `A request holds at most ${MAX_BODY_BYTES} bytes.`, { limit: MAX_BODY_BYTES });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem('unsupported_media_type', 'The content type is not supported here.');
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return new Problem('not_found', 'There is no such path.');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return malformed('body', 'a body whose length is Content-Length');
    default:
      return new Problem('internal', 'Something went wrong here; it is logged under the request id.', { cause: error });
  }
}

/** A part of the request that could not be read at all. */
export function malformed(where: Fault['where'], expected: string): Problem {
  return new Problem('invalid', `The ${where} could not be read: it must be ${expected}.`, {
    faults: [{ where, field: '', kind: 'syntax', expected, value: '' }],
  });
}
