/** Reads a device with those of its holders that the actor may see. */
import type { Core } from '../../core/core.ts';
import { requireDevice } from '../../core/devices/find.ts';
import { mayAct, reachOf } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { assignmentAt, type NamedAssignment } from '../../domain/assignment.ts';
import type { DeviceNow, NamedDevice } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { toNamedAssignment } from '../../storage/statements/assignments.ts';
import { selectNamedHolders } from '../../storage/statements/holders.ts';
import { deviceNow } from './now.ts';

export interface DeviceWithHolders {
  readonly device: NamedDevice<DeviceNow>;
  /** Oldest first. */
  readonly holders: readonly NamedAssignment[];
  /** There are more holders. */
  readonly isCut: boolean;
}

/** A phone in a hall may have hundreds, and each of them costs some look-ups. */
const MAX_HOLDERS = 20;

export async function withHolders(core: Core, actor: Actor, id: DeviceId): Promise<DeviceWithHolders> {
  const now = core.clock.now();
  const device = await deviceNow(core.storage, actor, await requireDevice(core.storage, actor, id, now), now);
  const holders = await holdersSeenBy(core, actor, id, now);
  return { device, holders: holders.slice(0, MAX_HOLDERS), isCut: holders.length > MAX_HOLDERS };
}

/** Who may read the devices of others sees all holders within their reach, and everybody else sees themselves. */
export async function holdersSeenBy(
  { storage, touches }: Core,
  actor: Actor,
  deviceId: DeviceId,
  at: Instant,
): Promise<NamedAssignment[]> {
  const rows = await storage.all(selectNamedHolders, { org: actor.org, deviceId, at, ...reachOf(actor) });
  const seen = mayAct(actor, 'read devices') ? rows : rows.filter(({ ownerId }) => ownerId === actor.id);
  return seen.map(row => assignmentAt(touches.withActivity(actor.org, toNamedAssignment(row)), at));
}
