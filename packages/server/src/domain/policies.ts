/** Policies that are carried out by themselves: their names, their runs, the steps of a run, and what is exempt. */
import { type Instant, startOfDay } from '../lib/instant.ts';
import type { Doer } from './assignment.ts';
import type { AssignmentId, DeviceId, OwnerId } from './ids.ts';
import type { Policy } from './organization.ts';

export type PolicyName = 'stale' | 'caps' | 'approval' | 'loans' | 'retention';

/** Those that are carried out at a time. The others act when a device is given. */
export type ScheduledPolicy = 'stale' | 'loans' | 'retention';
export const SCHEDULED_POLICIES: readonly ScheduledPolicy[] = ['stale', 'loans', 'retention'];

export type StepWord = 'disabled' | 'ended' | 'released' | 'reminded' | 'allowed';
export type WhyWord = 'unused' | 'grace_over' | 'used' | 'exempt' | 'policy_changed' | 'device_changed' | 'due' | 'over_cap';

/** The kind of job that carries out a run. */
export const POLICY_JOB = 'policy';

/** The name of the job that carries out a run, or undoes it. */
export function jobNameOf(runId: string, isUndo: boolean): string {
  return `policy run ${runId}${isUndo ? ' undo' : ''}`;
}

/** `failed`, `undo_failed`: its job died or was cancelled. What it did until then stays. */
export type RunState = 'waiting' | 'running' | 'done' | 'failed' | 'undoing' | 'undo_failed' | 'undone';

/** How much a run did. */
export interface RunCounts {
  readonly disabled: number;
  readonly ended: number;
  readonly released: number;
  readonly reminded: number;
}
export const NO_COUNTS: RunCounts = { disabled: 0, ended: 0, released: 0, reminded: 0 };

export interface PolicyRun extends RunCounts {
  readonly id: string;
  readonly number: number;
  readonly policy: ScheduledPolicy;
  readonly state: RunState;
  readonly startedAt: Instant;
  /** Who asked for it; null for the schedule. */
  readonly startedBy: OwnerId | null;
  readonly finishedAt: Instant | null;
  /** Why it, or its undo, ended before it was done. */
  readonly error: string | null;
  readonly undoneAt: Instant | null;
  readonly undoneBy: OwnerId | null;
}

export interface PolicyStep {
  readonly id: string;
  readonly number: number;
  readonly policy: PolicyName;
  readonly runId: string | null;
  readonly deviceId: DeviceId;
  readonly step: StepWord;
  readonly why: WhyWord;
  readonly at: Instant;
  readonly lastActiveAt: Instant | null;
  readonly limitDays: number | null;
  readonly endedAssignments: readonly AssignmentId[];
  readonly undoneAt: Instant | null;
  readonly undoneBy: OwnerId | null;
}

export type ExemptKind = 'device' | 'person' | 'group' | 'location' | 'tag';

export interface Exemption {
  readonly id: string;
  readonly number: number;
  readonly policy: PolicyName;
  readonly kind: ExemptKind;
  readonly target: string;
  readonly reason: string | null;
  readonly until: Instant | null;
  readonly createdAt: Instant;
  /** Null for the system. */
  readonly createdBy: OwnerId | null;
}

export type NamedRun = PolicyRun & { readonly names: { readonly startedBy: Doer; readonly undoneBy: Doer } };
export type NamedStep = PolicyStep & { readonly names: { readonly device: string | null; readonly undoneBy: Doer } };
/** `target`: what it is called now; null for what is gone or has no name. */
export type NamedExemption = Exemption & { readonly names: { readonly target: string | null; readonly createdBy: Doer } };

export const DAY_MICROS = 86_400_000_000;
const HOUR_MICROS = 3_600_000_000;
/** As long as an off-boarding. */
const UNDO_DAYS = 30;
const POLICY_HOUR = 3;

export function undoUntil({ at }: Pick<PolicyStep, 'at'>): Instant {
  return at + UNDO_DAYS * DAY_MICROS;
}

/** The settings that switch a policy on. The others only say how. */
const SWITCHES: Readonly<Record<PolicyName, readonly (keyof Policy)[]>> = {
  stale: [
    'staleMobileDays',
    'staleNativeCatalogDays',
    'staleWebCatalogDays',
    'staleBrowserDays',
    'staleDeskPhoneDays',
    'staleRoomDeviceDays',
  ],
  caps: ['capMobile', 'capNativeCatalog', 'capWebCatalog', 'capBrowser', 'capDeskPhone', 'capRoomDevice'],
  approval: ['approvalKinds'],
  loans: ['loanRemindBeforeDays', 'loanRemindAfterDays'],
  retention: ['keepEventsDays', 'keepEndedAssignmentsDays', 'keepSpentCredentialsDays', 'eraseLeaversDays'],
};

export function isOn(name: PolicyName, policy: Policy): boolean {
  return SWITCHES[name].some(setting => isSet(policy[setting]));
}

function isSet(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

export function everyDays(name: ScheduledPolicy, policy: Policy): number {
  return name === 'stale' ? (policy.staleEveryDays ?? 1) : 1;
}

/**
 * When the policy is carried out next: at its hour, so many days after the day of the last time. `after`: when it was carried out last, or
 * before it was when its settings were last changed.
 */
export function nextRunAt(
  name: ScheduledPolicy,
  policy: Policy,
  after: { readonly ranAt: Instant | null; readonly setAt: Instant },
): Instant {
  const atHour = (instant: Instant) => startOfDay(instant) + (policy.policyHour ?? POLICY_HOUR) * HOUR_MICROS;
  const behind = (instant: Instant) => (atHour(instant) > instant ? atHour(instant) : atHour(instant) + DAY_MICROS);
  return after.ranAt === null ? behind(after.setAt) : behind(after.ranAt) + (everyDays(name, policy) - 1) * DAY_MICROS;
}
