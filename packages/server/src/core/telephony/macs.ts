/** Whether a phone can be added with a MAC address. */
import { parseMac } from '../../domain/device.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectDeviceByMac } from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';
import { hasOwner } from './desks.ts';

export type MacState = 'available' | 'unavailable' | 'duplicate' | 'invalid';

/** The refusal of an address that another device has, for dialects with words of their own for it. */
export const MAC_IN_USE = 'mac';

/** One state for each address, in their order; an address that comes twice is a duplicate the second time. */
export async function macStates(reader: Reader, org: OrgId, texts: readonly string[], now: Instant): Promise<MacState[]> {
  const seen = new Set<string>();
  const states: MacState[] = [];
  for (const text of texts) {
    const mac = parseMac(text);
    if (mac === undefined) states.push('invalid');
    else if (seen.has(mac)) states.push('duplicate');
    else states.push((await isAvailable(reader, org, mac, now)) ? 'available' : 'unavailable');
    if (mac !== undefined) seen.add(mac);
  }
  return states;
}

async function isAvailable(reader: Reader, org: OrgId, mac: string, now: Instant): Promise<boolean> {
  const known = await reader.one(selectDeviceByMac, { org, mac });
  return known === undefined || (known.kind === 'desk_phone' && !(await hasOwner(reader, org, known.id, now)));
}
