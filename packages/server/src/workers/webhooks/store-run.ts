/** Stores what came of the tries of a webhook together with how far it is, and reads what was asked for since. */
import { isDeepStrictEqual } from 'node:util';
import { change } from '../../core/change.ts';
import { findWebhook, type StoredWebhook } from '../../core/webhooks/find.ts';
import { openSecrets } from '../../core/webhooks/secrets.ts';
import { switchOff } from '../../core/webhooks/sending.ts';
import { systemActor } from '../../domain/actor.ts';
import { subjectsOf } from '../../domain/webhook.ts';
import { inBatches } from '../../lib/in-batches.ts';
import { forgetOld, storeLogged } from '../../services/webhooks/log.ts';
import { advanceWebhook, selectWaiting, selectWebhookWork, type WaitingRow } from '../../storage/statements/webhook-work.ts';
import { createProgress } from './progress.ts';
import { type Item, LEFT_LIMIT, type Run } from './run.ts';
import { log } from './sending.ts';

/** Longer than a try, and than the clocks of two nodes differ by. */
export const LEASE_MS = 30_000;
const WAITING_AT_ONCE = 500;

export class LeaseLost extends Error {}

/** One transaction for everything since the last. Throws `LeaseLost` where another process sends by now. */
export async function storeRun(run: Run): Promise<void> {
  const { core, lease, health, main, replay, wishes } = run;
  spill(run);
  const logged = run.logged.slice();
  const replayed = replay !== null && replay.progress.position() < replay.upTo ? replay : null;
  const storedReplay = replayed && { after: replayed.progress.position(), upTo: replayed.upTo };
  const leaseEndsMs = performance.now() + LEASE_MS;
  const asked = await core.storage.transaction(lease.org, async tx => {
    const [row] = await tx.returning(advanceWebhook, {
      ...lease,
      ...health,
      wishes,
      leaseUntil: core.clock.now() + LEASE_MS * 1_000,
      position: main.position(),
      replayAfter: storedReplay?.after ?? null,
      replayUpTo: storedReplay?.upTo ?? null,
    });
    if (row === undefined) throw new LeaseLost();
    storeLogged(tx, lease.org, lease.id, logged);
    return row.wishes;
  });
  run.logged.splice(0, logged.length);
  run.unforgotten += logged.length;
  run.leaseEndsMs = leaseEndsMs;
  if (asked === wishes) Object.assign(run, { storedReplay, ...(run.replay === replay ? { replay: replayed } : {}) });
  else run.isStale = true;
}

/** The log does not grow until the next housekeeping: at a thousand a second that would be millions. */
const FORGOTTEN_AFTER = 2_000;

export async function forgetIfMany(run: Run): Promise<void> {
  if (run.unforgotten < FORGOTTEN_AFTER) return;
  run.unforgotten = 0;
  await forgetOld(run.core, run.lease.org, run.lease.id);
}

function spill(run: Run): void {
  const readBefore = performance.now() - run.pace.spilledAfterMs;
  for (const item of run.order.all()) {
    if (item.from !== null && !item.isSending && item.readAtMs < readBefore) log(run, item, 'waiting', null, null);
  }
}

/** Reads the webhook and what waits. False where nothing is to be sent. */
export async function refreshRun(run: Run): Promise<boolean> {
  const { core, lease } = run;
  const work = (await core.storage.all(selectWebhookWork, { org: lease.org })).find(({ id }) => id === lease.id);
  const stored = await findWebhook(core.storage, lease.org, lease.id);
  if (work === undefined || stored === undefined || stored.webhook.disabledAt !== null) return false;
  run.target = targetOf(run, stored);
  run.wishes = work.wishes;
  run.main.moveTo(stored.progress.position);
  const { replay } = stored.progress;
  if (!isDeepStrictEqual(replay, run.storedReplay)) {
    run.replay = replay && { progress: createProgress(replay.after), upTo: replay.upTo };
    run.storedReplay = replay;
  }
  await readWaiting(run);
  run.isAtEnd = false;
  run.isStale = false;
  return true;
}

export function targetOf({ core, lease }: Pick<Run, 'core' | 'lease'>, { webhook, sealed }: StoredWebhook): Run['target'] {
  return { webhook, secrets: openSecrets(core.keyring, lease.org, { id: lease.id, sealed }) };
}

async function readWaiting({ core, lease, order }: Run): Promise<void> {
  const read = (after: number) =>
    core.storage.all(selectWaiting, { org: lease.org, id: lease.id, after, limit: WAITING_AT_ONCE });
  for await (const rows of inBatches(0, WAITING_AT_ONCE, read, ({ sequence }) => sequence)) {
    for (const row of rows) {
      const known = order.get(row.sequence);
      if (known === undefined) order.add(toItem(row));
      else if (!known.isSending) Object.assign(known, { dueAt: row.nextAt ?? 0, since: row.since });
    }
    if (order.size() >= LEFT_LIMIT) return;
  }
}

function toItem(row: WaitingRow): Item {
  const { sequence, type, attempts, createdAt, since, nextAt, subject, deviceId, ownerId } = row;
  const subjects = subject === null ? [] : subjectsOf({ subject, deviceId, ownerId });
  const rest = { isSending: false, from: null, event: null, readAtMs: 0 };
  return { sequence, type, subjects, attempts, createdAt, since, dueAt: nextAt ?? 0, ...rest };
}

/** Nothing more is sent to it until somebody enables it. The event says why. */
export async function switchOffRun({ core, lease, target, counts }: Run, organizationId: string, because: string): Promise<void> {
  const write = { actor: systemActor(lease.org, organizationId) };
  await change(core, write, { name: 'webhooks.switchOff', needs: null }, null, async edit => {
    const stored = await findWebhook(edit.tx, lease.org, lease.id);
    if (stored !== undefined && stored.webhook.revision === target.webhook.revision) switchOff(edit, stored, because);
  });
  counts.switchedOff += 1;
}
