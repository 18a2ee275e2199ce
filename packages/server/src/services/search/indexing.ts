/** Says how far the search index of an organization is, and builds it anew. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { IndexKind, IndexPosition } from '../../storage/search/search-index.ts';
import { selectCounters } from '../../storage/statements/organizations.ts';

export interface IndexStatus {
  readonly state: 'ready' | 'building' | 'absent';
  readonly kind: IndexKind | null;
  readonly progress: number;
  readonly indexedSequence: number;
  readonly lastSequence: number;
}

export interface Indexing {
  readonly status: (actor: Actor) => Promise<IndexStatus>;
  /** Resolves when it has begun. It changes no fact, so no event tells of it. */
  readonly rebuild: (write: Write) => Promise<IndexStatus>;
  /** The same, and resolves when it is done. */
  readonly rebuilt: (write: Write) => Promise<IndexStatus>;
}

const ASK_AGAIN_MS = 50;

export function createIndexing(core: Core): Indexing {
  const rebuild = async ({ actor, dryRun = false }: Write) => {
    requireRight(actor, 'rebuild the search index');
    if (!dryRun) await core.search.rebuild(actor.org);
    return statusOf(core, actor.org);
  };
  return {
    status: async actor => {
      requireRight(actor, 'read devices');
      return statusOf(core, actor.org);
    },
    rebuild,
    rebuilt: async write => {
      let status = await rebuild(write);
      while (status.state !== 'ready' && !write.dryRun) {
        await sleep(ASK_AGAIN_MS);
        status = await statusOf(core, write.actor.org);
      }
      return status;
    },
  };
}

async function statusOf({ storage, search }: Core, org: OrgId): Promise<IndexStatus> {
  const [position, counters] = await Promise.all([search.position(org), storage.one(selectCounters, { org })]);
  return {
    state: position === undefined ? 'absent' : position.building === null ? 'ready' : 'building',
    kind: search.kind(),
    progress: progressOf(position, counters?.number ?? 0),
    indexedSequence: position?.sequence ?? 0,
    lastSequence: counters?.event ?? 0,
  };
}

/** People come first, then devices; both count by the same numbers. */
function progressOf(position: IndexPosition | undefined, lastNumber: number): number {
  if (position === undefined) return 0;
  const { building } = position;
  if (building === null) return 1;
  const part = lastNumber === 0 ? 0 : Math.min(1, building.after / lastNumber) / 2;
  return building.noun === 'person' ? part : 0.5 + part;
}
