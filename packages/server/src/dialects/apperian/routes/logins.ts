/** The logins that issue tokens, and who a token belongs to (contract apperian §2). */
import { defineRoute } from '@heldby/contract';
import type { FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import Type from 'typebox';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type { CatalogAttempt } from '../../../services/identity/catalogs.ts';
import { toCatalogDevice } from '../mapping/devices.ts';
import { isFromPage, toSignedIn } from '../mapping/logins.ts';
import { toFullUser } from '../mapping/users.ts';
import { FullUser } from '../schemas/devices.ts';
import { CatalogLogin, Login, LoginQuery, SignedIn } from '../schemas/logins.ts';
import type { ApperianOptions } from './options.ts';

const authenticate = defineRoute({
  id: 'apperian.users.authenticate',
  method: 'POST',
  path: '/users/authenticate',
  summary: 'Signs in with user ID and password, for a user token.',
  scope: null,
  query: LoginQuery,
  body: Login,
  status: 200,
  reply: SignedIn,
});

const catalog = defineRoute({
  id: 'apperian.catalog.authenticate',
  method: 'POST',
  path: '/catalog/authenticate',
  summary: 'Signs in to the app catalog on a device, which assigns the device to the user, for a token of both.',
  scope: null,
  query: LoginQuery,
  body: CatalogLogin,
  status: 200,
  reply: SignedIn,
});

const info = defineRoute({
  id: 'apperian.users.info',
  method: 'GET',
  path: '/users/info',
  summary: 'The user that the token belongs to.',
  scope: 'profile:read',
  status: 200,
  reply: Type.Object({ user: FullUser }),
});

export function loginRoutes({ tokenLifetimeSeconds }: ApperianOptions): readonly DialectRoute[] {
  const attempt = (body: Static<typeof Login>, query: { org?: string }, request: FastifyRequest): CatalogAttempt => {
    const organization = body.organization ?? query.org;
    return {
      login: body.user_id,
      password: body.password,
      host: request.host,
      ...(organization === undefined ? {} : { organization }),
      address: request.ip,
      lifetimeSeconds: tokenLifetimeSeconds,
      requestId: request.id,
      agent: request.headers['user-agent'] ?? null,
    };
  };

  return [
    serve(authenticate, async ({ body, query, request }, { catalogs }) =>
      toSignedIn(await catalogs.signIn(attempt(body, query, request))),
    ),
    serve(catalog, async ({ body, query, request }, { catalogs }) => {
      const device = toCatalogDevice(body.device_info, isFromPage(request.headers.origin));
      return toSignedIn(await catalogs.signInOn(attempt(body, query, request), device));
    }),
    serve(info, async ({ actor }, { handsets }) => ({ user: toFullUser(await handsets.holder(actor, { id: actor.id })) })),
  ];
}
