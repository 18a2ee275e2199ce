/** Maps what is asked of reports, and what they show. */
import type * as api from '@heldby/contract';
import { toAssignment, toDevice, toDeviceNow } from '../../../core/objects.ts';
import type { DeviceKind, Lifecycle, Platform } from '../../../domain/device.ts';
import { Problem } from '../../../domain/problem.ts';
import { instantAgo } from '../../../lib/ago.ts';
import { type Instant, parseStartOf, startOfDay, toIsoOrNull } from '../../../lib/instant.ts';
import type { Loan } from '../../../services/holding/loans.ts';
import type { ReportedDevice } from '../../../services/reports/reported-devices.ts';
import { idIn } from './lists.ts';

export function deviceFilterOf(query: {
  readonly kind?: readonly DeviceKind[];
  readonly platform?: readonly Platform[];
  readonly model?: string;
  readonly make?: string;
  readonly location?: string;
  readonly tag?: string;
  readonly lifecycle?: readonly Lifecycle[];
}) {
  return {
    kinds: query.kind ?? null,
    platforms: query.platform ?? null,
    model: query.model ?? null,
    make: query.make ?? null,
    locationId: idIn(query.location),
    tag: query.tag ?? null,
    lifecycles: query.lifecycle ?? null,
  };
}

/** So long before this day, to its beginning in UTC, so that all pages of a report ask the same. */
export function sinceIn(since: string, nowMs: number): Instant {
  const now = nowMs * 1_000;
  const instant = instantAgo(since, startOfDay(now)) ?? parseStartOf(since);
  if (instant !== undefined) return instant;
  const expected = 'a date-time, a date, or how long ago, such as P90D or 90d';
  const fault = { where: 'query', field: 'since', kind: 'format', expected, value: since } as const;
  throw new Problem('invalid', `since must be ${expected}.`, { faults: [fault] });
}

export function toReportedDevice({ device, holders, heldUntil, lastActiveAt, lastHolder }: ReportedDevice): api.ReportedDevice {
  return {
    ...toDeviceNow(device),
    holders: [...holders],
    lastHolder,
    heldUntil: toIsoOrNull(heldUntil),
    lastActiveAt: toIsoOrNull(lastActiveAt),
  };
}

export function toLoan({ device, assignment, overdue }: Loan): api.Loan {
  return { device: toDevice(device, true), assignment: toAssignment(assignment), overdue };
}
