/** The portal as a client: it is the same for every organization, so the request has to say which one it is for. */
import type { FastifyRequest } from 'fastify';
import { PORTAL_CLIENT_ID } from '../../../domain/portal.ts';
import { serverAddressOf } from '../../../http/reference/server-address.ts';
import type { AuthenticatedClient } from '../../../services/identity/authentication.ts';
import { SESSION_PREFIX } from '../../../services/identity/sessions.ts';
import type { Services } from '../../../services/services.ts';
import type { OauthOptions } from '../routes/options.ts';
import type { AuthorizeRequest } from './authorize-request.ts';
import { cookiesOf } from './cookies.ts';

export function isPortalClient(clientId: string | undefined): boolean {
  return clientId === PORTAL_CLIENT_ID;
}

/**
 * The client in the organization of the host, or in the only one. Where there are several, the organization is that of the browser's
 * session; before there is one, it is a field of the sign-in form, and the answers are the same whether it exists or not.
 */
export async function portalAt(
  options: OauthOptions,
  request: FastifyRequest,
  { portal, sessions }: Services,
): Promise<AuthenticatedClient | undefined> {
  const org = await portal.organizationAt({ host: request.host });
  if (org !== undefined) return portal.of(org);
  const secret = cookiesOf(options, request).get('session');
  const who = secret?.startsWith(SESSION_PREFIX) ? await sessions.find(secret) : undefined;
  return portal.of(who?.org);
}

/** The client in the organization that the request names, for the way to its own provider. */
export async function portalOf(
  { org }: AuthorizeRequest,
  request: FastifyRequest,
  { portal }: Services,
): Promise<AuthenticatedClient | undefined> {
  const place = { host: request.host, ...(org === undefined ? {} : { organization: org }) };
  return portal.of(await portal.organizationAt(place));
}

/** Where the portal is: at this server, as it is configured and as the browser called it. */
export function isPortalAddress(uri: string, { publicUrl }: OauthOptions, request: FastifyRequest): boolean {
  return [publicUrl, null].some(origin => uri === `${serverAddressOf(origin, request)}/portal/`);
}
