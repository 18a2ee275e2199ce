/** Compares what a list holds with what the same actor can read one by one. */
import assert from 'node:assert/strict';
import type { Page, PageRequest } from '../../src/core/core.ts';
import { Problem } from '../../src/domain/problem.ts';

/** Odd, so that what is in reach and what is not fall differently into every page. */
export const LIMIT = 7;

export const isRefusal = (error: unknown) => error instanceof Problem && ['not_found', 'forbidden'].includes(error.code);

/** Those of the ids that the actor can read. */
export async function readable(ids: readonly string[], read: (id: string) => Promise<unknown>) {
  const found: string[] = [];
  for (const id of ids) {
    const isFound = await read(id).then(
      () => true,
      error => (isRefusal(error) ? false : Promise.reject(error)),
    );
    if (isFound) found.push(id);
  }
  return found;
}

/** The ids of every page, of which only the last may be short. */
export async function byCursor<T>(list: (page: PageRequest) => Promise<Page<T>>, idOf: (item: T) => string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const page: Page<T> = await list({ limit: LIMIT, cursor });
    ids.push(...page.items.map(idOf));
    if (page.nextCursor === null) return ids;
    assert.equal(page.items.length, LIMIT, 'only the last page is short');
    cursor = page.nextCursor;
  }
}
