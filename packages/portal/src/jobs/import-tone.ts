/** The colour of a state of an import. */
import type { Import } from '@heldby/client';
import type { Tone } from '../kit/chip.tsx';

const TONES: Readonly<Record<Import['state'], Tone>> = {
  uploading: 'info',
  planning: 'info',
  planned: 'warn',
  failed: 'bad',
  applying: 'info',
  applied: 'good',
  undoing: 'info',
  undone: 'plain',
  cancelled: 'plain',
};

export function toneOf(state: Import['state']): Tone {
  return TONES[state];
}
