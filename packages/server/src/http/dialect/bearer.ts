/** The token of `Authorization: Bearer …` (RFC 6750 §2.1). */
import type { Asked } from './dialect.ts';

const BEARER = /^Bearer (.*)$/i;

/** Undefined without the header; empty where the header holds no token. */
export function bearerToken(request: Asked): string | undefined {
  const { authorization } = request.headers;
  return authorization === undefined ? undefined : (BEARER.exec(authorization)?.[1]?.trim() ?? '');
}
