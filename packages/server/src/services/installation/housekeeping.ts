/** Deletes stored answers and expired credentials that are no longer needed. Their events stay in the history. */
import type { Core } from '../../core/core.ts';
import { forgetExpired } from '../../core/identity/expired.ts';
import { forgetLeavers, forgetMergedPeople } from '../../core/identity/leavers.ts';
import { forgetReplays } from '../../core/replay.ts';
import type { OrgId } from '../../domain/ids.ts';
import { pruneMerges } from '../../storage/statements/merges.ts';

export interface Housekeeping {
  /** Deletes the answers under idempotency keys that no client repeats any more. Returns how many. */
  readonly forgetReplays: (org: OrgId) => Promise<number>;
  /** Deletes tokens, codes and sessions that expired long ago; each sign-in leaves several. Returns how many. */
  readonly forgetExpired: (org: OrgId) => Promise<number>;
  /** Deletes what the undo of an off-boarding would need, passwords among it, once its time is over. Returns how many. */
  readonly forgetLeavers: (org: OrgId) => Promise<number>;
  /** Deletes what the undo of a merge would need, once its time is over. Returns how many. */
  readonly forgetMerges: (org: OrgId) => Promise<number>;
}

const DAY_MICROS = 24 * 3_600_000_000;
/** Clients retry within minutes, batch jobs within hours. */
const REPLAYS_KEPT_MICROS = DAY_MICROS;
/** Long enough to investigate an expired token. */
const EXPIRED_KEPT_MICROS = 30 * DAY_MICROS;
/** Credentials per transaction: few enough that other writers of the organization do not wait long. */
const BATCH = 200;

export function createHousekeeping({ storage, clock }: Core): Housekeeping {
  return {
    forgetReplays: org => storage.transaction(org, tx => forgetReplays(tx, org, clock.now() - REPLAYS_KEPT_MICROS)),
    forgetLeavers: org => storage.transaction(org, tx => forgetLeavers(tx, org, clock.now())),
    forgetMerges: org =>
      storage.transaction(org, async tx => {
        const now = clock.now();
        return (await tx.run(pruneMerges, { org, now })) + (await forgetMergedPeople(tx, org, now));
      }),
    forgetExpired: async org => {
      const before = clock.now() - EXPIRED_KEPT_MICROS;
      let forgotten = 0;
      for (;;) {
        const batch = await storage.transaction(org, tx => forgetExpired(tx, org, before, BATCH));
        forgotten += batch;
        if (batch < BATCH) return forgotten;
      }
    },
  };
}
