/** Caches authenticated credentials for five seconds, so that a busy client costs one look-up in that time. */
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
  /** Take one before the look-up and pass it to `set`: if anything was evicted in between, `set` does nothing. */
  readonly ticket: () => number;
  readonly set: (digest: string, authenticated: Authenticated, now: Instant, ticket: number) => void;
  /** Call when a credential is revoked. It stops working on this node at once. */
  readonly forgetCredential: (id: CredentialId) => void;
  /** Call when the rights of a person or application change. */
  readonly forgetSubject: (id: OwnerId) => void;
  /** Call when the settings of an organization change. */
  readonly forgetOrganization: (org: OrgId) => void;
  readonly size: () => number;
}

const ENTRIES_LIMIT = 50_000;
/** How long an entry is used. A revocation by another node takes effect here within this time. */
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
