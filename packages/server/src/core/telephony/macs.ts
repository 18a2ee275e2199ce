/** Checks whether phones can be added with given MAC addresses. */
import { macKey } from '../../domain/hardware.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectDeviceByMac } from '../../storage/statements/devices.ts';
import type { Reader } from '../../storage/storage.ts';
import { hasOwner } from './desks.ts';

export type MacState = 'available' | 'unavailable' | 'duplicate' | 'invalid';

/** The resource of the refusal of a used address, for dialects that have their own text for it. */
export const MAC_IN_USE = 'mac';

/** One state for each address, in order. A repeated address is `duplicate` from its second occurrence on. */
export async function macStates(reader: Reader, org: OrgId, texts: readonly string[], now: Instant): Promise<MacState[]> {
  const seen = new Set<string>();
  const states: MacState[] = [];
  for (const text of texts) {
    const mac = macKey(text);
    if (mac === null) states.push('invalid');
    else if (seen.has(mac)) states.push('duplicate');
    else states.push((await isAvailable(reader, org, mac, now)) ? 'available' : 'unavailable');
    if (mac !== null) seen.add(mac);
  }
  return states;
}

async function isAvailable(reader: Reader, org: OrgId, mac: string, now: Instant): Promise<boolean> {
  const known = await reader.one(selectDeviceByMac, { org, mac });
  if (known === undefined) return true;
  return known.mac === mac && known.kind === 'desk_phone' && !(await hasOwner(reader, org, known.id, now));
}
