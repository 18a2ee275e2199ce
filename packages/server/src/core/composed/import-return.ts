/** A device that the undo of an import has retired: another import brings it back, as if it had not been there before. */
import type { Device } from '../../domain/device.ts';
import type { Values } from '../../domain/transfer/wish.ts';
import { type OpenStretchRow, selectOpenStretch } from '../../storage/statements/lifecycle.ts';
import type { Edit } from '../change.ts';
import { isBoundToLocations } from '../rights.ts';

/** Since when it is retired by an undo; null for every other device. Who retires a device by hand wants it to stay so. */
export async function undoneOf(edit: Edit, { id: deviceId, lifecycle }: Device): Promise<OpenStretchRow | null> {
  if (lifecycle !== 'retired') return null;
  const open = await edit.tx.one(selectOpenStretch, { org: edit.org, deviceId });
  return open === undefined || open.undoneImport === null ? null : open;
}

const COLUMNS = ['name', 'make', 'model', 'platform', 'osVersion', 'serial', 'mac'] as const;

/** What the undone import had said of it goes, where the row says nothing. What somebody has said since stays. */
export function asNew(edit: Edit, device: Device, values: Values, { since }: OpenStretchRow): Values {
  if (device.modifiedAt > since) return values;
  const { metadata, ...details } = device.details ?? {};
  const isPlaced = device.locationId !== null && !isBoundToLocations(edit.actor);
  const cleared = {
    ...Object.fromEntries(COLUMNS.filter(name => device[name] !== null).map(name => [name, null])),
    ...Object.fromEntries(Object.keys(details).map(name => [name, null])),
    ...(isPlaced ? { locationId: null } : {}),
    ...(device.tags.length === 0 ? {} : { tags: [] }),
  };
  if (metadata === undefined) return { ...cleared, ...values };
  const keys = Object.fromEntries(Object.keys(metadata).map(key => [key, null]));
  return { ...cleared, ...values, metadata: { ...keys, ...(values.metadata as object | undefined) } };
}
