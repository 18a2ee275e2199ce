/**
 * Limits how much history one holder writes in a minute, so that nobody fills the disk by changing their own things for ever. The
 * windows are in memory: each node counts for itself, and a restart begins anew.
 */
import type { Actor } from '../domain/actor.ts';
import { quotaOf } from '../domain/organization.ts';
import { Problem } from '../domain/problem.ts';
import { createWindows, secondsLeft } from '../lib/windows.ts';
import { mayAct } from './rights.ts';

export interface EventBudget {
  /** Counts what a change has written. Throws `rate_limited` if earlier changes have used the minute up. */
  readonly spend: (actor: Actor, bytes: number) => void;
}

const WINDOW_MS = 60_000;

/** The clock is one that nobody sets. */
export function createEventBudget(now: () => number = () => performance.now()): EventBudget {
  const windows = createWindows(WINDOW_MS);
  return {
    spend: (actor, bytes) => {
      // The rate of their requests limits those who work for others.
      if (actor.kind === 'system' || mayAct(actor, 'write any amount')) return;
      const nowMs = now();
      const limit = quotaOf(actor.policy, 'eventBytesPerMinute');
      const open = windows.find(actor.id, nowMs);
      if (open !== undefined && open.count >= limit) throw spent(limit, secondsLeft(open, nowMs));
      windows.count(actor.id, nowMs, bytes);
    },
  };
}

function spent(limit: number, retryAfterSeconds: number): Problem {
  const message = `You have changed as much as the organization allows in a minute (eventBytesPerMinute): ${limit} bytes of history.`;
  return new Problem('rate_limited', message, { limit, retryAfterSeconds });
}
