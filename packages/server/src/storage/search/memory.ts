/** The index of a store in memory: fed on this thread, by the questions themselves, so that each is answered by all that is committed. */
import type { OrgId } from '../../domain/ids.ts';
import type { Reader } from '../storage.ts';
import type { SearchIndex } from './open.ts';
import { openIndexInMemory } from './sqlite/file.ts';
import { createSqliteFinder } from './sqlite/finder.ts';
import { createSqliteWriter } from './sqlite/writer.ts';
import { nextStep, startOver } from './steps.ts';

export function openMemoryIndex(reader: Reader): SearchIndex {
  let opened: ReturnType<typeof open> | undefined;
  let feeding = Promise.resolve();
  // Most tests never search, and its tables take longer to make than everything else of a reset.
  const index = () => {
    opened ??= open();
    return opened;
  };
  const fed = async (org: OrgId) => {
    const { writer, finder } = index();
    feeding = feeding.then(async () => {
      while ((await writer.advance(org, position => nextStep(reader, org, position))) === 'more');
    });
    await feeding;
    return finder;
  };
  return {
    start: () => undefined,
    committed: () => undefined,
    rebuild: async org => {
      await fed(org);
      await index().writer.advance(org, () => startOver(reader, org));
    },
    find: async question => (await fed(question.org)).find(question),
    marked: async question => (await fed(question.org)).marked(question),
    position: async org => (await fed(org)).position(org),
    kind: () => 'fts5',
    close: async () => opened?.finder.close(),
  };
}

function open() {
  const connection = openIndexInMemory();
  return { writer: createSqliteWriter(connection), finder: createSqliteFinder(connection) };
}
