/** A lock-out: for a while, a person cannot sign in with their password from a network. */
import type { Instant } from '../lib/instant.ts';

export interface LockOut {
  /** An IPv4 address, or the /64 of an IPv6 address. Null: every network that is not familiar: from which nobody of the organization signs in. */
  readonly network: string | null;
  /** The wrong attempts that led to it. */
  readonly attempts: number;
  readonly beganAt: Instant;
  /** Its planned end. */
  readonly until: Instant;
}
