/** Throws away what has served its time. */
import type { OrgId } from '../domain/ids.ts';
import { deleteReplaysBefore } from '../storage/statements/idempotency.ts';
import type { Core } from './core.ts';

export interface Housekeeping {
  /** Forgets answers kept under idempotency keys for longer than a client resends. */
  readonly forgetReplays: (org: OrgId) => Promise<number>;
}

/** A day: clients resend within minutes, batch jobs within hours. */
const REPLAY_MICROS = 24 * 3_600_000_000;

export function createHousekeeping(core: Core): Housekeeping {
  return {
    forgetReplays: org =>
      core.storage.transaction(org, tx => tx.run(deleteReplaysBefore, { org, before: core.clock.now() - REPLAY_MICROS })),
  };
}
