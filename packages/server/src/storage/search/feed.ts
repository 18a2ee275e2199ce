/**
 * Starts the thread that feeds the index, tells it where something was written, and starts it again when it fails. Writers do not wait
 * for it: a commit costs them one entry in a set.
 */
import type { OrgId } from '../../domain/ids.ts';
import type { FeedSettings } from './feed-source.ts';
import { createKeptThread } from './kept-thread.ts';
import type { IndexKind } from './search-index.ts';

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

/** A lone write is indexed this soon; what the same request or batch writes beside it comes along. */
const GATHER_MS = 50;
/**
 * Under a load of writes the thread is told no more often than this. What is written twice in that time is indexed once, and many
 * organizations at work cost few steps each. With the time of a step it stays well below the second that is promised.
 */
const PAUSE_MS = 500;
/** Finds what another node has committed and not indexed, because it has died. */
const LOOK_EVERY_MS = 10_000;

export function createFeed({ settings, settled, onReady, onFailure }: FeedOptions): Feed {
  const written = new Set<OrgId>();
  const rebuilding = new Map<OrgId, (() => void)[]>();
  let gathering: NodeJS.Timeout | undefined;
  let toldAt = Number.NEGATIVE_INFINITY;
  let looking: NodeJS.Timeout | undefined;

  const answers: { [T in FeedAnswer['type']]: (answer: FeedAnswer & { type: T }) => void } = {
    ready: ({ kind }) => {
      thread.isWell();
      onReady(kind);
      thread.ask({ type: 'look', orgs: null });
      for (const org of rebuilding.keys()) thread.ask({ type: 'rebuild', org });
    },
    settle: ({ org }) => {
      // A store that fails ends the process; until then the thread waits.
      settled(org).then(
        () => thread.ask({ type: 'settled' }),
        () => undefined,
      );
    },
    rebuilding: ({ org }) => {
      for (const done of rebuilding.get(org) ?? []) done();
      rebuilding.delete(org);
    },
    failed: ({ message }) => onFailure(message),
  };
  const answer = (given: FeedAnswer) => answers[given.type](given as never);
  const thread = createKeptThread<FeedRequest, FeedAnswer>('feed-thread', settings, answer, onFailure);
  const start = () => {
    looking ??= setInterval(() => thread.ask({ type: 'look', orgs: null }), LOOK_EVERY_MS).unref();
    thread.start();
  };
  const tell = () => {
    gathering = undefined;
    toldAt = performance.now();
    thread.ask({ type: 'look', orgs: [...written] });
    written.clear();
  };

  return {
    start,
    committed: org => {
      if (!thread.isRunning()) return;
      written.add(org);
      gathering ??= setTimeout(tell, Math.max(GATHER_MS, toldAt + PAUSE_MS - performance.now())).unref();
    },
    rebuild: org =>
      new Promise(resolve => {
        rebuilding.set(org, [...(rebuilding.get(org) ?? []), resolve]);
        start();
        thread.ask({ type: 'rebuild', org });
      }),
    stop: () => {
      clearInterval(looking);
      clearTimeout(gathering);
      return thread.stop({ type: 'stop' });
    },
  };
}
