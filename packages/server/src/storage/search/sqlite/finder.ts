/** Asks the index beside the embedded store. */
import type { DatabaseSync } from 'node:sqlite';
import { type IndexFinder, type IndexQuestion, SEARCHED_NOUNS, type SearchedNoun } from '../search-index.ts';
import { NUMBER_OF_ROW } from './file.ts';
import { matchOf } from './match.ts';
import { createSelectPosition } from './position.ts';

export function createSqliteFinder(connection: DatabaseSync): IndexFinder {
  const position = createSelectPosition(connection);
  const finds = new Map(SEARCHED_NOUNS.map(noun => [noun, connection.prepare(findIn(noun))]));
  return {
    find: async ({ org, noun, wanted, without, before, limit }: IndexQuestion) => {
      const rows = finds.get(noun)?.all(org, before, matchOf(wanted, without), limit) ?? [];
      return rows.map(({ number }) => Number(number));
    },
    position: async org => position(org),
    close: async () => connection.close(),
  };
}

/** FTS5 walks its rows in descending order as easily as in ascending order. Ordering by how well a row fits would read all of them. */
function findIn(noun: SearchedNoun): string {
  return `select ${NUMBER_OF_ROW} as number from ${noun}
    where ${noun} match ?3 and rowid > (?1 << 40) and rowid < ((?1 << 40) | ?2) order by rowid desc limit ?4`;
}
