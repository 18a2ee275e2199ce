/** Verifies an organization's event chain: that no event was changed, removed, added or moved. */
import { chainLink, eventDigest, NO_CHAIN } from '../domain/event-chain.ts';
import { type ChainRow, selectChainAfter } from '../storage/statements/events.ts';
import { selectCounters } from '../storage/statements/organizations.ts';
import type { Reader } from '../storage/storage.ts';

/** An event's number and chain. If it is kept outside the store, it also reveals a history that was rewritten as a whole. */
export interface ChainPoint {
  readonly sequence: number;
  readonly chain: Uint8Array;
}

export interface Verification {
  /** The last event that was verified. */
  readonly head: ChainPoint;
  readonly events: number;
  /** Events whose content was erased. Their digest is kept, so the chain verifies but their content cannot be checked. */
  readonly erased: number;
  /** The first event that does not verify; null if all do. */
  readonly fault: ChainFault | null;
}

export interface ChainFault {
  readonly sequence: number;
  /** `missing`: there is no such event. `changed`: its chain does not match its content and the event before it. */
  readonly kind: 'missing' | 'changed';
}

/** Before the first event. */
export const BEGINNING: ChainPoint = { sequence: 0, chain: NO_CHAIN };

/** Enough for cheap reads, few enough not to block other work. */
const PAGE_EVENTS = 1_000;

/** Verifies the events after a trusted point. Pass the reader of a snapshot, because the counters are read last. */
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

/** Compares the end with the counters in the organization's row, so that removing the last events is noticed. */
async function faultAtEnd(reader: Reader, org: number, head: ChainPoint): Promise<ChainFault | null> {
  const counters = await reader.one(selectCounters, { org });
  const last = counters?.event ?? 0;
  if (last > head.sequence) return { sequence: head.sequence + 1, kind: 'missing' };
  const isHead = last === head.sequence && Buffer.compare(counters?.chain ?? NO_CHAIN, head.chain) === 0;
  return isHead ? null : { sequence: head.sequence, kind: 'changed' };
}
