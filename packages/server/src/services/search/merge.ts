/** Makes one page of what was found of several nouns: the better ranks first, and within a rank each noun in turn, so that none hides the others. */
import type { SearchedNoun } from '../../storage/search/search-index.ts';
import type { RankedRow } from './stream.ts';

export interface FoundOf {
  readonly noun: SearchedNoun;
  readonly rows: readonly RankedRow[];
}

export interface Merged {
  readonly taken: readonly (RankedRow & { readonly noun: SearchedNoun })[];
  readonly hasMore: boolean;
}

export function mergeStreams(streams: readonly FoundOf[], limit: number): Merged {
  const queues = streams.map(({ noun, rows }) => ({ noun, rows, taken: 0 }));
  const next = () =>
    queues
      .filter(({ rows, taken }) => taken < rows.length)
      .toSorted((one, other) => tierOf(one) - tierOf(other) || one.taken - other.taken)[0];
  const taken: Merged['taken'][number][] = [];
  for (let queue = next(); queue !== undefined && taken.length < limit; queue = next()) {
    const row = queue.rows[queue.taken];
    queue.taken += 1;
    if (row !== undefined) taken.push({ ...row, noun: queue.noun });
  }
  return { taken, hasMore: next() !== undefined };
}

function tierOf({ rows, taken }: { readonly rows: readonly RankedRow[]; readonly taken: number }): number {
  return rows[taken]?.tier ?? Number.POSITIVE_INFINITY;
}
