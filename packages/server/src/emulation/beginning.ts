/** The beginning of an emulator, made once for each seed and process: emulators with the same seed begin with the same bytes. */
import type { Planted } from './planted.ts';
import { readPrebuilt } from './prebuilt.ts';

const demos = new Map<string, Promise<Planted>>();

/** The bytes of the demo. Changing the result changes nobody else's: they are copied when they are opened. */
export function beginWithDemo(chance: string): Promise<Planted> {
  const known = demos.get(chance);
  if (known !== undefined) return known;
  const made = demoOf(chance);
  demos.set(chance, made);
  made.catch(() => demos.delete(chance));
  return made;
}

export async function beginWithSeed(seed: string | object, chance: string, anyToken: boolean): Promise<Planted> {
  const { plantSeed } = await import('./planted.ts');
  return plantSeed(seed, chance, anyToken);
}

/** What fills it is read only where the build has not done so. */
async function demoOf(chance: string): Promise<Planted> {
  const prebuilt = chance === '' ? readPrebuilt() : undefined;
  return prebuilt ?? (await import('./planted.ts')).makeDemo(chance);
}
