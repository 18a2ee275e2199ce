/** The token of an emulator's portal. */
import { setPresent } from '../../words/present.ts';
import type { Tokens } from '../session/tokens.ts';
import { control } from './control.ts';
import type { EmulatorContents } from './types.ts';

/**
 * The administrator's, which the emulator gives to anybody who asks: nobody signs in. It outlives a reset, which would end a sign-in, and has
 * no end.
 */
export async function seedTokens(): Promise<Tokens> {
  const { now, tokens } = await control<EmulatorContents>('GET', 'state');
  setPresent(now);
  return { access: tokens.native?.full ?? '', refresh: '', endsAt: Number.POSITIVE_INFINITY };
}
