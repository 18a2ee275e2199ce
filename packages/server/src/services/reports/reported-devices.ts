/** Puts beside listed devices who holds them, who held them last, and when they were last used. */
import type { Core } from '../../core/core.ts';
import { reachOf } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { AssignmentRole } from '../../domain/assignment.ts';
import type { DeviceNow, NamedDevice } from '../../domain/device.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import type { Instant } from '../../lib/instant.ts';
import { type ReportedHoldingRow, selectReportedHoldings } from '../../storage/statements/reported-devices.ts';
import { inSlots } from '../../storage/statements/slots.ts';
import type { ListPage } from '../lists.ts';

export type NamedOwner = Owner & { readonly name: string };

export interface ReportedDevice {
  readonly device: NamedDevice<DeviceNow>;
  readonly holders: readonly (NamedOwner & { readonly role: AssignmentRole })[];
  readonly lastHolder: NamedOwner | null;
  readonly heldUntil: Instant | null;
  readonly lastActiveAt: Instant | null;
}

export type ReportedDevices<R> = (actor: Actor, request: R) => Promise<ListPage<ReportedDevice>>;

/** `list`: the list of devices itself, so that a report has what the list has. */
export function createReportedDevices<R>(
  core: Core,
  list: (actor: Actor, request: R) => Promise<ListPage<NamedDevice<DeviceNow>>>,
): ReportedDevices<R> {
  return async (actor, request) => {
    const page = await list(actor, request);
    const rows: ReportedHoldingRow[] = [];
    const ids = page.items.map(({ id }) => id);
    for (const slots of inSlots('id', ids, '')) {
      const key = { org: actor.org, now: core.clock.now(), ...reachOf(actor) };
      rows.push(...(await core.storage.all(selectReportedHoldings, { ...key, ...slots })));
    }
    const byDevice = Map.groupBy(rows, ({ deviceId }) => deviceId);
    return { ...page, items: page.items.map(device => toReported(device, byDevice.get(device.id) ?? [])) };
  };
}

function toReported(device: NamedDevice<DeviceNow>, rows: readonly ReportedHoldingRow[]): ReportedDevice {
  const seen = rows.filter(({ isSeen }) => isSeen === 1);
  const last = seen.find(({ isOpen }) => isOpen === 0);
  return {
    device,
    holders: seen.filter(({ isOpen }) => isOpen === 1).map(row => ({ ...ownerOf(row), role: row.role as AssignmentRole })),
    lastHolder: last === undefined ? null : ownerOf(last),
    heldUntil: last?.until ?? null,
    lastActiveAt: rows[0]?.lastActiveAt ?? null,
  };
}

function ownerOf({ ownerKind, ownerId, ownerName }: ReportedHoldingRow): NamedOwner {
  return { kind: ownerKind as OwnerKind, id: ownerId, name: (ownerName ?? '').trim() };
}
