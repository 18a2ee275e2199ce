/** Throws away what has served its time. The history keeps what was recorded of it. */
import type { Core } from '../../core/core.ts';
import { forgetExpired } from '../../core/identity/expired.ts';
import { forgetReplays } from '../../core/replay.ts';
import type { OrgId } from '../../domain/ids.ts';

export interface Housekeeping {
  /** Forgets answers kept under idempotency keys for longer than a client resends. */
  readonly forgetReplays: (org: OrgId) => Promise<number>;
  /** Forgets tokens, codes and sessions that expired long ago: each sign-in leaves several. Says how many. */
  readonly forgetExpired: (org: OrgId) => Promise<number>;
}

const DAY_MICROS = 24 * 3_600_000_000;
/** Clients resend within minutes, batch jobs within hours. */
const REPLAYS_KEPT_MICROS = DAY_MICROS;
/** Long enough to look into what an expired token was. */
const EXPIRED_KEPT_MICROS = 30 * DAY_MICROS;
/** Per transaction, so that other writers of the organization get their turn in between. */
const BATCH = 200;

export function createHousekeeping({ storage, clock }: Core): Housekeeping {
  return {
    forgetReplays: org => storage.transaction(org, tx => forgetReplays(tx, org, clock.now() - REPLAYS_KEPT_MICROS)),
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
