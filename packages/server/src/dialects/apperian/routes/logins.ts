/** The logins that make tokens, and who a token stands for (contract §2). */
import { defineRoute } from '@heldby/contract';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import type { CatalogAttempt, CatalogSignIn } from '../../../services/holding/catalogs.ts';
import { organizationPsk, renderId } from '../ids.ts';
import { toCatalogDevice } from '../mapping/devices.ts';
import { toFullUser } from '../mapping/users.ts';
import { DeviceInfo, FullUser, Id } from '../schemas/devices.ts';
import type { ApperianOptions } from './options.ts';

const credentials = {
  user_id: Type.String({ minLength: 1, maxLength: 200 }),
  password: Type.String({ maxLength: 4_096 }),
  organization: Type.Optional(Type.String({ maxLength: 200 })),
};
const Query = Type.Object({ org: Type.Optional(Type.String({ maxLength: 200 })) });
const SignedIn = Type.Object({
  token: Type.String(),
  user: FullUser,
  organization: Type.Object({ psk: Type.Integer(), id: Id, name: Type.String() }),
});

const authenticate = defineRoute({
  id: 'apperian.users.authenticate',
  method: 'POST',
  path: '/users/authenticate',
  summary: 'Signs in with user ID and password, for a user token.',
  scope: null,
  query: Query,
  body: Type.Object(credentials),
  status: 200,
  reply: SignedIn,
});

const catalog = defineRoute({
  id: 'apperian.catalog.authenticate',
  method: 'POST',
  path: '/catalog/authenticate',
  summary: 'Signs in to the app catalog on a device, which assigns the device to the user, for a token of both.',
  scope: null,
  query: Query,
  body: Type.Object({
    ...credentials,
    remember_me: Type.Optional(Type.Boolean()),
    register_catalog: Type.Optional(Type.Boolean()),
    device_info: DeviceInfo,
  }),
  status: 200,
  reply: SignedIn,
});

const info = defineRoute({
  id: 'apperian.users.info',
  method: 'GET',
  path: '/users/info',
  summary: 'The user whom the token stands for.',
  scope: 'profile:read',
  status: 200,
  reply: Type.Object({ user: FullUser }),
});

interface Login {
  readonly user_id: string;
  readonly password: string;
  readonly organization?: string;
}

/** An app whose pages come out of itself has an origin, too: `null`, `file://` or one of its own making. */
function isFromPage(origin: string | undefined): boolean {
  return origin !== undefined && /^https?:\/\//.test(origin);
}

export function loginRoutes({ tokenLifetimeSeconds }: ApperianOptions): readonly DialectRoute[] {
  const attempt = (body: Login, query: { org?: string }, request: FastifyRequest): CatalogAttempt => {
    const organization = body.organization ?? query.org;
    return {
      login: body.user_id,
      password: body.password,
      host: request.host,
      ...(organization === undefined ? {} : { organization }),
      address: request.ip,
      lifetimeSeconds: tokenLifetimeSeconds,
      requestId: request.id,
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

function toSignedIn({ token, organization, ...holder }: CatalogSignIn) {
  const { id, name } = organization;
  return { token, user: toFullUser(holder), organization: { psk: organizationPsk(id), id: renderId(id), name } };
}
