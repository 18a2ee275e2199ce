/** The first steps of every sign-in page: what is asked, by which client, and whether its redirect URI can be trusted. */
import type { FastifyRequest } from 'fastify';
import { builtInClient, isBuiltIn } from '../../../domain/built-in-clients.ts';
import type { Fault } from '../../../domain/problem.ts';
import { formActionOf } from '../../../domain/redirect-uri.ts';
import { requireReadable } from '../../../http/replies/problems.ts';
import { brokenRuleOfEncoded } from '../../../lib/readable-text.ts';
import type { AuthenticatedClient } from '../../../services/identity/authentication.ts';
import type { Services } from '../../../services/services.ts';
import { badRequest } from '../problems.ts';
import type { OauthOptions } from '../routes/options.ts';
import { type AuthorizeRequest, readAuthorizeRequest, writeAuthorizeRequest } from './authorize-request.ts';
import { builtInAt, builtInOf, isBuiltInAddress } from './built-in-client.ts';

export interface TrustedRequest {
  readonly asked: AuthorizeRequest;
  /** The same, as a query. */
  readonly query: string;
  readonly client: AuthenticatedClient;
  /** One that the client registered, character for character. */
  readonly redirectUri: string;
  /** Where forms on the page may redirect to, as the `form-action` of its Content-Security-Policy. */
  readonly formAction: string;
}

/** Where a request stands, as text, and who is meant by an organization that it names. */
export interface Sent {
  readonly query: string;
  readonly where: Fault['where'];
  /** On the way to an outside provider, the organization of a client that is built in is the one that is named. */
  readonly byName?: boolean;
}

/** Throws problems that are shown as pages: no browser is redirected to a URI before it is known to be the client's. */
export async function trustRequest(
  options: OauthOptions,
  { query, where, byName = false }: Sent,
  request: FastifyRequest,
  services: Services,
): Promise<TrustedRequest> {
  // In a form and in a cookie it is encoded a second time.
  requireReadable(query, where, where === 'header' ? 'Cookie' : '', brokenRuleOfEncoded);
  const asked = readAuthorizeRequest(new URLSearchParams(query));
  const client = await clientOf(options, asked, byName, request, services);
  if (client === undefined) throw badRequest('The application that sent you here is not known.');
  const redirectUri = asked.redirect_uri ?? '';
  if (!isRegistered(options, client, redirectUri, request)) {
    throw badRequest('The application that sent you here wants you back at an address that it has not registered.');
  }
  return { asked, query: writeAuthorizeRequest(asked), client, redirectUri, formAction: formActionOf(redirectUri) };
}

/** Whether the client may get people back there. */
export function isRegistered(
  options: OauthOptions,
  { application }: AuthenticatedClient,
  redirectUri: string,
  request: FastifyRequest,
): boolean {
  if (isBuiltIn(application)) return isBuiltInAddress(application, redirectUri, options, request);
  return application.redirectUris.includes(redirectUri);
}

async function clientOf(
  options: OauthOptions,
  asked: AuthorizeRequest,
  byName: boolean,
  request: FastifyRequest,
  services: Services,
): Promise<AuthenticatedClient | undefined> {
  const builtIn = builtInClient(asked.client_id);
  if (builtIn !== undefined) {
    return byName ? builtInOf(asked, builtIn, request, services) : builtInAt(options, builtIn, request, services);
  }
  const client = asked.client_id === undefined ? undefined : await services.authentication.findClient(asked.client_id);
  const place = { host: request.host, ...(asked.org === undefined ? {} : { organization: asked.org }) };
  return client !== undefined && (await services.signIn.isAt(client.org, place)) ? client : undefined;
}

/** The query of a request, as it was sent. */
export function queryOf(request: FastifyRequest): string {
  const start = request.url.indexOf('?');
  return start < 0 ? '' : request.url.slice(start + 1);
}
