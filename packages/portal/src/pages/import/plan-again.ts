/** Whether an import can still be read in another way: nothing of it is applied. */
import type { Import } from '@heldby/client';

export function mayPlanAgain({ state, counts }: Import): boolean {
  return (state === 'planned' || state === 'failed' || state === 'cancelled') && counts.applied === 0;
}
