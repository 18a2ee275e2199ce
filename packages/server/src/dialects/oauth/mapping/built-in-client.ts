/** The clients that heldby brings itself: they are the same for every organization, so the request has to say which one it is for. */
import type { FastifyRequest } from 'fastify';
import { isLoopbackAddress } from '../../../domain/built-in-clients.ts';
import type { Application } from '../../../domain/credential.ts';
import { isPortal } from '../../../domain/portal.ts';
import { serverAddressOf } from '../../../http/reference/server-address.ts';
import type { AuthenticatedClient } from '../../../services/identity/authentication.ts';
import { SESSION_PREFIX } from '../../../services/identity/sessions.ts';
import type { Services } from '../../../services/services.ts';
import type { OauthOptions } from '../routes/options.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { cookiesOf } from './cookies.ts';

/**
 * The client in the organization of the host, or in the only one. Where there are several, the organization is that of the browser's
 * session; before there is one, it is a field of the sign-in form, and the answers are the same whether it exists or not.
 */
export async function builtInAt(
  options: OauthOptions,
  builtIn: Application,
  request: FastifyRequest,
  { builtInClients, sessions }: Services,
): Promise<AuthenticatedClient | undefined> {
  const org = await builtInClients.organizationAt({ host: request.host });
  if (org !== undefined) return builtInClients.of(builtIn, org);
  const secret = cookiesOf(options, request).get('session');
  const who = secret?.startsWith(SESSION_PREFIX) ? await sessions.find(secret) : undefined;
  return builtInClients.of(builtIn, who?.org);
}

/** The client in the organization that the request names, for the way to its own provider. */
export async function builtInOf(
  { org }: AuthorizeRequest,
  builtIn: Application,
  request: FastifyRequest,
  { builtInClients }: Services,
): Promise<AuthenticatedClient | undefined> {
  const place = { host: request.host, ...(org === undefined ? {} : { organization: org }) };
  return builtInClients.of(builtIn, await builtInClients.organizationAt(place));
}

/** Whether it may be there: the portal at this server, as it is configured and as the browser called it; the command line on one's own machine. */
export function isBuiltInAddress(
  client: Application,
  uri: string,
  { publicUrl }: OauthOptions,
  request: FastifyRequest,
): boolean {
  if (!isPortal(client)) return isLoopbackAddress(uri);
  return [publicUrl, null].some(origin => uri === `${serverAddressOf(origin, request)}/portal/`);
}
