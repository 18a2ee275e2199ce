/** Which devices a person ever held, with the registrations that were merged into them since. */
import { type HeldOnceRow, selectHeldEver, selectMergedIds } from '../../storage/statements/erasure-devices.ts';
import type { Reader } from '../../storage/storage.ts';

export interface HeldEver {
  readonly devices: readonly HeldOnceRow[];
  /** The ids under which the history knows them. */
  readonly held: readonly string[];
  /** Those of them that nobody else ever held. */
  readonly alone: readonly string[];
}

export async function heldEver(reader: Reader, org: number, personId: string): Promise<HeldEver> {
  const devices = await reader.all(selectHeldEver, { org, personId });
  const held: string[] = [];
  const alone: string[] = [];
  for (const device of devices) {
    const ids = await idsOf(reader, org, device.id);
    held.push(...ids);
    if (device.alone === 1) alone.push(...ids);
  }
  return { devices, held, alone };
}

/** A device that others were merged into may have been merged itself before. */
async function idsOf(reader: Reader, org: number, id: string): Promise<string[]> {
  const ids = [id];
  for (const keptId of ids) {
    const merged = await reader.all(selectMergedIds, { org, keptId });
    ids.push(...merged.map(each => each.id).filter(each => !ids.includes(each)));
  }
  return ids;
}
