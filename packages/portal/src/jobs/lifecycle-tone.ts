/** The colour of where a device is in its life: the same wherever it is shown. */
import type { Device } from '@heldby/client';
import type { Tone } from '../kit/chip.tsx';

const TONES: Readonly<Record<Device['lifecycle'], Tone>> = {
  in_stock: 'plain',
  assigned: 'good',
  in_repair: 'warn',
  lost: 'bad',
  retired: 'plain',
};

export function lifecycleTone(lifecycle: Device['lifecycle']): Tone {
  return TONES[lifecycle];
}
