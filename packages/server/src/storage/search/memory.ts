/** The index of a store in memory: fed on this thread, by the questions themselves, so that each is answered by all that is committed. */
import type { OrgId } from '../../domain/ids.ts';
import type { Reader } from '../storage.ts';
import type { SearchIndex } from './open.ts';
import { openIndexInMemory } from './sqlite/file.ts';
import { createSqliteFinder } from './sqlite/finder.ts';
import { createSqliteWriter } from './sqlite/writer.ts';
import { nextStep, startOver } from './steps.ts';

export function openMemoryIndex(reader: Reader): SearchIndex {
  const connection = openIndexInMemory();
  const writer = createSqliteWriter(connection);
  const finder = createSqliteFinder(connection);
  let feeding = Promise.resolve();
  const feed = (org: OrgId) => {
    feeding = feeding.then(async () => {
      while (await writer.advance(org, position => nextStep(reader, org, position)));
    });
    return feeding;
  };
  return {
    start: () => undefined,
    committed: () => undefined,
    rebuild: async org => {
      await feed(org);
      await writer.advance(org, () => startOver(reader, org));
    },
    find: async question => {
      await feed(question.org);
      return finder.find(question);
    },
    marked: async question => {
      await feed(question.org);
      return finder.marked(question);
    },
    position: async org => {
      await feed(org);
      return finder.position(org);
    },
    kind: () => 'fts5',
    close: finder.close,
  };
}
