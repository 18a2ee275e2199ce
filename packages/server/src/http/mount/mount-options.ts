/** What the scopes of all dialects share. */
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../../domain/problem.ts';
import type { Around } from '../dialect/around.ts';
import { createTraffic, type Traffic } from '../observe/traffic.ts';
import { TIMEOUTS, type Timeouts } from '../socket/connections.ts';
import { createShares, type Shares } from '../socket/shares.ts';
import { type AddressLimiter, createAddressLimiter } from './address-limit.ts';
import { createEndings, type Endings } from './endings.ts';
import { createLongReplies, type LongReplies } from './long-replies.ts';
import { createOrganizationLimiter } from './rate-limit.ts';
import { createStreams, type Streams } from './streams.ts';

/** The limits that an installation sets. */
export interface Limits {
  /** Overrides every dialect's limit for one caller; null leaves each its own. */
  readonly ratePerMinute: number | null;
  /** Requests a minute of one organization on all faces; 0 or left out for any number. */
  readonly organizationRatePerMinute?: number;
  /** Requests a minute from one address that show no valid credential; 0 for any number. */
  readonly addressRatePerMinute: number;
  /** The delay from which on requests are refused; 0 for never. */
  readonly shedAfterMs: number;
}

export interface MountOptions extends Limits {
  readonly addresses: AddressLimiter;
  /** Counts a request of the organization. */
  readonly countOrganization: ReturnType<typeof createOrganizationLimiter>;
  readonly shares: Shares;
  readonly longReplies: LongReplies;
  readonly streams: Streams;
  readonly endings: Endings;
  readonly traffic: Traffic;
  readonly bodyTimeoutMs: number;
  readonly nowMs: () => number;
  /** The time by which requests are counted. */
  readonly rateMs: () => number;
  readonly around?: Around | undefined;
  readonly onInternal: (problem: Problem, request: FastifyRequest) => void;
}

/** What tests of a part leave out. */
interface Surroundings {
  readonly traffic?: Traffic;
  readonly timeouts?: Timeouts;
  readonly shares?: Shares;
  readonly nowMs?: (() => number) | undefined;
  readonly around?: Around | undefined;
}

export function createMountOptions(
  limits: Limits,
  onInternal: MountOptions['onInternal'],
  { traffic = createTraffic(), timeouts = TIMEOUTS, shares = createShares(), nowMs = Date.now, around }: Surroundings = {},
): MountOptions {
  return {
    ...limits,
    addresses: createAddressLimiter(limits.addressRatePerMinute),
    countOrganization: createOrganizationLimiter(limits.organizationRatePerMinute ?? 0),
    shares,
    longReplies: createLongReplies(timeouts.readMs),
    streams: createStreams(timeouts.readMs, traffic.streams),
    endings: createEndings(),
    traffic,
    bodyTimeoutMs: timeouts.bodyMs,
    nowMs,
    rateMs: around?.rateMs ?? nowMs,
    around,
    onInternal,
  };
}
