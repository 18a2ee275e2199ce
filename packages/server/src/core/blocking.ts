/** How a block is written down, whatever it blocks. */
import type { OwnerId } from '../domain/ids.ts';
import type { Edit } from './change.ts';

/** The reason of a block whose caller gave none. */
export const BY_ADMINISTRATOR = 'administrator';

/** Who blocks: null for the system. */
export function blocker({ actor }: Edit): OwnerId | null {
  return actor.kind === 'system' ? null : actor.id;
}
