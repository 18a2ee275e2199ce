/** When a device is stale by an organization's policy, and what is done with it then. Pure: the store finds the facts. */
import type { Instant } from '../lib/instant.ts';
import type { DeviceKind, Disabling } from './device.ts';
import type { Policy } from './organization.ts';
import { DAY_MICROS, type WhyWord } from './policies.ts';

export interface StaleRules {
  /** Null for a kind that is never stale. */
  readonly limitDays: Readonly<Record<DeviceKind, number | null>>;
  readonly graceDays: number;
  /** Whether the assignments end after the grace. */
  readonly ends: boolean;
}

const GRACE_DAYS = 30;

export function staleRules(policy: Policy): StaleRules {
  return {
    limitDays: {
      mobile: policy.staleMobileDays ?? null,
      native_catalog: policy.staleNativeCatalogDays ?? null,
      web_catalog: policy.staleWebCatalogDays ?? null,
      browser: policy.staleBrowserDays ?? null,
      desk_phone: policy.staleDeskPhoneDays ?? null,
      room_device: policy.staleRoomDeviceDays ?? null,
    },
    graceDays: policy.staleGraceDays ?? GRACE_DAYS,
    ends: policy.staleEnds ?? true,
  };
}

/** What is known of a device. */
export interface StaleFacts {
  readonly kind: DeviceKind;
  readonly lifecycle: string | null;
  readonly createdAt: Instant;
  /** When a holder last used it; null if none ever did. */
  readonly usedAt: Instant | null;
  /** When the last of the assignments began that are open; null if nobody holds it. */
  readonly begunAt: Instant | null;
  /** When a desk phone last reported in. */
  readonly seenAt: Instant | null;
  /** What the policy has noted: since when it is in its grace, or counts as used. */
  readonly mark: { readonly state: 'grace' | 'spared'; readonly since: Instant } | null;
  readonly exemptionId: string | null;
}

/** What the policy does next with a device, and why. */
export interface StaleFinding {
  readonly what: 'nothing' | 'disable' | 'end' | 'release';
  readonly why: WhyWord;
  /** From when on; null for what is not to come. */
  readonly at: Instant | null;
  /** When it was last used as far as the policy counts; for one that never was, since when it is held. */
  readonly idleSince: Instant;
  readonly lastActiveAt: Instant | null;
  readonly limitDays: number | null;
}

export function judgeStale(facts: StaleFacts, rules: StaleRules, now: Instant): StaleFinding {
  const { mark, begunAt, exemptionId } = facts;
  const limitDays = rules.limitDays[facts.kind];
  const idleSince = idleSinceOf(facts);
  const base = { idleSince, lastActiveAt: latest([facts.usedAt, facts.seenAt]), limitDays };
  const found = (what: StaleFinding['what'], why: WhyWord, at: Instant | null): StaleFinding => ({ ...base, what, why, at });
  const inGrace = mark?.state === 'grace';
  if (inGrace && idleSince > mark.since) return found('release', 'used', now);
  if (facts.lifecycle !== null || begunAt === null)
    return found(inGrace ? 'release' : 'nothing', 'device_changed', inGrace ? now : null);
  if (exemptionId !== null) return found(inGrace ? 'release' : 'nothing', 'exempt', inGrace ? now : null);
  const staleAt = limitDays === null ? null : idleSince + limitDays * DAY_MICROS;
  if (staleAt === null || staleAt > now) return found(inGrace ? 'release' : 'nothing', 'policy_changed', inGrace ? now : staleAt);
  if (!inGrace) return found('disable', 'unused', now);
  if (!rules.ends) return found('nothing', 'unused', null);
  const endsAt = mark.since + rules.graceDays * DAY_MICROS;
  return found(endsAt <= now ? 'end' : 'nothing', 'grace_over', endsAt);
}

/** A device is new, is given to somebody, is used, reports in, or counts as used: each begins its time anew. */
function idleSinceOf({ createdAt, usedAt, begunAt, seenAt, mark }: StaleFacts): Instant {
  return latest([createdAt, usedAt, begunAt, seenAt, mark?.state === 'spared' ? mark.since : null]) ?? createdAt;
}

function latest(instants: readonly (Instant | null)[]): Instant | null {
  const known = instants.filter(each => each !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** With which the reason of everything begins that the policy does. */
const STALE = 'policy stale: ';

export function staleReason({ lastActiveAt, limitDays }: Pick<StaleFinding, 'lastActiveAt' | 'limitDays'>): string {
  const since =
    lastActiveAt === null ? 'never used' : `last used on ${new Date(lastActiveAt / 1_000).toISOString().slice(0, 10)}`;
  return `${STALE}${since}, the limit is ${limitDays} ${limitDays === 1 ? 'day' : 'days'}`;
}

/** Whether it is the policy's own disabling, which it lifts again. What somebody else has disabled stays disabled. */
export function isByStalePolicy(disabled: Disabling | null): boolean {
  return disabled !== null && disabled.by === null && disabled.reason.startsWith(STALE);
}
