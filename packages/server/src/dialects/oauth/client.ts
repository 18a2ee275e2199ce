/** How an OAuth client says who it is: in the header (RFC 6749 §2.3.1), or in the form. */
import type { FastifyRequest } from 'fastify';

const BASIC = /^Basic ([\w+/=-]+)$/i;

export interface PresentedClient {
  readonly clientId: string;
  readonly secret: string;
}

/**
 * The SDKs encode the raw UTF-8 of `id:secret`, so that the parts are split at the first colon and not percent-decoded,
 * unlike in the RFC (contract genesys §8.1). Undefined when no complete pair is presented.
 */
export function presentedClient(
  request: FastifyRequest,
  form: { readonly client_id?: string; readonly client_secret?: string },
): PresentedClient | undefined {
  const encoded = BASIC.exec(request.headers.authorization ?? '')?.[1];
  if (encoded !== undefined) {
    const pair = Buffer.from(encoded, 'base64').toString('utf8');
    const colon = pair.indexOf(':');
    return colon < 1 ? undefined : { clientId: pair.slice(0, colon), secret: pair.slice(colon + 1) };
  }
  const { client_id: clientId, client_secret: secret } = form;
  return clientId === undefined || secret === undefined ? undefined : { clientId, secret };
}
