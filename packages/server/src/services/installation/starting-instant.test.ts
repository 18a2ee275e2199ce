import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Reader } from '../../storage/storage.ts';
import { startingInstant } from './starting-instant.ts';

const HOUR = 3_600_000_000;
const NOW = Date.UTC(2026, 10, 29) * 1_000;

/** A store of organizations whose last events are at these instants. */
function storeOf(...latest: readonly number[]): Reader {
  const reads: Pick<Reader, 'all' | 'one'> = {
    all: async () => latest.map((_, org) => ({ org })) as never,
    one: async (_, parameters) => ({ at: latest[(parameters as { org: number }).org] }) as never,
  };
  return reads as Reader;
}

it('a clock goes on after the last event of any organization, where the store is ahead by less than an hour', async () => {
  assert.equal(await startingInstant(storeOf(), NOW, false), 0);
  assert.equal(await startingInstant(storeOf(NOW - HOUR, NOW + HOUR / 2, NOW), NOW, false), NOW + HOUR / 2);
});

it('a store that is hours ahead is refused; a clock that is right anyway ignores what lies ahead of it', async () => {
  const store = storeOf(NOW - HOUR, NOW + 3 * HOUR);
  await assert.rejects(startingInstant(store, NOW, false), { code: 'conflict', message: /2026-11-29T03:00.*3\.0 hours earlier/ });
  assert.equal(await startingInstant(store, NOW, true), NOW - HOUR);
});

it('a clock that says a year before heldby existed is refused on an empty store, too', async () => {
  await assert.rejects(startingInstant(storeOf(), 0, false), { code: 'conflict', message: /1970-01-01T00:00.*Set the clock/ });
  assert.equal(await startingInstant(storeOf(), 0, true), 0);
});
