/** Walks an organization's history and says whether it is the one that was written: nothing changed, removed, added or moved. */
import { chainLink, eventDigest, NO_CHAIN } from '../domain/event-chain.ts';
import { type ChainRow, selectChainAfter } from '../storage/statements/events.ts';
import { selectCounters } from '../storage/statements/organizations.ts';
import type { Reader } from '../storage/storage.ts';

/** A point of the history: an event and its chain. Noted outside of the store, it also shows a history that was written anew. */
export interface ChainPoint {
  readonly sequence: number;
  readonly chain: Uint8Array;
}

export interface Verification {
  /** Up to where the history is as it was written. */
  readonly head: ChainPoint;
  readonly events: number;
  /** Events whose content was erased: their digest is kept, so that the chain goes on, and nothing can be said of their content. */
  readonly erased: number;
  /** The first event that does not fit; null for a whole history. */
  readonly fault: ChainFault | null;
}

export interface ChainFault {
  readonly sequence: number;
  /** `missing`: it is not there. `changed`: its chain does not follow from its content and the event before it. */
  readonly kind: 'missing' | 'changed';
}

/** Before the first event. */
export const BEGINNING: ChainPoint = { sequence: 0, chain: NO_CHAIN };

/** Enough to make a read cheap, few enough to let others have their turn. */
const PAGE_EVENTS = 1_000;

/** Verifies what came after a point that is known to be right. Give it a snapshot's reader: the head is read last. */
export async function verifyHistory(reader: Reader, org: number, from: ChainPoint = BEGINNING): Promise<Verification> {
  let head = from;
  let [events, erased] = [0, 0];
  for (;;) {
    const rows = await reader.all(selectChainAfter, { org, after: head.sequence, limit: PAGE_EVENTS });
    for (const row of rows) {
      const fault = faultOf(row, head);
      if (fault !== null) return { head, events, erased, fault };
      head = { sequence: row.sequence, chain: row.chain };
      events += 1;
      if (row.digest !== null) erased += 1;
    }
    if (rows.length < PAGE_EVENTS) return { head, events, erased, fault: await faultAtEnd(reader, org, head) };
  }
}

function faultOf(row: ChainRow, { sequence, chain }: ChainPoint): ChainFault | null {
  if (row.sequence !== sequence + 1) return { sequence: sequence + 1, kind: 'missing' };
  const link = chainLink(chain, row.digest ?? eventDigest(row));
  return link.equals(row.chain) ? null : { sequence: row.sequence, kind: 'changed' };
}

/** The organization's own row knows how many events there are, so that the last ones cannot be cut off unseen. */
async function faultAtEnd(reader: Reader, org: number, head: ChainPoint): Promise<ChainFault | null> {
  const counters = await reader.one(selectCounters, { org });
  const last = counters?.event ?? 0;
  if (last > head.sequence) return { sequence: head.sequence + 1, kind: 'missing' };
  const isHead = last === head.sequence && Buffer.compare(counters?.chain ?? NO_CHAIN, head.chain) === 0;
  return isHead ? null : { sequence: head.sequence, kind: 'changed' };
}
