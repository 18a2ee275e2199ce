/** The search index of a store, put together: who feeds it, and who asks it. */
import type { OrgId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import { DATABASE_FILE, type StorageSettings } from '../open.ts';
import { createFeed } from './feed.ts';
import { createThreadFinder } from './find.ts';
import { openPostgresFinder } from './postgres/finder.ts';
import type { IndexFinder, IndexKind } from './search-index.ts';
import { indexFile } from './sqlite/file.ts';

export interface SearchIndex extends Pick<IndexFinder, 'find' | 'marked' | 'position'> {
  /** Begins to feed the index. The first question does so, too. */
  readonly start: () => void;
  /** Something of the organization was committed. */
  readonly committed: (org: OrgId) => void;
  /** Builds the organization's index anew. Resolves when that has begun. */
  readonly rebuild: (org: OrgId) => Promise<void>;
  /** Null until it is known. */
  readonly kind: () => IndexKind | null;
  readonly close: () => Promise<void>;
}

export interface SearchOptions {
  readonly settings: Pick<StorageSettings, 'dataFolder' | 'databaseUrl' | 'namedStatements'>;
  /** Resolves when what is committed now is on the disk. */
  readonly settled: (org: OrgId) => Promise<unknown>;
  /** For the log. */
  readonly warn: (message: string, because?: string) => void;
}

export function openSearchIndex({ settings, settled, warn }: SearchOptions): SearchIndex {
  let kind: IndexKind | null = null;
  const { finder, opened } = openFinder(settings);
  const feed = createFeed({
    settings: { ...settings, databaseFile: DATABASE_FILE },
    settled,
    onReady: found => {
      kind = found;
      opened();
      if (found === 'arrays') warn(WITHOUT_EXTENSION);
    },
    onFailure: message => warn('the search index could not be fed and will be tried again', message),
  });
  const asked =
    <A, R>(question: (asked: A) => Promise<R>) =>
    async (wanted: A) => {
      feed.start();
      try {
        return await question(wanted);
      } catch (cause) {
        throw new Problem('unavailable', 'The search index cannot be asked now.', { cause });
      }
    };
  return {
    start: feed.start,
    committed: feed.committed,
    rebuild: feed.rebuild,
    find: asked(finder.find),
    marked: asked(finder.marked),
    position: asked(finder.position),
    kind: () => kind,
    close: async () => {
      await feed.stop();
      await finder.close();
    },
  };
}

const WITHOUT_EXTENSION =
  'pg_trgm cannot be used in this database (not installed, not allowed, or a locale that knows ASCII letters alone): ' +
  'searching finds the same without it, but its index is larger';

/** `opened`: the index was made or opened to be written. */
function openFinder({ dataFolder, databaseUrl }: SearchOptions['settings']): { finder: IndexFinder; opened: () => void } {
  if (databaseUrl !== null) return { finder: openPostgresFinder(databaseUrl), opened: () => undefined };
  const finder = createThreadFinder(indexFile(dataFolder));
  return { finder, opened: finder.opened };
}
