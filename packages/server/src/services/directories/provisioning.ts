/** What a directory does with its people, its groups, and the devices that it may look at. The caller is the directory. */
import type { Core } from '../../core/core.ts';
import { createProvisionedDevices, type ProvisionedDevices } from './provisioned-devices.ts';
import { createProvisionedGroups, type ProvisionedGroups } from './provisioned-groups.ts';
import { createProvisionedPeople, type ProvisionedPeople } from './provisioned-people.ts';
import { createRefusals, type NoteRefusal } from './refusals.ts';

export interface Provisioning {
  readonly people: ProvisionedPeople;
  readonly groups: ProvisionedGroups;
  readonly devices: ProvisionedDevices;
  /** Notes a call that was refused, for the administrators of the organization. Never throws. */
  readonly refused: NoteRefusal;
}

export function createProvisioning(core: Core): Provisioning {
  return {
    people: createProvisionedPeople(core),
    groups: createProvisionedGroups(core),
    devices: createProvisionedDevices(core),
    refused: createRefusals(core),
  };
}
