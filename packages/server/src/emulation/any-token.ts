/** Takes any token: one that nobody has becomes that of the vendor's usual caller. */
import type { IncomingMessage } from 'node:http';
import type { Dialect } from '../http/dialect/dialect.ts';
import { dialectOf } from '../http/dialect/dialect-of.ts';
import type { Emulator, EmulatorRole, Vendor } from './public.ts';
import type { World } from './world.ts';

/** Whose token a client of the vendor usually has. On the Genesys face everybody sees their own devices. */
const USUAL: Readonly<Record<Vendor, EmulatorRole>> = { native: 'full', genesys: 'member', webex: 'full', apperian: 'full' };

export function anyToken(
  dialects: readonly Dialect[],
  world: World,
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
    if (token === undefined || (await isKnown(token))) return;
    const vendor = dialect.id in USUAL ? (dialect.id as Vendor) : 'native';
    const usual = tokens[vendor][USUAL[vendor]];
    if (request.headers['x-token'] !== undefined) request.headers['x-token'] = usual;
    else request.headers.authorization = `Bearer ${usual}`;
  };
}
