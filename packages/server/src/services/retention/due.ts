/** Finds what a policy no longer keeps. It looks through the tables in strides, between other work. */
import type { Core } from '../../core/core.ts';
import { historyStart } from '../../core/history-start.ts';
import type { ChainPoint } from '../../domain/chain-walk.ts';
import type { OrgId } from '../../domain/ids.ts';
import { inBatches } from '../../lib/in-batches.ts';
import type { Instant } from '../../lib/instant.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import { selectCountPosition } from '../../storage/statements/device-counts.ts';
import { selectCounters } from '../../storage/statements/organizations.ts';
import { type EndedRow, type SpentRow, selectEndedBefore, selectSpentBefore } from '../../storage/statements/retention.ts';
import { selectCausesAfter } from '../../storage/statements/retention-events.ts';
import { selectChainAt } from '../../storage/statements/search.ts';

type Store = Pick<Core, 'storage'>;

/** The work is nobody's in particular. */
const NOBODY = 'retention';
const CAUSES = 2_000;
const NUMBERS = 5_000;
const CREDENTIALS = 1_000;

/**
 * The last event that is to go: the one before the first change that is kept. The last change of all is kept, so that what follows the
 * history finds where it is. Null if none is to go.
 */
export async function cutOf({ storage }: Store, org: OrgId, before: Instant): Promise<ChainPoint | null> {
  const start = await historyStart(storage, org);
  let keptFrom = start.sequence + 1;
  for (let after = start.sequence; ; ) {
    const causes = await storage.all(selectCausesAfter, { org, after, limit: CAUSES });
    const kept = causes.findIndex(({ at }) => at >= before);
    keptFrom = (kept < 0 ? causes.at(-1)?.sequence : causes[kept]?.sequence) ?? keptFrom;
    if (kept >= 0 || causes.length < CAUSES) break;
    after = keptFrom;
    await slowLane.turn(NOBODY);
  }
  const sequence = keptFrom - 1;
  if (sequence <= start.sequence || sequence > (await countedUpTo(storage, org))) return null;
  const found = await storage.one(selectChainAt, { org, sequence });
  return found === undefined ? null : { sequence, chain: found.chain };
}

/** Devices are counted by the events, some seconds later. What is not counted yet has to stay. */
async function countedUpTo(storage: Core['storage'], org: OrgId): Promise<number> {
  return (await storage.one(selectCountPosition, { org }))?.sequence ?? Number.POSITIVE_INFINITY;
}

/** Ended assignments, some at a time. */
export async function* endedBefore({ storage }: Store, org: OrgId, before: Instant): AsyncGenerator<readonly EndedRow[]> {
  const last = (await storage.one(selectCounters, { org }))?.number ?? 0;
  for (let after = 0; after < last; after += NUMBERS) {
    const rows = await storage.all(selectEndedBefore, { org, after, upTo: after + NUMBERS, before });
    if (rows.length > 0) yield rows;
    await slowLane.turn(NOBODY);
  }
}

/** Credentials that were revoked, or expired, before the instant. */
export async function* spentBefore({ storage }: Store, org: OrgId, before: Instant): AsyncGenerator<readonly SpentRow[]> {
  const read = (after: string) => storage.all(selectSpentBefore, { org, after, before, limit: CREDENTIALS });
  for await (const rows of inBatches('', CREDENTIALS, read, ({ id }) => id)) {
    const spent = rows.filter(row => row.spent === 1);
    if (spent.length > 0) yield spent;
    await slowLane.turn(NOBODY);
  }
}
