/** Asks the index beside the embedded store. */
import type { DatabaseSync } from 'node:sqlite';
import { type IndexFinder, SEARCHED_NOUNS, type SearchedNoun } from '../search-index.ts';
import { NUMBER_OF_ROW } from './file.ts';
import { matchOf } from './match.ts';
import { createSelectPosition } from './position.ts';

export function createSqliteFinder(connection: DatabaseSync): IndexFinder {
  const position = createSelectPosition(connection);
  const finds = inOrders(order => new Map(SEARCHED_NOUNS.map(noun => [noun, connection.prepare(findIn(noun, order))])));
  const marks = inOrders(order => connection.prepare(findMarked(order)));
  return {
    find: async ({ org, noun, wanted, without, above, below, descending, limit }) => {
      const find = finds[descending ? 'desc' : 'asc'].get(noun);
      return numbersOf(find?.all(org, above, below, matchOf(wanted, without), limit) ?? []);
    },
    marked: async ({ org, mark, above, below, descending, limit }) =>
      numbersOf(marks[descending ? 'desc' : 'asc'].all(org, mark, above, below, limit)),
    position: async org => position(org),
    close: async () => connection.close(),
  };
}

type Order = 'asc' | 'desc';

/** FTS5 walks its rows in descending order as easily as in ascending order. Ordering by how well a row fits would read all of them. */
function findIn(noun: SearchedNoun, order: Order): string {
  return `select ${NUMBER_OF_ROW} as number from ${noun}
    where ${noun} match ?4 and rowid > ((?1 << 40) | ?2) and rowid < ((?1 << 40) | ?3) order by rowid ${order} limit ?5`;
}

function findMarked(order: Order): string {
  return `select number from device_mark where org_id = ?1 and mark = ?2 and number > ?3 and number < ?4
    order by number ${order} limit ?5`;
}

function inOrders<T>(make: (order: Order) => T): Record<Order, T> {
  return { asc: make('asc'), desc: make('desc') };
}

function numbersOf(rows: readonly Readonly<Record<string, unknown>>[]): number[] {
  return rows.map(({ number }) => Number(number));
}
