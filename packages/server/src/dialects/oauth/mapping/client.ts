/** How an OAuth client authenticates: in the header (RFC 6749 §2.3.1), in the form, or by its id alone if it has no secret. */
import type { FastifyRequest } from 'fastify';
import { builtInClient } from '../../../domain/built-in-clients.ts';
import type { Problem } from '../../../domain/problem.ts';
import { requireReadable, unreadable } from '../../../http/replies/problems.ts';
import { textOf } from '../../../lib/readable-text.ts';
import type { AuthenticatedClient } from '../../../services/identity/authentication.ts';
import { whenRefused } from '../../../services/identity/refusal.ts';
import type { Services } from '../../../services/services.ts';
import { oauthError } from '../problems.ts';

/** Sign-in pages tell anybody that the client exists; what this adds is that it is not a public one. */
const SECRET_IS_MISSING = 'the client has a secret and did not send it; only a public client redeems a code by PKCE alone';

const BASIC = /^Basic ([\w+/=-]+)$/i;

export interface ClientForm {
  readonly client_id?: string;
  readonly client_secret?: string;
  /** What the client presents. Of a client that is built in, it says which organization it is in. */
  readonly code?: string;
  readonly refresh_token?: string;
  readonly token?: string;
}

interface PresentedClient {
  readonly clientId: string;
  /** Null when none is presented. */
  readonly secret: string | null;
}

type ClientServices = Pick<Services, 'authentication' | 'builtInClients'>;

/** The client that calls, or `invalid_client`. */
export async function requireClient(
  request: FastifyRequest,
  form: ClientForm,
  services: ClientServices,
): Promise<AuthenticatedClient> {
  const presented = presentedClient(request, form);
  const client = presented && (await identify(presented, form, request.ip, services));
  if (client === undefined) throw invalidClient();
  return client;
}

/** What the client does with its secret: `invalid_client` where the secret was revoked since it was shown. */
export function asClient<T>(work: () => Promise<T>): Promise<T> {
  return whenRefused(work, () => Promise.reject(invalidClient()));
}

function invalidClient(): Problem {
  return oauthError('invalid_client', 'client authentication failed');
}

async function identify(
  { clientId, secret }: PresentedClient,
  { code, refresh_token: refreshToken, token }: ClientForm,
  address: string,
  { authentication, builtInClients }: ClientServices,
): Promise<AuthenticatedClient | undefined> {
  const builtIn = builtInClient(clientId);
  if (builtIn !== undefined) {
    return secret === null ? builtInClients.ofSecret(builtIn, code ?? refreshToken ?? token ?? '') : undefined;
  }
  if (secret !== null) return authentication.authenticateClient(clientId, secret, address);
  const client = await authentication.findClient(clientId);
  if (client?.application.public === false) throw oauthError('invalid_client', SECRET_IS_MISSING);
  return client;
}

/**
 * The SDKs encode the raw UTF-8 of `id:secret`. The parts are therefore split at the first colon and not percent-decoded,
 * unlike in the RFC (contract genesys §8.1). Undefined when no client is named.
 */
function presentedClient(request: FastifyRequest, form: ClientForm): PresentedClient | undefined {
  const encoded = BASIC.exec(request.headers.authorization ?? '')?.[1];
  if (encoded !== undefined) {
    const pair = textOf(Buffer.from(encoded, 'base64'));
    if (pair === undefined) throw unreadable('header', 'text in UTF-8', 'Authorization');
    requireReadable(pair, 'header', 'Authorization');
    const colon = pair.indexOf(':');
    return colon < 1 ? undefined : { clientId: pair.slice(0, colon), secret: pair.slice(colon + 1) };
  }
  const { client_id: clientId, client_secret: secret } = form;
  return clientId === undefined ? undefined : { clientId, secret: secret ?? null };
}
