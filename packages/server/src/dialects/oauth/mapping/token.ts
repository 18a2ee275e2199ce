/** The form of the token endpoint, and its answer (RFC 6749 §3.2, §5.1). Pure. */
import type { Grant, Redemption } from '../grants/grant.ts';

/** RFC 6749 §3.2: a parameter without a value is treated as left out. */
export function withoutEmpty(form: Redemption['form']): Redemption['form'] {
  return Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
}

export function toReply(tokens: Awaited<ReturnType<Grant['redeem']>>) {
  const { accessToken, refreshToken, expiresInSeconds, scopeWords } = tokens;
  return {
    access_token: accessToken,
    token_type: 'bearer',
    expires_in: expiresInSeconds,
    ...(refreshToken === null ? {} : { refresh_token: refreshToken }),
    ...(scopeWords === undefined ? {} : { scope: scopeWords }),
  };
}
