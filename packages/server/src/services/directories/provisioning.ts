/** What a directory does with its people, its groups, and the devices that it may look at. The caller is the directory. */
import type { Core } from '../../core/core.ts';
import type { Actor } from '../../domain/actor.ts';
import type { CallLog } from './call-log.ts';
import { callingDirectory } from './caller.ts';
import { createProvisionedDevices, type ProvisionedDevices } from './provisioned-devices.ts';
import { createProvisionedGroups, type ProvisionedGroups } from './provisioned-groups.ts';
import { createProvisionedPeople, type ProvisionedPeople } from './provisioned-people.ts';

export interface Provisioning {
  readonly people: ProvisionedPeople;
  readonly groups: ProvisionedGroups;
  readonly devices: ProvisionedDevices;
  /** Refuses everybody who is no directory. */
  readonly requireCaller: (actor: Actor) => Promise<void>;
  /** Notes calls for the administrators of the organization. */
  readonly calls: CallLog;
}

export function createProvisioning(core: Core, calls: CallLog): Provisioning {
  return {
    people: createProvisionedPeople(core),
    groups: createProvisionedGroups(core),
    devices: createProvisionedDevices(core),
    requireCaller: async actor => void (await callingDirectory(core.storage, actor)),
    calls,
  };
}
