/** The embedded store, and the index beside it, for the thread that feeds. */
import { join } from 'node:path';
import { connectReadable } from '../../sqlite/connect.ts';
import { createStatements } from '../../sqlite/prepared.ts';
import { createReader } from '../../sqlite/reader.ts';
import type { FeedSettings, FeedSource } from '../feed-source.ts';
import { indexFile, openIndexToWrite } from './file.ts';
import { createSqliteWriter } from './writer.ts';

export function openEmbeddedSource({ dataFolder, databaseFile }: FeedSettings): FeedSource {
  const writer = createSqliteWriter(openIndexToWrite(indexFile(dataFolder)));
  const readable = connectReadable(join(dataFolder, databaseFile));
  const close = async () => {
    readable.close();
    await writer.close();
  };
  return { reader: createReader(createStatements(readable)), writer, kind: 'fts5', close };
}
