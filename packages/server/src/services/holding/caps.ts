/** How much an owner holds, and how much more they may hold by the organization's policy. */
import type { Core } from '../../core/core.ts';
import { lineLimits } from '../../core/telephony/limits.ts';
import { capOf, type KindCap } from '../../domain/caps.ts';
import { DESK_KINDS, DEVICE_KINDS, type DeviceKind } from '../../domain/device.ts';
import type { OrgId } from '../../domain/ids.ts';
import { quotaOf } from '../../domain/organization.ts';
import type { Owner } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import { countHeldByKind, selectHoldingCounts } from '../../storage/statements/held-parts.ts';
import { selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';

export interface Cap {
  readonly limit: number;
  readonly used: number;
  readonly left: number;
}

export interface HoldingCaps {
  readonly held: Cap;
  readonly gotWithinDay: Cap;
  readonly withLine: Cap;
  readonly ownedWithLine: Cap;
  /** `left`: how many more of the kind, by all limits that count it. */
  readonly kinds: readonly {
    readonly kind: DeviceKind;
    readonly held: number;
    readonly left: number;
    readonly cap: KindCap | null;
  }[];
}

const DAY_MICROS = 24 * 3_600_000_000;

/** At an instant, by the limits of today. The same counts as those by which a further device is refused. */
export async function readCaps({ storage }: Core, org: OrgId, owner: Owner, at: Instant): Promise<HoldingCaps> {
  const key = { org, ownerId: owner.id, at };
  const [organization, counts, kinds] = await Promise.all([
    storage.one(selectOrganization, { org }),
    storage.one(selectHoldingCounts, { ...key, since: at - DAY_MICROS }),
    storage.all(countHeldByKind, key),
  ]);
  const { held = 0, got = 0, withLine = 0, ownedWithLine = 0, codes = 0, isHere = 0 } = counts ?? {};
  const policy = organization === undefined ? {} : toOrganization(organization).policy;
  const { maxDeviceCount, maxOwnedDeviceCount } = lineLimits(policy);
  const quota = quotaOf(policy, 'maxHeldDevices');
  const ofAll = { held: cap(quota, held), gotWithinDay: cap(quota, got) };
  const ofDesks = {
    withLine: cap(maxDeviceCount, withLine + codes),
    ownedWithLine: cap(maxOwnedDeviceCount, ownedWithLine + codes),
  };
  const countsOf = new Map(kinds.map(row => [row.kind, row]));
  return {
    ...ofAll,
    ...ofDesks,
    kinds: DEVICE_KINDS.map(kind => {
      const caps = Object.values(DESK_KINDS.includes(kind) ? { ...ofAll, ...ofDesks } : ofAll);
      const { held: ofKind = 0, own = 0 } = countsOf.get(kind) ?? {};
      const kindCap = owner.kind === 'person' ? (capOf(policy, kind) ?? null) : null;
      const lefts = [...caps, ...(kindCap === null ? [] : [cap(kindCap.limit, own)])].map(({ left }) => left);
      return { kind, held: ofKind, left: isHere === 1 ? Math.min(...lefts) : 0, cap: kindCap };
    }),
  };
}

function cap(limit: number, used: number): Cap {
  return { limit, used, left: Math.max(0, limit - used) };
}
