/** The devices that the people of a directory hold. A directory reads them, and changes none. */
import type { Core } from '../../core/core.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeviceId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import {
  type HeldByProvisionedRow,
  type ProvisionedDeviceRow,
  selectHeldByProvisioned,
  selectProvisionedDevices,
  selectProvisionedHolders,
} from '../../storage/statements/directory-devices.ts';
import { callingDirectory } from './caller.ts';

export type HeldByProvisioned = HeldByProvisionedRow;

export interface ProvisionedDevice {
  readonly device: ProvisionedDeviceRow;
  /** The people of the directory who hold it. */
  readonly holders: readonly HeldByProvisioned[];
}

export interface ProvisionedDevices {
  /** In order of creation, behind a number. */
  readonly after: (actor: Actor, number: number, limit: number) => Promise<readonly ProvisionedDevice[]>;
  readonly get: (actor: Actor, id: DeviceId) => Promise<ProvisionedDevice>;
  /** What people with numbers in a range hold, `upTo` included. */
  readonly held: (actor: Actor, after: number, upTo: number) => Promise<readonly HeldByProvisioned[]>;
}

export function createProvisionedDevices({ storage, clock }: Core): ProvisionedDevices {
  const keyOf = async (actor: Actor) => {
    const { id: directoryId } = await callingDirectory(storage, actor);
    return { org: actor.org, directoryId, at: clock.now() };
  };

  return {
    after: async (actor, after, limit) => {
      const key = await keyOf(actor);
      const rows = await storage.all(selectProvisionedDevices, { ...key, after, limit });
      const withHolders = async (device: ProvisionedDeviceRow) => {
        const holders = await storage.all(selectProvisionedHolders, { ...key, deviceId: device.id });
        return { device, holders };
      };
      return Promise.all(rows.map(withHolders));
    },
    get: async (actor, id) => {
      const holders = await storage.all(selectProvisionedHolders, { ...(await keyOf(actor)), deviceId: id });
      const [device] = holders;
      if (device === undefined) throw notFound('device');
      return { device, holders };
    },
    held: async (actor, after, upTo) => storage.all(selectHeldByProvisioned, { ...(await keyOf(actor)), after, upTo }),
  };
}
