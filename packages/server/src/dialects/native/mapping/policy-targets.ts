/** What policies are about to do, as the native API shows it, with the reasons in words. Pure. */
import type * as api from '@heldby/contract';
import { capSettingOf } from '../../../domain/caps.ts';
import type { DeviceKind } from '../../../domain/device.ts';
import type { OwnerKind } from '../../../domain/owner.ts';
import { DAY_MICROS } from '../../../domain/policies.ts';
import { inWords } from '../../../lib/in-words.ts';
import { type Instant, toIso, toIsoOrNull } from '../../../lib/instant.ts';
import type { ApprovalForeseen } from '../../../services/policies/previews/approval.ts';
import type { CapForeseen } from '../../../services/policies/previews/caps.ts';
import type { LoanForeseen } from '../../../services/policies/previews/loans.ts';
import type { ForeseenDevice } from '../../../services/policies/previews/question.ts';
import type { RetentionForeseen } from '../../../services/policies/previews/retention.ts';
import type { StaleTarget } from '../../../services/policies/previews/stale.ts';
import { whyStale } from './stale-words.ts';

/** What only some policies say. */
const NOTHING = {
  things: null,
  count: null,
  at: null,
  inGrace: false,
  exemptionId: null,
  lastActiveAt: null,
  idleDays: null,
  limitDays: null,
} as const;

const NO_DEVICE = { deviceId: null, deviceName: null, kind: null, model: null } as const;

export function fromStale(target: StaleTarget): api.PolicyTarget {
  const { row, facts, finding, holders, idleMicros } = target;
  return {
    ...NOTHING,
    deviceId: row.id,
    deviceName: row.name,
    kind: row.kind as DeviceKind,
    model: row.model,
    holders: holders.map(({ kind, id, name }) => ({ kind, id, name })),
    what: finding.what === 'nothing' && facts.mark?.state === 'grace' && finding.at !== null ? 'end' : finding.what,
    at: toIsoOrNull(finding.at),
    why: whyStale(target),
    inGrace: facts.mark?.state === 'grace',
    exemptionId: facts.exemptionId,
    lastActiveAt: toIsoOrNull(finding.lastActiveAt),
    idleDays: Math.floor(idleMicros / DAY_MICROS),
    limitDays: finding.limitDays,
  };
}

const WITH_NEXT = { refuse: 'is refused', ask: 'waits for approval', end_oldest: 'ends this one' } as const;

export function fromCaps({ person, kind, held, cap, device }: CapForeseen): api.PolicyTarget {
  const since = device === null ? '' : ` This one has been held since ${dayOf(device.heldSince)}.`;
  const next = `One more ${WITH_NEXT[cap.over]}.`;
  return {
    ...NOTHING,
    ...(device === null ? { ...NO_DEVICE, kind } : shown(device)),
    holders: [{ kind: 'person', id: person.id, name: person.name ?? '' }],
    what: cap.over === 'end_oldest' ? 'end' : cap.over,
    count: held,
    why: `Holds ${held} of the kind ${inWords(kind)}, and ${capSettingOf(kind)} is ${cap.limit}. ${next}${since}`,
  };
}

export function fromApproval(row: ApprovalForeseen): api.PolicyTarget {
  const { at, ownerId, ownerName, waitsUntil, isSelfEnough } = row;
  const decider = isSelfEnough ? 'an administrator, or for the person on another device' : 'an administrator';
  const waits =
    waitsUntil === null ? `It would have waited for ${decider}` : 'It waits; without a decision it is no longer held after this';
  return {
    ...NOTHING,
    ...shown(row),
    holders: [{ kind: 'person', id: ownerId, name: ownerName ?? '' }],
    what: 'ask',
    at: toIsoOrNull(waitsUntil),
    why: `The person registered it on ${dayOf(at)}. ${waits}.`,
  };
}

export function fromLoans({ loan, next }: LoanForeseen): api.PolicyTarget {
  const { dueAt, ownerId, ownerKind, ownerName } = loan;
  return {
    ...NOTHING,
    ...shown(loan),
    holders: [{ kind: ownerKind as OwnerKind, id: ownerId, name: (ownerName ?? '').trim() }],
    what: 'remind',
    at: toIso(next.at),
    why: `The loan is due on ${dayOf(dueAt)}: this reminder is for ${whenDue(next.days)}.`,
  };
}

const REMOVED = {
  events: (days: string) => `Events older than ${days} are removed`,
  assignments: (days: string) => `Assignments that ended more than ${days} ago are removed`,
  credentials: (days: string) => `Tokens and sessions that ended more than ${days} ago are removed`,
  people: (days: string) => `People who left more than ${days} ago are erased`,
} as const;

export function fromRetention({ things, setting, days, count }: RetentionForeseen): api.PolicyTarget {
  return {
    ...NOTHING,
    ...NO_DEVICE,
    holders: [],
    what: 'remove',
    things,
    count,
    why: `${REMOVED[things](inDays(days))} (${setting}).`,
  };
}

function shown({ deviceId, deviceName, kind, model }: ForeseenDevice) {
  return { deviceId, deviceName, kind: kind as DeviceKind, model };
}

function dayOf(instant: Instant): string {
  return toIso(instant).slice(0, 10);
}

function whenDue(days: number): string {
  if (days === 0) return 'the day itself';
  return days < 0 ? `${inDays(-days)} before` : `${inDays(days)} after`;
}

function inDays(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
