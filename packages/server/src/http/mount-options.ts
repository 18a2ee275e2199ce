/** What every dialect's scope shares with the others. */
import type { FastifyRequest } from 'fastify';
import type { Problem } from '../domain/problem.ts';
import type { RateLimiter } from './rate-limit.ts';

export interface MountOptions {
  readonly limiter: RateLimiter;
  /** Overrides every dialect's limit; null leaves each its own. */
  readonly ratePerMinute: number | null;
  readonly onInternal: (problem: Problem, request: FastifyRequest) => void;
}
