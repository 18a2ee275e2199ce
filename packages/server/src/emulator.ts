/** What `@heldby/emulator` is made of. */
import { openEmulator } from './emulation/emulator.ts';
import type { Emulator, EmulatorOptions } from './emulation/public.ts';

export type * from './emulation/public.ts';

/** Resolves when it listens. Close it at the end: it keeps the process alive. */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { recorder: _, dialects: __, signsIn: ___, ...emulator } = await openEmulator(options);
  return emulator;
}
