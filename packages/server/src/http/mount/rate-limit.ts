/**
 * Counts requests in windows of a minute: of each caller, by whatever tokens, and of each organization. A caller is a person or an
 * application. Where the vendor gives each app of a person a budget (contract genesys §7), the person has several of them in all.
 */
import type { Actor } from '../../domain/actor.ts';
import { createWindows, secondsLeft, type Windows } from '../../lib/windows.ts';
import type { RateState } from '../dialect/dialect.ts';

export interface RateLimiter {
  /** Counts one request, or `units`; `used` beyond `limit` means that it is refused. */
  readonly count: (actor: RateKey, limit: number, nowMs: number, units?: number) => RateState;
}

export type RateKey = Pick<Actor, 'id' | 'applicationId'>;

const WINDOW_MS = 60_000;
/** More than use one server within a minute; some 20 MB when full. */
const CALLERS_LIMIT = 100_000;
/** Contract genesys §7: 300 for each user and app, 3,000 for each user. */
const BUDGETS_OF_PERSON = 10;

/** `perApplication`: each application of a person has a budget of its own. */
export function createRateLimiter(perApplication: boolean): RateLimiter {
  const callers = createWindows(WINDOW_MS, CALLERS_LIMIT);
  if (!perApplication) return { count: ({ id }, limit, nowMs, units) => state(callers, id, limit, nowMs, units) };
  const applications = createWindows(WINDOW_MS, CALLERS_LIMIT);
  return {
    count: ({ id, applicationId }, limit, nowMs, units) => {
      const own = state(applications, applicationId === null ? id : `${id} ${applicationId}`, limit, nowMs, units);
      const all = state(callers, id, limit * BUDGETS_OF_PERSON, nowMs, units);
      return all.used > all.limit ? all : own;
    },
  };
}

/** Counts the requests of organizations, so that one of them cannot use all of the server. `perMinute` 0: no limit. */
export function createOrganizationLimiter(
  perMinute: number,
): (org: string, nowMs: number, units?: number) => RateState | undefined {
  const organizations = createWindows(WINDOW_MS);
  return (org, nowMs, units) => (perMinute === 0 ? undefined : state(organizations, org, perMinute, nowMs, units));
}

function state(windows: Windows, key: string, limit: number, nowMs: number, units = 1): RateState {
  const window = windows.count(key, nowMs, units);
  return { limit, used: Math.min(window.count, limit + 1), resetSeconds: secondsLeft(window, nowMs) };
}
