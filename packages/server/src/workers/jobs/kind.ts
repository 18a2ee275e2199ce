/** A kind of job: how it is done, and what becomes of it when it fails. */
import type { Organization } from '../../domain/organization.ts';
import type { Instant } from '../../lib/instant.ts';
import type { ClaimedJob } from '../../storage/jobs.ts';
import type { Reader } from '../../storage/storage.ts';

export interface JobKind {
  readonly kind: string;
  /** How often in a row it may fail, or lose its worker, before it is dead. */
  readonly attempts: number;
  /** How many of the kind a process does at once. */
  readonly atOnce: number;
  /** How long another worker waits for one that is gone. It is renewed meanwhile. Has a default. */
  readonly leaseMs?: number;
  /** How long to wait after so many failures in a row. Has a default. */
  readonly retryAfterMs?: (failures: number) => number;
  /** It leaves no trace when it is done, because there are many of them. */
  readonly isForgotten?: boolean;
  /** Returns what came of it, or `again`. Throws `JobRefused` where trying again would not help. */
  readonly run: (context: JobContext) => Promise<JobResult | Again>;
}

/** A small object of JSON, which people see; null for nothing. */
export type JobResult = object | null;

export interface JobContext {
  readonly organization: Organization;
  readonly job: ClaimedJob;
  /** As it was enqueued, or as the work has kept it since. */
  readonly payload: unknown;
  /** Tells how far it is. It is stored every second at most. */
  readonly progress: (done: number, total: number | null) => void;
  /** Aborted when the server stops, when the job was cancelled, and when another worker has it. */
  readonly signal: AbortSignal;
  /**
   * Throws unless this worker still has the job. Call it in the transaction of each effect: then none is made by a worker whose job
   * somebody else does by now.
   */
  readonly requireHeld: (reader: Reader) => Promise<void>;
}

/** The job is due again at a time. */
export interface Again {
  readonly againAt: Instant;
  readonly result: JobResult;
}

export function again(againAt: Instant, result: JobResult = null): Again {
  return { againAt, result };
}

/** The job can never succeed, for a reason that people can read. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';
}
