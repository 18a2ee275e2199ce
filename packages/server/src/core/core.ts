/** What every use case needs: storage, clock, caches. Composed once in app.ts. */
import type { PhoneCatalogue } from '../domain/phone-catalogue.ts';
import type { Clock } from '../lib/clock.ts';
import type { Egress } from '../lib/egress/egress.ts';
import type { Later } from '../lib/later.ts';
import type { Random } from '../lib/random.ts';
import type { Mailer } from '../lib/smtp.ts';
import type { Keyring } from '../storage/keyring.ts';
import type { SearchIndex } from '../storage/search/open.ts';
import type { ChainedChange } from '../storage/statements/events.ts';
import type { Storage } from '../storage/storage.ts';
import type { ActorCache } from './actor-cache.ts';
import type { Bell } from './bell.ts';
import type { EventBudget } from './event-budget.ts';
import type { EverHeld } from './ever-held.ts';
import type { Participants } from './facts.ts';
import type { Touches } from './touches.ts';

export interface Core {
  readonly storage: Storage;
  readonly clock: Clock;
  /** Returns a new id that sorts after all earlier ones. */
  readonly newId: () => string;
  /** Of secrets and codes. */
  readonly random: Random;
  readonly actors: ActorCache;
  readonly touches: Touches;
  /** The keys of sealed secrets. */
  readonly keyring: Keyring;
  /** How servers that somebody else names are asked. */
  readonly egress: Egress;
  /** Work that no answer waits for. */
  readonly later: Later;
  /** The table of participants.ts, injected so that no subject imports another. */
  readonly participants: Participants;
  /** The models of desk phones that can be added. A dialect provides them. */
  readonly phoneModels: PhoneCatalogue;
  readonly eventBudget: EventBudget;
  readonly everHeld: EverHeld;
  /** Null where the operator has set no mail server up. */
  readonly mailer: Mailer | null;
  /** Wakes what does jobs. */
  readonly jobs: Bell;
  /** Tells that a webhook was changed, so that what is sent follows at once. */
  readonly webhooks: Bell;
  /** The batch whose open transaction the writes of this core join; undefined for writes of their own. */
  readonly batch?: OpenBatch;
  /** Finds people and devices by parts of what is known of them. */
  readonly search: SearchIndex;
}

export interface OpenBatch {
  /** Runs after the commit of the whole. */
  readonly afterCommit: (effect: () => void) => void;
  /** The answer of the write at work holds a secret. */
  readonly secretShown: () => void;
  /** The events of the operations that were done and are not stored yet. */
  readonly changes: ChainedChange[];
  /** Stores them. Call it where no single operation can be undone. */
  readonly storeEvents: () => void;
}

/** One page of a list and the cursor of the next; null at the end. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

export interface PageRequest {
  /** At most this many items. */
  readonly limit: number;
  readonly cursor: string | null;
}
