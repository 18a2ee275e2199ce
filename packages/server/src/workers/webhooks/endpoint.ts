/** Sends to one webhook while this process has its lease: reads ahead, sends, and stores what came of it, until it is told to stop. */
import { setTimeout as pause } from 'node:timers/promises';
import { releaseWebhook } from '../../storage/statements/webhook-work.ts';
import type { Bell } from './bell.ts';
import { awaitNews, hasRoom, readAhead } from './read-ahead.ts';
import type { Run } from './run.ts';
import { sendReady } from './sending.ts';
import { forgetIfMany, LEASE_MS, LeaseLost, refreshRun, storeRun, switchOffRun } from './store-run.ts';

/** So long outcomes are collected: a crash repeats what was sent in this time. */
const STORED_AFTER_MS = 100;
/** Outcomes that one transaction stores at most before it is asked for at once. */
const STORED_TOGETHER = 200;
/** The lease is taken longer in good time, and with it the position is stored. */
const RENEWED_AFTER_MS = LEASE_MS / 3;
/** When the store is away. */
const RETRY_MS = 1_000;
/** When the server stops. */
const LAST_ANSWERS_MS = 2_000;

export interface Endpoint {
  readonly run: Run;
  /** Resolves when nothing is sent any more and all is stored. */
  readonly ended: Promise<void>;
  /** `answersMs`: how long those that are on their way have to be answered. What has no answer then is sent again. */
  readonly stop: (answersMs?: number) => Promise<void>;
}

export function startEndpoint(run: Run, bell: Bell, organizationId: string): Endpoint {
  const stopping = new AbortController();
  let lastAnswersMs = LAST_ANSWERS_MS;
  const finished = () => finish(run, lastAnswersMs);
  const ended = work(run, bell, { organizationId, signal: stopping.signal, finish: finished }).finally(() => {
    run.isOver = true;
    stopping.abort();
  });
  return {
    run,
    ended,
    stop: async (answersMs = LAST_ANSWERS_MS) => {
      lastAnswersMs = answersMs;
      run.isOver = true;
      stopping.abort();
      bell.ring();
      await ended;
    },
  };
}

interface Ending {
  readonly organizationId: string;
  readonly signal: AbortSignal;
  readonly finish: () => Promise<void>;
}

async function work(run: Run, bell: Bell, { organizationId, signal, finish }: Ending): Promise<void> {
  if (!(await refreshRun(run))) return release(run);
  let storedMs = performance.now();
  let watching: Promise<void> | undefined;
  while (!run.isOver && run.deadBecause === null) {
    if (run.isStale && !(await refreshRun(run))) break;
    if (hasRoom(run)) await readAhead(run);
    sendReady(run);
    if (run.isAtEnd && watching === undefined && !hasRoom(run)) {
      watching = awaitNews(run, signal).finally(() => {
        watching = undefined;
      });
    }
    const wait = timeToStore(run, storedMs);
    if (wait <= 0) {
      if (await stored(run)) storedMs = performance.now();
      else return;
    } else if (!hasRoom(run)) await bell.heard(Math.min(wait, run.pace.lookEveryMs));
  }
  await finish();
  if (run.deadBecause !== null) await switchOffRun(run, organizationId, run.deadBecause);
}

function timeToStore({ logged, main, replay, sending, pace }: Run, storedMs: number): number {
  const sinceMs = performance.now() - storedMs;
  if (logged.length >= STORED_TOGETHER) return 0;
  if (logged.length > 0) return STORED_AFTER_MS - sinceMs;
  const isHoldingBack = main.open() + (replay?.progress.open() ?? 0) > sending;
  return (isHoldingBack ? pace.spilledAfterMs : RENEWED_AFTER_MS) - sinceMs;
}

/** False where another process sends by now. While the store is away nothing is lost, and nothing is begun once the lease runs out. */
async function stored(run: Run): Promise<boolean> {
  try {
    await storeRun(run);
    await forgetIfMany(run);
    return true;
  } catch (error) {
    if (error instanceof LeaseLost) return false;
    if (performance.now() > run.leaseEndsMs) throw error;
    await pause(RETRY_MS);
    return true;
  }
}

async function finish(run: Run, answersMs: number): Promise<void> {
  run.isOver = true;
  const until = performance.now() + answersMs;
  while (run.sending > 0 && performance.now() < until) await pause(10);
  await storeRun(run).catch(error => {
    if (!(error instanceof LeaseLost)) throw error;
  });
  await release(run);
}

async function release({ core, lease }: Run): Promise<void> {
  await core.storage.transaction(lease.org, tx => tx.run(releaseWebhook, { ...lease }));
}
