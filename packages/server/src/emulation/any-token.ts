/** Takes any token, client and login: one that nobody has becomes that of the vendor's usual caller. */
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { Dialect } from '../http/dialect/dialect.ts';
import { dialectOf } from '../http/dialect/dialect-of.ts';
import type { Services } from '../services/services.ts';
import type { Emulator, EmulatorRole, Vendor } from './public.ts';
import type { World } from './world.ts';

/** Whose token a client of the vendor usually has. On the Genesys face everybody sees their own devices. */
const USUAL: Readonly<Record<Vendor, EmulatorRole>> = { native: 'full', genesys: 'member', webex: 'full', apperian: 'full' };

export function anyToken(
  dialects: readonly Dialect[],
  world: Pick<World, 'services'>,
  tokens: Emulator['tokens'],
): (request: IncomingMessage) => Promise<void> {
  const isKnown = (token: string) =>
    world
      .services()
      .authentication.authenticate(token)
      .then(
        () => true,
        () => false,
      );
  return async request => {
    const dialect = dialectOf(dialects, request.url ?? '/', request);
    const token = dialect.credential(request);
    // Empty for another scheme, such as the Basic of a client.
    if (token === undefined || token === '' || (await isKnown(token))) return;
    const vendor = dialect.id in USUAL ? (dialect.id as Vendor) : 'native';
    const usual = tokens[vendor][USUAL[vendor]];
    if (request.headers['x-token'] !== undefined) request.headers['x-token'] = usual;
    else request.headers.authorization = `Bearer ${usual}`;
  };
}

/** Takes any client id and secret for those of the seed's OAuth client. */
export function anyClient(services: Services, present: () => Services, { client }: Pick<Emulator, 'client'>): Services {
  if (client === null) return services;
  const authenticateClient: Services['authentication']['authenticateClient'] = async (id, secret, address) => {
    const { authentication } = present();
    const known = await authentication.authenticateClient(id, secret, address);
    return known ?? authentication.authenticateClient(client.id, client.secret, address);
  };
  return { ...services, authentication: { ...services.authentication, authenticateClient } };
}

const LOGINS: ReadonlySet<string | undefined> = new Set(['apperian.users.authenticate', 'apperian.catalog.authenticate']);

/** Takes any name and password of a login: somebody who has no password is the first who has one. */
export function anyLogin({ password, people }: Pick<Emulator, 'password' | 'people'>): (request: FastifyRequest) => void {
  // In a seed, those who administer have passwords.
  const usual = people.find(({ role }) => role === 'full')?.login;
  return request => {
    const { body, routeOptions } = request;
    if (usual === undefined || !LOGINS.has(routeOptions.config.routeId) || typeof body !== 'object' || body === null) return;
    Object.assign(body, { user_id: usual, password });
  };
}
