/** Verifies an organization's event chain: that no event was changed, removed, added or moved. */
import { BEGINNING, type ChainFault, type ChainPoint, createChainWalk } from '../domain/chain-walk.ts';
import { NO_CHAIN } from '../domain/event-chain.ts';
import { selectChainAfter } from '../storage/statements/events.ts';
import { selectCounters } from '../storage/statements/organizations.ts';
import type { Reader } from '../storage/storage.ts';

export { BEGINNING, type ChainFault, type ChainPoint };

export interface Verification {
  /** The last event that was verified. */
  readonly head: ChainPoint;
  readonly events: number;
  /** Events whose content was erased. Their digest is kept, so the chain verifies but their content cannot be checked. */
  readonly erased: number;
  /** The first event that does not verify; null if all do. */
  readonly fault: ChainFault | null;
}

/** Some milliseconds of work. */
const PAGE_EVENTS = 500;

/**
 * Verifies the events after a trusted point, up to the last one when it begins. Later events change none of these, so it needs no
 * snapshot. `pause` runs between pages, so that others have their turn.
 */
export async function verifyHistory(
  reader: Reader,
  org: number,
  from: ChainPoint = BEGINNING,
  pause: () => Promise<unknown> = async () => undefined,
): Promise<Verification> {
  const end = await endOf(reader, org);
  const walk = createChainWalk(from);
  const outcome = (fault: ChainFault | null) => ({ head: walk.head(), events: walk.events(), erased: walk.erased(), fault });
  const read = (after: number) => {
    const rows = reader.all(selectChainAfter, { org, after, limit: Math.min(PAGE_EVENTS, end.sequence - after) });
    // Where the walk ends before, nobody waits for it.
    rows.catch(() => undefined);
    return rows;
  };
  let next = read(from.sequence);
  while (walk.head().sequence < end.sequence) {
    const { sequence: after } = walk.head();
    const rows = await next;
    // The database reads the next page while this one is hashed.
    next = read(rows.at(-1)?.sequence ?? end.sequence);
    for (const row of rows) {
      const fault = walk.take(row);
      if (fault !== null) return outcome(fault);
    }
    if (rows.length === 0) return outcome({ sequence: after + 1, kind: 'missing' });
    await pause();
  }
  return outcome(faultAtEnd(walk.head(), end));
}

/** The counters in the organization's row, by which removing the last events is noticed. */
async function endOf(reader: Reader, org: number): Promise<ChainPoint> {
  const counters = await reader.one(selectCounters, { org });
  return { sequence: counters?.event ?? 0, chain: counters?.chain ?? NO_CHAIN };
}

function faultAtEnd(head: ChainPoint, end: ChainPoint): ChainFault | null {
  const isEnd = head.sequence === end.sequence && Buffer.compare(head.chain, end.chain) === 0;
  return isEnd ? null : { sequence: head.sequence, kind: 'changed' };
}
