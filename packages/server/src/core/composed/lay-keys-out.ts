/** Lays the keys of a phone out by a template. */
import { LENGTHS } from '@heldby/contract';
import type { Device } from '../../domain/device.ts';
import type { Edit } from '../change.ts';
import { saveDevice } from '../devices/save.ts';
import type { Extras } from '../extras.ts';
import { fitsAsJson } from '../lengths.ts';

export interface KeyLayout {
  /** As it is kept with a device, by dialect. */
  readonly layout: Extras;
  /** Whether other members of the same parts stay, such as the keys of modules. */
  readonly keepsOthers: boolean;
}

/**
 * The given members of each part that a dialect keeps go over the others of the part, or stand instead of them. Returns whether the
 * device has room for that; one that has none is left as it was.
 */
export async function layKeysOut(edit: Edit, device: Device, { layout, keepsOthers }: KeyLayout): Promise<boolean> {
  const extras = laidOver(device.extras, layout, keepsOthers);
  if (!fitsAsJson(extras, LENGTHS.extras)) return false;
  await saveDevice(edit, device, { ...device, extras });
  return true;
}

type Parts = Readonly<Record<string, unknown>>;

function laidOver(before: Extras, layout: Extras, keepsOthers: boolean): Extras {
  const dialects = Object.entries(layout).map(([dialect, given]) => {
    const stored = (before[dialect] ?? {}) as Parts;
    const parts = Object.entries(given as Parts).map(([name, part]) => {
      const others = keepsOthers ? (stored[name] as Parts | undefined) : undefined;
      return [name, { ...others, ...(part as Parts) }] as const;
    });
    return [dialect, { ...stored, ...Object.fromEntries(parts) }] as const;
  });
  return { ...before, ...Object.fromEntries(dialects) };
}
