/** Walks an event chain link by link, and stops at the first event that was changed, removed, added or moved. */
import { type ChainedEvent, chainLink, eventDigest, NO_CHAIN } from './event-chain.ts';

/** An event's number and chain. If it is kept outside the store, it also reveals a history that was rewritten as a whole. */
export interface ChainPoint {
  readonly sequence: number;
  readonly chain: Uint8Array;
}

/** Before the first event. */
export const BEGINNING: ChainPoint = { sequence: 0, chain: NO_CHAIN };

export interface ChainFault {
  readonly sequence: number;
  /** `missing`: there is no such event. `changed`: its chain does not match its content and the event before it. */
  readonly kind: 'missing' | 'changed';
}

/** An event with what verifies it. */
export interface LinkedEvent extends ChainedEvent {
  readonly chain: Uint8Array;
  /** Set if the content was erased: the digest that the chain holds. */
  readonly digest: Uint8Array | null;
}

export interface ChainWalk {
  /** Verifies the next event; null if it is right. */
  readonly take: (event: LinkedEvent) => ChainFault | null;
  /** The last event that was verified. */
  readonly head: () => ChainPoint;
  readonly events: () => number;
  /** Events whose content was erased: their chain verifies, and their content cannot be checked. */
  readonly erased: () => number;
}

export function createChainWalk(from: ChainPoint): ChainWalk {
  let { sequence, chain } = from;
  let [events, erased] = [0, 0];
  return {
    take: event => {
      if (event.sequence !== sequence + 1) return { sequence: sequence + 1, kind: 'missing' };
      const link = chainLink(chain, event.digest ?? eventDigest(event));
      if (Buffer.compare(link, event.chain) !== 0) return { sequence: event.sequence, kind: 'changed' };
      ({ sequence, chain } = event);
      events += 1;
      if (event.digest !== null) erased += 1;
      return null;
    },
    head: () => ({ sequence, chain }),
    events: () => events,
    erased: () => erased,
  };
}
