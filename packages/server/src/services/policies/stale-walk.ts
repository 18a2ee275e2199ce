/** Finds the devices that the stale policy has to do with, in strides, so that nobody waits for it. */
import type { Core } from '../../core/core.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { StaleRules } from '../../domain/stale.ts';
import type { Instant } from '../../lib/instant.ts';
import type { Reach } from '../../storage/statements/reach.ts';
import { type StaleRow, selectStaleBetween, selectStaleEdge, staleBefore } from '../../storage/statements/stale.ts';
import { BEYOND, inStrides, type Strided } from '../walk.ts';

export interface StaleQuestion {
  readonly org: OrgId;
  readonly now: Instant;
  readonly rules: StaleRules;
  readonly reach: Reach;
}

export function staleDevices(
  { storage }: Pick<Core, 'storage'>,
  question: StaleQuestion,
  after = 0,
): AsyncGenerator<readonly StaleRow[]> {
  const { org, now, rules, reach } = question;
  const key = { org, now, ...staleBefore(rules, now), ...reach };
  const rows: Strided<StaleRow> = {
    edge: async (start, skip) => (await storage.one(selectStaleEdge, { org, start, skip }))?.number,
    read: ({ above, below }, limit) => storage.all(selectStaleBetween, { ...key, above, below, limit }),
  };
  return inStrides(rows, after, () => BEYOND);
}
