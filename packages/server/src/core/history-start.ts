/** Where an organization's history begins: at its first event, or behind the last one that its policy has removed. */
import { BEGINNING, type ChainPoint } from '../domain/chain-walk.ts';
import { selectRetention } from '../storage/statements/retention.ts';
import type { Reader } from '../storage/storage.ts';

export interface HistoryStart extends ChainPoint {
  /** The event that tells what was removed; null if nothing was. It has the same chain, and is in the chain itself. */
  readonly toldBy: number | null;
}

export async function historyStart(reader: Reader, org: number): Promise<HistoryStart> {
  const row = await reader.one(selectRetention, { org });
  if (row === undefined || row.eventChain === null) return { ...BEGINNING, toldBy: null };
  return { sequence: row.eventSequence, chain: row.eventChain, toldBy: row.toldBy };
}
