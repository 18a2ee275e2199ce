/** Sends what is ready and due, and draws the conclusions from the answers. */
import { nextTry, SWITCHED_OFF_AFTER_MICROS } from '../../domain/webhook-retries.ts';
import type { Instant } from '../../lib/instant.ts';
import { GONE, type Tried, tryOnce } from '../../services/webhooks/send.ts';
import { type NamedRecordedEvent, selectNamedEvent, toNamedEvent } from '../../storage/statements/feed.ts';
import type { Item, Run } from './run.ts';

/** Enough for 300 messages a second to a receiver that takes a tenth of a second. */
const AT_ONCE = 32;
/** A try takes no longer, and must not last beyond the lease: another process would send the same meanwhile. */
const LONGEST_TRY_MS = 13_000;
const NOT_KEPT = 'the event is not kept any more, as the policy of the organization says';

export function sendReady(run: Run): void {
  for (const item of run.order.ready()) {
    if (!maySend(run)) return;
    if (item.isSending || item.dueAt > run.core.clock.now()) continue;
    item.isSending = true;
    run.sending += 1;
    void run
      .inTurn(() => (isHeld(run) ? send(run, item) : Promise.resolve()))
      .catch(() => undefined)
      .finally(() => {
        item.isSending = false;
        run.sending -= 1;
        sendReady(run);
        run.wake();
      });
  }
}

function maySend(run: Run): boolean {
  const limit = run.outage.isOut() ? 1 : AT_ONCE;
  return run.sending < limit && run.outage.pausedUntil() <= run.core.clock.now() && isHeld(run);
}

function isHeld({ isOver, isStale, deadBecause, leaseEndsMs }: Run): boolean {
  return !isOver && !isStale && deadBecause === null && performance.now() + LONGEST_TRY_MS < leaseEndsMs;
}

/** An error of the store leaves the item as it was. */
async function send(run: Run, item: Item): Promise<void> {
  const event = item.event ?? (await readEvent(run, item));
  if (event === undefined) return settle(run, item, 'dead', null, NOT_KEPT);
  conclude(run, item, await tryOnce(run.core, run.target, event, run.pace.answeredWithinMs));
}

async function readEvent({ core, lease }: Run, { sequence }: Item): Promise<NamedRecordedEvent | undefined> {
  const row = await core.storage.one(selectNamedEvent, { org: lease.org, sequence });
  return row && toNamedEvent(row);
}

function conclude(run: Run, item: Item, tried: Tried): void {
  const now = run.core.clock.now();
  if (item.attempts === 0) item.since = tried.at;
  item.attempts += 1;
  if (tried.error === null) delivered(run, item, tried, now);
  else failed(run, item, { ...tried, error: tried.error }, now);
}

function failed(run: Run, item: Item, tried: Tried & { readonly error: string }, now: Instant): void {
  const { health, outage } = run;
  run.counts.failed += 1;
  health.failingSince ??= tried.at;
  health.lastError = tried.error;
  outage.failed(now, tried.retryAfterMicros);
  if (tried.status === GONE) run.deadBecause = `The receiver answered ${GONE}: it is gone for good.`;
  else if (now - health.failingSince >= SWITCHED_OFF_AFTER_MICROS) {
    run.deadBecause = `Nothing could be delivered for three days: ${tried.error}.`;
  }
  const next = nextTry(item, now, tried.retryAfterMicros, Math.random());
  if (next === null) settle(run, item, 'dead', tried, tried.error);
  else {
    item.dueAt = next;
    log(run, item, 'waiting', tried, null);
  }
}

function delivered(run: Run, item: Item, tried: Tried, now: Instant): void {
  Object.assign(run.health, { lastDeliveredAt: now, failingSince: null, lastError: null });
  // What failed because the receiver was out is not at fault itself, so nothing of it waits any longer.
  if (run.outage.succeeded()) for (const other of run.order.all()) other.dueAt = Math.min(other.dueAt, now);
  settle(run, item, 'delivered', tried, null);
}

function settle(run: Run, item: Item, state: 'delivered' | 'dead', tried: Tried | null, error: string | null): void {
  run.counts[state] += 1;
  const now = run.core.clock.now();
  const nothing = { at: now, durationMs: 0, status: null, error, answer: null, retryAfterMicros: null };
  if (tried === null) item.attempts += 1;
  log(run, item, state, tried ?? nothing, now);
  run.order.settle(item);
}

/** To be stored. A row of it takes the place of its place in the feed. */
export function log(run: Run, item: Item, state: string, tried: Tried | null, settledAt: Instant | null): void {
  const { sequence, type, attempts, createdAt, since, dueAt } = item;
  const nextAt = state === 'waiting' ? dueAt : null;
  run.logged.push({ delivery: { sequence, type, state, attempts, createdAt, since, nextAt, settledAt }, tried });
  item.from?.end(sequence);
  item.from = null;
  item.event = null;
}
