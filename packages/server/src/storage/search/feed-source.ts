/** What the feeding thread reads and writes. */
import type { Reader } from '../storage.ts';
import type { IndexKind, IndexWriter } from './search-index.ts';

export interface FeedSettings {
  /** The file of the embedded store, in the folder of its data. */
  readonly databaseFile: string;
  readonly dataFolder: string;
  /** `postgres://…`; null for the embedded store. */
  readonly databaseUrl: string | null;
  readonly namedStatements: boolean;
}

export interface FeedSource {
  readonly reader: Reader;
  readonly writer: IndexWriter;
  readonly kind: IndexKind;
  readonly close: () => Promise<void>;
}

/** Each kind is loaded only where it is used. `onLost`: its connection to the server was cut. */
export async function openSource(settings: FeedSettings, onLost: (error: Error) => void): Promise<FeedSource> {
  const { databaseUrl, namedStatements } = settings;
  if (databaseUrl === null) {
    const { openEmbeddedSource } = await import('./sqlite/source.ts');
    return openEmbeddedSource(settings);
  }
  const { openServerSource } = await import('./postgres/source.ts');
  return openServerSource(databaseUrl, namedStatements, onLost);
}
