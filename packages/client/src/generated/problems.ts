/** Made from @heldby/contract by `npm run generate`; do not edit. What the server can refuse a call for. */

/** Every `code` of the server's problem details. */
export const PROBLEM_CODES = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'timeout',
  'gone',
  'conflict',
  'locked',
  'precondition_failed',
  'precondition_required',
  'unsupported_media_type',
  'too_large',
  'rate_limited',
  'unavailable',
  'internal',
] as const;
