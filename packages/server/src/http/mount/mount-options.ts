/** What the scopes of all dialects share. */
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../../domain/problem.ts';
import { BODY_TIMEOUT_MS } from '../limits.ts';
import { createTraffic, type Traffic } from '../observe/traffic.ts';
import { type AddressLimiter, createAddressLimiter } from './address-limit.ts';

/** The limits that an installation sets. */
export interface Limits {
  /** Overrides every dialect's limit for one credential; null leaves each its own. */
  readonly ratePerMinute: number | null;
  /** Requests a minute from one address that show no valid credential; 0 for any number. */
  readonly addressRatePerMinute: number;
  /** The delay from which on requests are refused; 0 for never. */
  readonly shedAfterMs: number;
}

export interface MountOptions extends Limits {
  readonly addresses: AddressLimiter;
  readonly traffic: Traffic;
  readonly bodyTimeoutMs: number;
  readonly onInternal: (problem: Problem, request: FastifyRequest) => void;
}

export function createMountOptions(
  limits: Limits,
  onInternal: MountOptions['onInternal'],
  traffic: Traffic = createTraffic(),
  bodyTimeoutMs: number = BODY_TIMEOUT_MS,
): MountOptions {
  const { ratePerMinute, addressRatePerMinute, shedAfterMs } = limits;
  return {
    ratePerMinute,
    addressRatePerMinute,
    shedAfterMs,
    addresses: createAddressLimiter(addressRatePerMinute),
    traffic,
    bodyTimeoutMs,
    onInternal,
  };
}
