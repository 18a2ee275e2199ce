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
