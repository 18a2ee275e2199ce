/** What a process knows while it sends to one webhook. Everything of it that must survive is in the store. */
import type { Core } from '../../core/core.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Watch } from '../../services/feed/watch.ts';
import type { Logged } from '../../services/webhooks/log.ts';
import type { Target } from '../../services/webhooks/send.ts';
import type { NamedRecordedEvent } from '../../storage/statements/feed.ts';
import type { Lease } from '../../storage/statements/webhook-work.ts';
import type { SendingCounts } from './figures.ts';
import type { Order, Ordered } from './order.ts';
import type { Outage } from './outage.ts';
import type { Pace } from './pace.ts';
import type { Progress } from './progress.ts';

/** One event that is to be sent. */
export interface Item extends Ordered {
  readonly type: string;
  readonly createdAt: Instant;
  /** Since when it is tried; three days later it is given up. */
  since: Instant;
  attempts: number;
  dueAt: Instant;
  isSending: boolean;
  /** Where it was read from; null once there is a row of it. */
  from: Progress | null;
  /** Kept only until there is a row of it, so that what waits takes little memory. */
  event: NamedRecordedEvent | null;
  /** By the process's own clock. */
  readonly readAtMs: number;
}

export interface Health {
  lastDeliveredAt: Instant | null;
  failingSince: Instant | null;
  lastError: string | null;
}

export interface Run {
  readonly core: Core;
  readonly watch: Watch;
  readonly lease: Lease;
  /** Runs a try when there is room among those of all webhooks. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** The loop goes on. */
  readonly wake: () => void;
  readonly order: Order<Item>;
  readonly outage: Outage;
  readonly health: Health;
  /** Of all webhooks of the process. */
  readonly counts: SendingCounts;
  readonly pace: Pace;
  target: Target;
  main: Progress;
  replay: { readonly progress: Progress; readonly upTo: number } | null;
  /** The replay as it was last stored or read, by which another one shows. */
  storedReplay: { readonly after: number; readonly upTo: number } | null;
  /** What was asked for when the webhook was last read. */
  wishes: number;
  /** To be stored with the next transaction. */
  readonly logged: Logged[];
  sending: number;
  /** Deliveries that were stored since old ones were forgotten. */
  unforgotten: number;
  /** Everything that has happened was read. */
  isAtEnd: boolean;
  /** The webhook may be another one by now. */
  isStale: boolean;
  /** Nothing is begun any more. */
  isOver: boolean;
  /** Why nothing can be sent ever again. */
  deadBecause: string | null;
  /** By the process's own clock: until when nobody else sends. */
  leaseEndsMs: number;
}

/** What was read and has no row yet: it is read again after a crash. */
export const WINDOW = 500;
/** What is left of one webhook, most of it waiting for a receiver that fails. Beyond it, the feed itself is the queue. */
export const LEFT_LIMIT = 10_000;
