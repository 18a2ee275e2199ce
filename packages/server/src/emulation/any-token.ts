/** Takes any token, client and login: one that nobody has becomes that of the vendor's usual caller. */
import type { IncomingMessage } from 'node:http';
import type { Organization } from '../domain/organization.ts';
import type { Dialect } from '../http/dialect/dialect.ts';
import { dialectOf } from '../http/dialect/dialect-of.ts';
import { checkClient } from '../services/identity/authentication.ts';
import type { CatalogAttempt } from '../services/identity/catalogs.ts';
import type { Services } from '../services/services.ts';
import { writeOf } from './contents.ts';
import type { Emulator, EmulatorRole, Vendor } from './public.ts';
import type { World } from './world.ts';

/** Whose token a client of the vendor usually has. On the Genesys face everybody sees their own devices. */
export const USUAL: Readonly<Record<Vendor, EmulatorRole>> = {
  native: 'full',
  genesys: 'member',
  webex: 'full',
  apperian: 'full',
};

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

/** Takes any client id and secret for those of the seed's OAuth client. No number of wrong ones locks anybody out. */
export function anyClient(services: Services, world: Pick<World, 'present'>, { client }: Pick<Emulator, 'client'>): Services {
  if (client === null) return services;
  const authenticateClient: Services['authentication']['authenticateClient'] = async (id, secret) => {
    const { core } = world.present();
    return (await checkClient(core, id, secret)) ?? checkClient(core, client.id, client.secret);
  };
  return { ...services, authentication: { ...services.authentication, authenticateClient } };
}

/** Whose login and password stand for those that nobody has. */
export interface UsualLogin {
  readonly login: string;
  readonly password: string;
}

/** Takes any login of Apperian: one that is wrong becomes that of the vendor's usual caller. */
export function anyLogin(
  services: Services,
  world: Pick<World, 'services'>,
  { id, org }: Pick<Organization, 'id' | 'org'>,
  usual: UsualLogin,
): Services {
  const { actor } = writeOf({ id, org });
  /** Asked without counting, so that no number of wrong ones locks anybody out. */
  const isRight = async ({ login, password }: CatalogAttempt) => {
    const { people, passwords } = world.services();
    const person = await people.findByLogin(actor, login);
    return person !== undefined && (await passwords.check(org, person.id, password)) !== undefined;
  };
  const taken = async (attempt: CatalogAttempt): Promise<CatalogAttempt> => {
    if (await isRight(attempt)) return attempt;
    const { organization: _, ...rest } = attempt;
    return { ...rest, ...usual };
  };
  const { catalogs } = services;
  return {
    ...services,
    catalogs: {
      ...catalogs,
      signIn: async attempt => catalogs.signIn(await taken(attempt)),
      signInOn: async (attempt, device) => catalogs.signInOn(await taken(attempt), device),
    },
  };
}
