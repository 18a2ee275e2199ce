/** Changes the tags of a desk phone or room device. */
import type { Edit } from '../change.ts';
import { saveDevice } from '../devices/save.ts';
import type { DeskDevice } from '../telephony/desks.ts';

/** How the tags of a device are to change. */
export interface TagChange {
  readonly op: 'add' | 'remove' | 'replace';
  readonly tags: readonly string[];
}

export async function tagDesk<Desk extends DeskDevice>(edit: Edit, desk: Desk, wish: TagChange): Promise<Desk> {
  const { device } = desk;
  return { ...desk, device: await saveDevice(edit, device, { ...device, tags: tagged(device.tags, wish) }) };
}

/** `remove` drops all tags, not only the named ones. The vendor's API does the same. */
function tagged(tags: readonly string[], { op, tags: named }: TagChange): string[] {
  if (op === 'remove') return [];
  return [...new Set(op === 'add' ? [...tags, ...named] : named)];
}
