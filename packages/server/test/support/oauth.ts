/** Asks for tokens as OAuth clients do: a form, and the client's id and secret in the header. */
import type { Answer, Api, Headers } from './http.ts';

/** The raw UTF-8 of id and secret, as the SDKs encode it. */
export function basic(clientId: string, secret: string): Headers {
  return { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` };
}

export function requestToken(
  api: Api,
  form: Readonly<Record<string, string>>,
  headers: Headers = {},
  path = '/oauth/token',
): Promise<Answer> {
  const sent = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
  return api('POST', path, new URLSearchParams(form).toString(), sent);
}
