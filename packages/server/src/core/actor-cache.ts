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
  /** Take one before the look-up and pass it to `set`, which does nothing if the actor was evicted in between. */
  readonly ticket: () => number;
  readonly set: (digest: string, authenticated: Authenticated, now: Instant, ticket: number) => void;
  /** Call when a credential is revoked. It stops working on this node at once. */
  readonly forgetCredential: (id: CredentialId) => void;
  /** Call when something else than its rights has changed, so that the next call need not look it up. */
  readonly changeCredential: (id: CredentialId, change: (actor: Actor) => Actor) => void;
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

/** Credentials evicted one by one that are remembered for look-ups under way. Beyond, all look-ups under way are refused. */
const EVICTED_LIMIT = 1_000;

export function createActorCache(): ActorCache {
  const entries = createBoundedMap<string, Entry>(ENTRIES_LIMIT);
  /** Where a credential is, so that its eviction does not look at all entries: every registration of a phone evicts one. */
  const places = createBoundedMap<CredentialId, string>(ENTRIES_LIMIT);
  const evicted = new Map<CredentialId, number>();
  let evictions = 0;
  let lastOfMany = 0;
  const forgetMany = (test: (actor: Actor) => boolean) => {
    lastOfMany = ++evictions;
    entries.deleteWhere(entry => test(entry.authenticated.actor));
  };
  const forgetCredential = (id: CredentialId) => {
    const place = places.get(id);
    if (place !== undefined) entries.delete(place);
    else entries.deleteWhere(({ authenticated }) => authenticated.actor.credentialId === id);
    evictions += 1;
    if (evicted.size >= EVICTED_LIMIT) {
      evicted.clear();
      lastOfMany = evictions;
    }
    evicted.set(id, evictions);
  };
  return {
    get: (digest, now) => {
      const entry = entries.get(digest);
      if (entry === undefined || now - entry.checkedAt >= TRUSTED_MICROS) return undefined;
      const { expiresAt } = entry.authenticated;
      return expiresAt !== null && expiresAt <= now ? undefined : entry.authenticated;
    },
    ticket: () => evictions,
    set: (digest, authenticated, now, ticket) => {
      const { credentialId } = authenticated.actor;
      if (lastOfMany > ticket || (credentialId !== null && (evicted.get(credentialId) ?? 0) > ticket)) return;
      entries.set(digest, { authenticated, checkedAt: now });
      if (credentialId !== null) places.set(credentialId, digest);
    },
    forgetCredential,
    changeCredential: (id, change) => {
      const place = places.get(id);
      const entry = place === undefined ? undefined : entries.get(place);
      if (place === undefined || entry === undefined) return;
      const { authenticated, checkedAt } = entry;
      entries.set(place, { authenticated: { ...authenticated, actor: change(authenticated.actor) }, checkedAt });
    },
    forgetSubject: id => forgetMany(actor => actor.id === id),
    forgetOrganization: org => forgetMany(actor => actor.org === org),
    size: entries.weight,
  };
}
