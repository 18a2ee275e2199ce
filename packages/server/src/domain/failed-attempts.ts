/** Attempts that failed, counted together. */
import type { Instant } from '../lib/instant.ts';

export interface FailedAttempts {
  readonly attempts: number;
  /** The network that they came from. */
  readonly network: string;
  /** The first of them. */
  readonly since: Instant;
}
