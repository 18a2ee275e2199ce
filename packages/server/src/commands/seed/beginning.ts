/** Says which devices can begin in an emulator as a seed says, so that it does not refuse the seed for one of them. */
import type { Assignment, Device } from '@heldby/client';
import { PHONE_MODELS } from '../../dialects/webex/models/catalogue.ts';
import { CATALOG_KINDS } from '../../domain/device.ts';
import { catalogKey, macKey } from '../../domain/hardware.ts';
import type { Contents } from './read.ts';

/** Asked of each device once, in their order: of two that would be the same in an emulator, the first begins. */
export type CanBegin = (device: Device, first: Assignment | undefined) => boolean;

export function createBeginnings({ devices, people, workspaces }: Contents): CanBegin {
  const catalogs = new Set<string>();
  const others = devices.flatMap(({ kind, mac }) => (kind === 'desk_phone' ? [] : (macKey(mac ?? '') ?? [])));
  const macs = new Set(others);
  const callable = new Set([
    ...people.flatMap(({ id, calling }) => (calling?.extension || calling?.phoneNumber ? [id] : [])),
    // Rooms can be called as soon as they have a phone.
    ...workspaces.map(({ id }) => id),
  ]);
  const isNew = (among: Set<string>, key: string | null) => key !== null && !among.has(key) && among.add(key) === among;
  return ({ kind, udid, mac, model }, first) => {
    if (CATALOG_KINDS.includes(kind)) {
      const key = udid === null ? null : catalogKey({ udid }, null);
      return isNew(catalogs, key && `${kind} ${key}`);
    }
    if (kind !== 'desk_phone') return true;
    if (first?.role !== 'owner' || !callable.has(first.owner.id)) return false;
    return isAddedByMac(model) && isNew(macs, macKey(mac ?? ''));
  };
}

/** An emulator's organization has no models of its own. */
function isAddedByMac(model: string | null): boolean {
  return model !== null && PHONE_MODELS.find(model, {})?.addedBy.includes('mac') === true;
}
