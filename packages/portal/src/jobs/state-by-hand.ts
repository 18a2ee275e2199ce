/** What somebody has said of a device: that it is lost, in repair or retired. */
import type { Device } from '@heldby/client';

/** Null where it follows from who holds it. */
export function stateByHand({ lifecycle }: Pick<Device, 'lifecycle'>): 'in_repair' | 'lost' | 'retired' | null {
  return lifecycle === 'in_stock' || lifecycle === 'assigned' ? null : lifecycle;
}
