/** Limits how many devices an owner may have lines on, and how many they may own, by the organization's policy. */
import type { Policy } from '../../domain/organization.ts';
import type { Owner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import { type Appearance, MAX_DEVICE_COUNT, MAX_OWNED_DEVICE_COUNT } from '../../domain/telephony.ts';
import { countOpenActivations } from '../../storage/statements/activations.ts';
import { countLineDevices } from '../../storage/statements/lines.ts';
import { selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';
import type { Edit } from '../change.ts';

export interface LineLimits {
  readonly maxDeviceCount: number;
  readonly maxOwnedDeviceCount: number;
}

export function lineLimits(policy: Policy): LineLimits {
  return {
    maxDeviceCount: policy.maxDeviceCount ?? MAX_DEVICE_COUNT,
    maxOwnedDeviceCount: policy.maxOwnedDeviceCount ?? MAX_OWNED_DEVICE_COUNT,
  };
}

/** The resource of this refusal, for dialects that have their own text for it. */
export const LIMIT_REACHED = 'device limit';

/** Counts inside the transaction, so that two writers cannot both take the last place. Open codes count as devices. */
export async function requireBelowLimit({ tx, org, now }: Edit, owner: Owner, kind: Appearance): Promise<void> {
  // Read the stored policy: a device redeems its code as the system, whose actor has no policy.
  const row = await tx.one(selectOrganization, { org });
  const limits = lineLimits(row === undefined ? {} : toOrganization(row).policy);
  const counted = await tx.one(countLineDevices, { org, ownerId: owner.id, now });
  const waiting = (await tx.one(countOpenActivations, { org, ownerId: owner.id, now }))?.open ?? 0;
  const total = (counted?.total ?? 0) + waiting;
  const owned = (counted?.owned ?? 0) + waiting;
  if (total < limits.maxDeviceCount && (kind === 'shared' || owned < limits.maxOwnedDeviceCount)) return;
  throw new Problem('conflict', 'The owner has as many devices as the organization allows.', { resource: LIMIT_REACHED });
}
