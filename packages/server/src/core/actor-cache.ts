/** Authenticated credentials of the last seconds, so that a busy client costs one look-up every five of them. */
import type { Actor } from '../domain/actor.ts';
import type { CredentialId, OrgId, OwnerId } from '../domain/ids.ts';
import { createBoundedMap } from '../lib/bounded-map.ts';
import type { Instant } from '../lib/instant.ts';

export interface Authenticated {
  readonly actor: Actor;
  readonly expiresAt: Instant | null;
}

export interface ActorCache {
  readonly get: (digest: string, now: Instant) => Authenticated | undefined;
  /** Call before the look-up whose answer will be set: what was forgotten meanwhile stays forgotten. */
  readonly ticket: () => number;
  readonly set: (digest: string, authenticated: Authenticated, now: Instant, ticket: number) => void;
  /** A credential was revoked: it stops at once on this node. */
  readonly forgetCredential: (id: CredentialId) => void;
  /** A person's or application's rights changed. */
  readonly forgetSubject: (id: OwnerId) => void;
  /** The settings of an organization changed. */
  readonly forgetOrganization: (org: OrgId) => void;
  readonly size: () => number;
}

const ENTRIES_LIMIT = 50_000;
/** Another node's revocation is seen at the latest after this time. */
export const TRUSTED_MICROS = 5_000_000;

interface Entry {
  readonly authenticated: Authenticated;
  readonly checkedAt: Instant;
}

export function createActorCache(): ActorCache {
  const entries = createBoundedMap<string, Entry>(ENTRIES_LIMIT);
  let generation = 0;
  const forget = (test: (actor: Actor) => boolean) => {
    generation += 1;
    entries.deleteWhere(entry => test(entry.authenticated.actor));
  };
  return {
    get: (digest, now) => {
      const entry = entries.get(digest);
      if (entry === undefined || now - entry.checkedAt >= TRUSTED_MICROS) return undefined;
      const { expiresAt } = entry.authenticated;
      return expiresAt !== null && expiresAt <= now ? undefined : entry.authenticated;
    },
    ticket: () => generation,
    set: (digest, authenticated, now, ticket) => {
      if (ticket === generation) entries.set(digest, { authenticated, checkedAt: now });
    },
    forgetCredential: id => forget(actor => actor.credentialId === id),
    forgetSubject: id => forget(actor => actor.id === id),
    forgetOrganization: org => forget(actor => actor.org === org),
    size: entries.weight,
  };
}
