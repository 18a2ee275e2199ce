/** Verifies an organization's event chain: that no event was changed, removed, added or moved. */
import { BEGINNING, type ChainFault, type ChainPoint, createChainWalk } from '../domain/chain-walk.ts';
import { NO_CHAIN } from '../domain/event-chain.ts';
import { type ChainRow, selectChainAfter } from '../storage/statements/events.ts';
import { selectCounters } from '../storage/statements/organizations.ts';
import type { Reader } from '../storage/storage.ts';
import { type HistoryStart, historyStart } from './history-start.ts';

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
 * Verifies the events after a trusted point, up to the last one when it begins; without a point, from where the history begins. Later
 * events change none of these, so it needs no snapshot. `pause` runs between pages, so that others have their turn.
 */
export async function verifyHistory(
  reader: Reader,
  org: number,
  from: ChainPoint = BEGINNING,
  pause: () => Promise<unknown> = async () => undefined,
): Promise<Verification> {
  for (;;) {
    const start = await historyStart(reader, org);
    const verified = await verifyFrom(reader, org, from.sequence === 0 ? start : from, start, pause);
    // Events may have been removed meanwhile, as the policy says.
    if (verified.fault === null || (await historyStart(reader, org)).sequence === start.sequence) return verified;
  }
}

async function verifyFrom(
  reader: Reader,
  org: number,
  from: ChainPoint,
  start: HistoryStart,
  pause: () => Promise<unknown>,
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
  let isTold = start.sequence === 0 || from.sequence !== start.sequence;
  while (walk.head().sequence < end.sequence) {
    const { sequence: after } = walk.head();
    const rows = await next;
    // The database reads the next page while this one is hashed.
    next = read(rows.at(-1)?.sequence ?? end.sequence);
    for (const row of rows) {
      const fault = walk.take(row);
      if (fault !== null) return outcome(fault);
      if (row.sequence === start.toldBy) isTold ||= tells(row, start);
    }
    if (rows.length === 0) return outcome({ sequence: after + 1, kind: 'missing' });
    await pause();
  }
  return outcome(isTold ? faultAtEnd(walk.head(), end) : { sequence: start.sequence, kind: 'missing' });
}

/** An event in the chain tells up to where events were removed, so that nobody else can remove the first ones. */
function tells({ type, after }: ChainRow, { sequence, chain }: ChainPoint): boolean {
  if (type !== 'organization.retention_applied' || after === null) return false;
  const told = JSON.parse(after) as { readonly removedUpTo?: unknown; readonly chain?: unknown };
  return told.removedUpTo === sequence && told.chain === Buffer.from(chain).toString('hex');
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
