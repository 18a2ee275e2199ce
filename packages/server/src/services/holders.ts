/** Reads who holds devices now, for lists and searches that show it beside each device. */
import type { Core } from '../core/core.ts';
import { reachOf } from '../core/rights.ts';
import type { Actor } from '../domain/actor.ts';
import type { AssignmentRole } from '../domain/assignment.ts';
import type { OwnerKind } from '../domain/owner.ts';
import { selectFoundHolders } from '../storage/statements/search-hits.ts';
import { inSlots, type Slots } from '../storage/statements/slots.ts';

export interface ShownHolder {
  readonly kind: OwnerKind;
  readonly id: string;
  readonly name: string;
  readonly role: AssignmentRole;
}

export type HoldersOf = (deviceId: string) => readonly ShownHolder[];

/** A shared device may have hundreds of holders. */
const HOLDERS_SHOWN = 5;

/** As far as the actor may see them, the oldest first. */
export async function readHolders({ storage, clock }: Core, actor: Actor, deviceIds: readonly string[]): Promise<HoldersOf> {
  const key = { org: actor.org, at: clock.now(), ...reachOf(actor), most: HOLDERS_SHOWN };
  const read = (some: Slots<'device', string>) => storage.all(selectFoundHolders, { ...key, ...some });
  const rows = (await Promise.all([...inSlots('device', deviceIds, '')].map(read))).flat();
  const byDevice = Map.groupBy(rows, ({ deviceId }) => deviceId);
  return deviceId =>
    (byDevice.get(deviceId) ?? []).map(({ ownerId, ownerKind, ownerName, role }) => ({
      kind: ownerKind as OwnerKind,
      id: ownerId,
      name: (ownerName ?? '').trim(),
      role: role as AssignmentRole,
    }));
}
