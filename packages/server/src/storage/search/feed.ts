/**
 * Starts the thread that feeds the index, tells it where something was written, and starts it again when it fails. Writers do not wait
 * for it: a commit costs them one entry in a set.
 */
import type { Worker } from 'node:worker_threads';
import type { OrgId } from '../../domain/ids.ts';
import type { FeedSettings } from './feed-source.ts';
import type { IndexKind } from './search-index.ts';
import { startThread } from './threads.ts';

export type FeedRequest =
  | { readonly type: 'look'; readonly orgs: readonly OrgId[] | null }
  | { readonly type: 'rebuild'; readonly org: OrgId }
  | { readonly type: 'settled' }
  | { readonly type: 'stop' };

export type FeedAnswer =
  | { readonly type: 'ready'; readonly kind: IndexKind }
  | { readonly type: 'settle'; readonly org: OrgId }
  | { readonly type: 'rebuilding'; readonly org: OrgId }
  | { readonly type: 'failed'; readonly message: string };

export interface Feed {
  readonly start: () => void;
  /** Something of the organization was committed. */
  readonly committed: (org: OrgId) => void;
  /** Resolves when building the organization's index has begun. */
  readonly rebuild: (org: OrgId) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface FeedOptions {
  readonly settings: FeedSettings;
  /** Resolves when what is committed now is on the disk. */
  readonly settled: (org: OrgId) => Promise<unknown>;
  readonly onReady: (kind: IndexKind) => void;
  readonly onFailure: (message: string) => void;
}

/** Writes of this time are indexed together. With the time of a step it stays well below the second that is promised. */
const GATHER_MS = 150;
/** Finds what another node has committed and not indexed, because it has died. */
const LOOK_EVERY_MS = 10_000;
/** Between a failure and the next start; doubled up to the limit while it goes on failing. */
const RETRY_MS = 500;
const RETRY_LIMIT_MS = 30_000;

export function createFeed({ settings, settled, onReady, onFailure }: FeedOptions): Feed {
  const written = new Set<OrgId>();
  const rebuilding = new Map<OrgId, (() => void)[]>();
  let thread: Worker | undefined;
  let isStopped = false;
  let retryMs = RETRY_MS;
  let gathering: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;

  const ask = (request: FeedRequest) => thread?.postMessage(request);
  const answers: { [T in FeedAnswer['type']]: (answer: FeedAnswer & { type: T }) => void } = {
    ready: ({ kind }) => {
      retryMs = RETRY_MS;
      onReady(kind);
      ask({ type: 'look', orgs: null });
      for (const org of rebuilding.keys()) ask({ type: 'rebuild', org });
    },
    settle: ({ org }) =>
      // A store that fails ends the process; until then the thread waits.
      void settled(org).then(
        () => ask({ type: 'settled' }),
        () => undefined,
      ),
    rebuilding: ({ org }) => {
      for (const done of rebuilding.get(org) ?? []) done();
      rebuilding.delete(org);
    },
    failed: ({ message }) => onFailure(message),
  };
  const open = () => {
    if (isStopped) return;
    const started = startThread('feed-thread', settings);
    thread = started;
    started.on('message', (answer: FeedAnswer) => answers[answer.type](answer as never));
    started.on('error', (error: Error) => onFailure(error.message));
    started.on('exit', () => {
      if (thread === started) thread = undefined;
      if (isStopped) return;
      setTimeout(open, retryMs).unref();
      retryMs = Math.min(2 * retryMs, RETRY_LIMIT_MS);
    });
  };
  const start = () => {
    if (looking !== undefined || isStopped) return;
    looking = setInterval(() => ask({ type: 'look', orgs: null }), LOOK_EVERY_MS).unref();
    open();
  };

  return {
    start,
    committed: org => {
      if (thread === undefined) return;
      written.add(org);
      gathering ??= setTimeout(() => {
        gathering = undefined;
        ask({ type: 'look', orgs: [...written] });
        written.clear();
      }, GATHER_MS).unref();
    },
    rebuild: org =>
      new Promise(resolve => {
        rebuilding.set(org, [...(rebuilding.get(org) ?? []), resolve]);
        start();
        ask({ type: 'rebuild', org });
      }),
    stop: async () => {
      isStopped = true;
      clearInterval(looking);
      clearTimeout(gathering);
      const last = thread;
      if (last === undefined) return;
      const gone = new Promise(resolve => last.once('exit', resolve));
      ask({ type: 'stop' });
      await gone;
    },
  };
}
