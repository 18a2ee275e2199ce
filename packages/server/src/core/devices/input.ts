/** What a caller may set on a device, and the checks of it. */
import { type Device, type Platform, parseMac } from '../../domain/device.ts';
import type { LocationId } from '../../domain/ids.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { selectDeviceByMac } from '../../storage/statements/devices.ts';
import type { Edit } from '../change.ts';
import { requireKnownLocation } from '../locations.ts';

export interface DeviceFacts {
  readonly name?: string | null;
  readonly make?: string | null;
  readonly model?: string | null;
  readonly platform?: Platform | null;
  readonly osVersion?: string | null;
  readonly serial?: string | null;
  /** In any usual spelling. */
  readonly mac?: string | null;
  readonly locationId?: LocationId | null;
  readonly tags?: readonly string[];
  /** What a dialect keeps with the device, by dialect. */
  readonly extras?: Readonly<Record<string, unknown>>;
}

export type CheckedFacts = Omit<DeviceFacts, 'mac'> & { mac?: string | null };

/** The facts with the MAC address normalized. Refuses an address that another device has. */
export async function checkedFacts(edit: Edit, input: DeviceFacts, before: Device | undefined): Promise<CheckedFacts> {
  // A person's own phone has no location. Even a location administrator may register one, so undefined is not checked.
  if (input.locationId !== undefined) await requireKnownLocation(edit.tx, edit.actor, input.locationId);
  if (input.mac === undefined || input.mac === null) return input;
  const mac = parseMac(input.mac);
  if (mac === undefined) throw invalid('mac', '12 hex digits', input.mac);
  const other = await edit.tx.one(selectDeviceByMac, { org: edit.org, mac });
  if (other !== undefined && other.id !== before?.id) throw new Problem('conflict', `The MAC address ${mac} is in use.`);
  return { ...input, mac };
}
