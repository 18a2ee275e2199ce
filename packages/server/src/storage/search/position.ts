/** The row that says up to where an organization is indexed, the same in both kinds of index. */
import type { Building, IndexPosition } from './search-index.ts';

export interface PositionRow {
  readonly sequence: number;
  readonly chain: Uint8Array | null;
  readonly noun: Building['noun'] | null;
  readonly after: number | null;
}

export function toPosition({ sequence, chain, noun, after }: PositionRow): IndexPosition {
  return { sequence, chain, building: noun === null ? null : { noun, after: after ?? 0 } };
}

/** The values of its columns, in the same order. */
export function positionValues({ sequence, chain, building }: IndexPosition) {
  return [sequence, chain, building?.noun ?? null, building?.after ?? null] as const;
}

/** Whether the store's history has the event up to which the index goes. `found`: the store's event with that sequence. */
export function isFollowed({ sequence, chain }: IndexPosition, found: { readonly chain: Uint8Array } | undefined): boolean {
  return sequence === 0 || (found !== undefined && chain !== null && Buffer.compare(found.chain, chain) === 0);
}
