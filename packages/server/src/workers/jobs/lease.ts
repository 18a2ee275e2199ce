/** The lease of a job at work: renews it, stores the progress with it, and says when it is lost. */
import type { OrgId } from '../../domain/ids.ts';
import type { Clock } from '../../lib/clock.ts';
import { type ClaimedJob, extendClaim } from '../../storage/jobs.ts';
import type { Storage } from '../../storage/storage.ts';

export interface Lease {
  readonly signal: AbortSignal;
  /** JSON, stored with the next renewal, which comes within a second. */
  readonly tell: (progress: string) => void;
  /** Resolves when nothing is written any more, with the progress that was not stored; null if there is none. */
  readonly end: () => Promise<string | null>;
}

/** So many renewals fit into a lease: one or two may be late. */
const RENEWALS = 3;
const PROGRESS_EVERY_MS = 1_000;

export function holdLease(
  { storage, clock }: { readonly storage: Storage; readonly clock: Clock },
  org: OrgId,
  claim: ClaimedJob,
  leaseMs: number,
): Lease {
  const lost = new AbortController();
  let progress: string | null = null;
  let renewing: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let hasEnded = false;

  const renew = async () => {
    const told = progress;
    progress = null;
    const leaseUntil = clock.now() + leaseMs * 1_000;
    const isHeld = await storage.transaction(org, tx => extendClaim(tx, org, claim, leaseUntil, told));
    if (!isHeld) lost.abort(new Error('the job was cancelled, or another worker has it'));
  };
  const schedule = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // While the store is away nothing can be renewed. Whether the lease has ended meanwhile is asked with the next write.
      renewing = renew()
        .catch(() => undefined)
        .finally(() => {
          renewing = undefined;
          if (!hasEnded && !lost.signal.aborted) schedule(progress === null ? leaseMs / RENEWALS : PROGRESS_EVERY_MS);
        });
    }, ms).unref();
  };
  schedule(leaseMs / RENEWALS);

  return {
    signal: lost.signal,
    tell: told => {
      const isFirst = progress === null;
      progress = told;
      if (isFirst && renewing === undefined && !hasEnded) schedule(Math.min(PROGRESS_EVERY_MS, leaseMs / RENEWALS));
    },
    end: async () => {
      hasEnded = true;
      clearTimeout(timer);
      await renewing;
      return progress;
    },
  };
}
