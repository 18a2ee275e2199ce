/** The use cases of the history together. */
import type { Core } from '../../core/core.ts';
import { type Audit, createAudit } from './audit.ts';
import { createFeed, type Feed } from './feed.ts';
import { createTimelines, type Timelines } from './timelines.ts';
import { createWatch, type Watch } from './watch.ts';

export interface History {
  readonly feed: Feed;
  /** Tells of what is new; for those who follow the events. */
  readonly watch: Watch;
  readonly timelines: Timelines;
  readonly audit: Audit;
}

export function createHistory(core: Core): History {
  const watch = createWatch(core.storage);
  return { feed: createFeed(core, watch), watch, timelines: createTimelines(core), audit: createAudit(core) };
}
