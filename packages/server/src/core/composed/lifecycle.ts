/** Sets a state in the life of a device, together with what follows from it: a lost one is disabled, a retired one has no holder. */
import type { Device, SetLifecycle } from '../../domain/device.ts';
import { Problem } from '../../domain/problem.ts';
import { isByStalePolicy } from '../../domain/stale.ts';
import {
  deleteStretch,
  endStretch,
  insertStretch,
  type OpenStretchRow,
  selectOpenStretch,
} from '../../storage/statements/lifecycle.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { disableDevice, enableDevice } from '../devices/change.ts';
import { saveDevice } from '../devices/save.ts';
import { endAllOfDevice, endExpired, openHoldersOf } from '../holding/end.ts';

export interface LifecycleWish {
  /** Null: nothing that somebody sets, so that it follows from the holders. */
  readonly state: SetLifecycle | 'in_stock' | null;
  /** Ends the assignments of everybody who holds it, where nobody may. */
  readonly end: boolean;
  /** The import whose undo this is. */
  readonly undoneImport?: string;
}

export async function setLifecycle(edit: Edit, device: Device, wish: LifecycleWish): Promise<Device> {
  const { state, end, undoneImport = null } = wish;
  const wanted = state === 'in_stock' ? null : state;
  if (state === 'in_stock' || state === 'retired') await requireNoHolder(edit, device, state, end);
  if (wanted === device.lifecycle) return device;
  const open = await edit.tx.one(selectOpenStretch, { org: edit.org, deviceId: device.id });
  const able = wanted === 'lost' ? await disable(edit, device) : await enable(edit, device, wanted, open);
  if (open !== undefined) close(edit, device, open);
  if (wanted !== null) begin(edit, device, wanted, { disabled: wasDisabled(device, able, wanted, open), undoneImport });
  return saveDevice(edit, able, { ...able, lifecycle: wanted });
}

const WITHOUT_HOLDER = { in_stock: 'in stock', retired: 'retired' } as const;

async function requireNoHolder(edit: Edit, { id }: Device, state: keyof typeof WITHOUT_HOLDER, end: boolean): Promise<void> {
  await endExpired(edit, id);
  const holders = await openHoldersOf(edit, id);
  if (holders.length === 0) return;
  const word = WITHOUT_HOLDER[state];
  if (end) return endAllOfDevice(edit, id, edit.write.reason ?? `the device is ${word}`);
  const message = `Somebody holds the device, and nobody may while it is ${word}: end their assignments first, or send end: true.`;
  throw new Problem('conflict', message);
}

function disable(edit: Edit, device: Device): Promise<Device> {
  return disableDevice(edit, device, edit.write.reason ?? 'lost');
}

/** A device that was found can be used again, unless somebody has disabled it besides. What is written off stays as it is. */
async function enable(
  edit: Edit,
  device: Device,
  wanted: SetLifecycle | null,
  open: OpenStretchRow | undefined,
): Promise<Device> {
  const isDisabledByIt = open?.disabled === 1 && device.disabled !== null && device.disabled.at <= open.since;
  return isDisabledByIt && wanted !== 'retired' ? enableDevice(edit, device) : device;
}

/** Whether the end of the new state enables the device again. */
function wasDisabled(before: Device, after: Device, wanted: SetLifecycle, open: OpenStretchRow | undefined): boolean {
  if (wanted === 'lost') return after.disabled !== null && (before.disabled === null || isByStalePolicy(before.disabled));
  return wanted === 'retired' && open?.disabled === 1;
}

function begin(
  edit: Edit,
  { id: deviceId }: Device,
  state: SetLifecycle,
  { disabled, undoneImport }: { readonly disabled: boolean; readonly undoneImport: string | null },
): void {
  const { org, now, write } = edit;
  const by = blocker(edit);
  const reason = write.reason ?? null;
  edit.tx.send(insertStretch, { org, deviceId, since: now, state, reason, by, disabled: disabled ? 1 : 0, undoneImport });
}

function close(edit: Edit, { id: deviceId }: Device, { since }: OpenStretchRow): void {
  const { org, now, write } = edit;
  // Set and ended in one transaction, it has lasted no time.
  if (since === now) edit.tx.send(deleteStretch, { org, deviceId, since });
  else edit.tx.send(endStretch, { org, deviceId, since, until: now, reason: write.reason ?? null, by: blocker(edit) });
}
