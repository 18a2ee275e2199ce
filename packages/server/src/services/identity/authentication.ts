/** Authenticates tokens and OAuth clients. A credential is found by the digest of the whole presented string. */
import type { Core } from '../../core/core.ts';
import { requireOrganizationHere } from '../../core/here.ts';
import { findValidCredential } from '../../core/identity/find.ts';
import { actorOf } from '../../core/present.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Application, clientSecretPresented } from '../../domain/credential.ts';
import type { CredentialId, OrgId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { digest } from '../../lib/crypto.ts';
import type { Instant } from '../../lib/instant.ts';
import { networkOf } from '../../lib/network.ts';
import { locateClient, selectApplication, toApplication } from '../../storage/statements/applications.ts';
import { locateCredential } from '../../storage/statements/credentials.ts';
import type { Misuse } from './misuse.ts';
import { createThrottle } from './throttle.ts';

/** An OAuth client that has presented its secret, or has none, and its organization. */
export interface AuthenticatedClient {
  readonly org: OrgId;
  readonly application: Application;
  /** The secret that it presented; null if it presented none. */
  readonly credentialId: CredentialId | null;
}

export interface Authentication {
  /** The actor of the token. Throws `unauthenticated` if there is none. */
  readonly authenticate: (token: string, address?: string) => Promise<Actor>;
  /** The same from the cache; undefined if the token is not in it. */
  readonly authenticateCached: (token: string) => Actor | undefined;
  /** The OAuth client with this id and secret. Undefined for a wrong secret, a disabled client, and after too many attempts. */
  readonly authenticateClient: (clientId: string, secret: string, address: string) => Promise<AuthenticatedClient | undefined>;
  /** The OAuth client with this id, without a check of its secret. For sign-in pages and public clients. Undefined if it is disabled. */
  readonly findClient: (clientId: string) => Promise<AuthenticatedClient | undefined>;
}

export function createAuthentication(core: Core, misuse: Pick<Misuse, 'credentialRefused'>): Authentication {
  const throttle = createThrottle(() => core.clock.now() / 1_000);
  return {
    ...createTokenCheck(core, misuse),
    authenticateClient: async (clientId, secret, address) => {
      // A client's secret has 256 bits, so no number of networks guesses it: only the one that tries too often is refused.
      const wanted = { account: digest(clientId), address, isFamiliar: async () => true };
      const outcome = await throttle.attempt(wanted, () => checkClient(core, clientId, secret));
      return outcome.kind === 'right' ? outcome.value : undefined;
    },
    findClient: async clientId => {
      const place = await core.storage.one(locateClient, { clientId });
      if (place === undefined) return undefined;
      await requireOrganizationHere(core.storage, place.org);
      const row = await core.storage.one(selectApplication, { org: place.org, id: place.applicationId });
      if (row === undefined || row.disabledReason !== null) return undefined;
      return { org: place.org, application: toApplication(row), credentialId: null };
    },
  };
}

function createTokenCheck(
  { storage, clock, actors, touches }: Core,
  misuse: Pick<Misuse, 'credentialRefused'>,
): Pick<Authentication, 'authenticate' | 'authenticateCached'> {
  const touch = ({ org, credentialId, assignmentNumber, appAssignmentNumber }: Actor, now: Instant) => {
    if (credentialId !== null) touches.credential(org, credentialId, now);
    const number = assignmentNumber ?? appAssignmentNumber;
    if (number !== null) touches.call(org, number, now);
  };
  const cached = (key: string, now: Instant) => {
    const known = actors.get(key, now)?.actor;
    if (known !== undefined) touch(known, now);
    return known;
  };

  return {
    authenticateCached: token => cached(digest(token), clock.now()),
    authenticate: async (token, address) => {
      const [key, now] = [digest(token), clock.now()];
      const known = cached(key, now);
      if (known !== undefined) return known;
      const ticket = actors.ticket();
      const place = await storage.one(locateCredential, { digest: key });
      if (place === undefined) throw new Problem('unauthenticated', 'The credential is unknown, expired or revoked.');
      const authenticated = await actorOf(storage, place, now).catch(error => {
        const isRefused = error instanceof Problem && error.code === 'unauthenticated';
        if (isRefused && address !== undefined) misuse.credentialRefused(place.org, place.credentialId, networkOf(address));
        throw error;
      });
      actors.set(key, authenticated, now, ticket);
      touch(authenticated.actor, now);
      return authenticated.actor;
    },
  };
}

/** Without a limit of attempts. */
export async function checkClient(
  { storage, clock, touches }: Core,
  clientId: string,
  secret: string,
): Promise<AuthenticatedClient | undefined> {
  const now = clock.now();
  const found = await findValidCredential(storage, clientSecretPresented(clientId, secret), now);
  if (found === undefined || found.credential.kind !== 'client_secret') return undefined;
  const { org, credential } = found;
  const row = await storage.one(selectApplication, { org, id: credential.subject.id });
  if (row === undefined || row.clientId !== clientId || row.disabledReason !== null) return undefined;
  touches.credential(org, credential.id, now);
  return { org, application: toApplication(row), credentialId: credential.id };
}
