/** The parts of a block that are the same for devices, assignments and people: its default reason, and who set it. */
import type { OwnerId } from '../domain/ids.ts';
import type { Edit } from './change.ts';

/** The reason of a block whose caller gave none. */
export const BY_ADMINISTRATOR = 'administrator';

/** Who sets the block: null for the system. */
export function blocker({ actor }: Edit): OwnerId | null {
  return actor.kind === 'system' ? null : actor.id;
}
