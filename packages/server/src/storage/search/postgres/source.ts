/** The store on PostgreSQL, and the index in it, for the thread that feeds: two connections of its own. */
import pg from 'pg';
import { connectionConfig } from '../../postgres/connect.ts';
import { createReader, createSend } from '../../postgres/statements.ts';
import type { FeedSource } from '../feed-source.ts';
import { prepareTables } from './schema.ts';
import { createPostgresWriter } from './writer.ts';

/** Longer than any of its statements. */
const SILENCE_LIMIT_MS = 60_000;

export async function openServerSource(
  url: string,
  namedStatements: boolean,
  onLost: (error: Error) => void,
): Promise<FeedSource> {
  const config = connectionConfig(url, SILENCE_LIMIT_MS);
  const [reading, writing] = [new pg.Client({ ...config, pipeline: true }), new pg.Client({ ...config, pipeline: true })];
  for (const client of [reading, writing]) {
    client.on('error', onLost);
    await client.connect();
  }
  const kind = await prepareTables(writing);
  const writer = createPostgresWriter(writing, { kind, namedStatements });
  const close = async () => {
    await reading.end();
    await writer.close();
  };
  return { reader: createReader(createSend(reading, SILENCE_LIMIT_MS), { namedStatements }), writer, kind, close };
}
