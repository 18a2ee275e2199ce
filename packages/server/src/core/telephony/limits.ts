/** Limits by the organization's policy: how many devices an owner may have lines on and may own, and how many can be called. */
import type { OrgId, OwnerId } from '../../domain/ids.ts';
import type { Policy } from '../../domain/organization.ts';
import type { Owner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import { type Appearance, MAX_DEVICE_COUNT, MAX_OWNED_DEVICE_COUNT } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import { countOpenActivations } from '../../storage/statements/activations.ts';
import { countCalling } from '../../storage/statements/calling.ts';
import { countLineDevices } from '../../storage/statements/lines.ts';
import { selectOrganization, toOrganization } from '../../storage/statements/organizations.ts';
import type { Reader } from '../../storage/storage.ts';
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

/** Counts inside the transaction, so that two writers cannot both take the last place. */
export async function requireBelowLimit(edit: Edit, owner: Owner, kind: Appearance): Promise<void> {
  const limits = lineLimits(await storedPolicy(edit));
  const { total, owned } = await countDevices(edit.tx, edit.org, owner.id, edit.now);
  if (total < limits.maxDeviceCount && (kind === 'shared' || owned < limits.maxOwnedDeviceCount)) return;
  throw new Problem('conflict', 'The owner has as many devices as the organization allows.', { resource: LIMIT_REACHED });
}

/** On how many devices an owner has a line, and how many they own. Open codes count as devices. */
export async function countDevices(reader: Reader, org: OrgId, ownerId: OwnerId, now: Instant) {
  const counted = await reader.one(countLineDevices, { org, ownerId, now });
  const waiting = (await reader.one(countOpenActivations, { org, ownerId, now }))?.open ?? 0;
  return { total: (counted?.total ?? 0) + waiting, owned: (counted?.owned ?? 0) + waiting };
}

/** Virtual lines do not count. The count reads every calling of the organization, but only where its policy has a limit. */
export async function requireFreeCalling(edit: Edit, owner: Owner): Promise<void> {
  if (owner.kind === 'virtual_line') return;
  const { maxCallings } = await storedPolicy(edit);
  if (maxCallings === undefined) return;
  const counts = await edit.tx.all(countCalling, { org: edit.org, bound: 0, actor: '', self: '' });
  const used = counts.reduce((sum, { ownerKind, total }) => (ownerKind === 'virtual_line' ? sum : sum + total), 0);
  if (used < maxCallings) return;
  throw new Problem(
    'conflict',
    `The organization's policy lets ${maxCallings} people and workspaces be called, and as many can be.`,
  );
}

/** As it is stored: the system, as which a device redeems its code, has no policy of its own. */
async function storedPolicy({ tx, org }: Edit): Promise<Policy> {
  const row = await tx.one(selectOrganization, { org });
  return row === undefined ? {} : toOrganization(row).policy;
}
