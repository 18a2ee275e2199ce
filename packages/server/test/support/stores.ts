/** Opens a PostgreSQL store without services. */
import assert from 'node:assert/strict';
import { openStorage } from '../../src/storage/open.ts';
import type { Storage } from '../../src/storage/storage.ts';
import { contentsOf } from './contents.ts';

export function openStore(databaseUrl: string): Storage {
  return openStorage({ databaseUrl, dataFolder: '', namedStatements: true, onFatal: assert.fail });
}

export async function withStore<T>(databaseUrl: string, work: (storage: Storage) => Promise<T>): Promise<T> {
  const storage = openStore(databaseUrl);
  return work(storage).finally(() => storage.close());
}

export function contentsAt(databaseUrl: string): Promise<string[]> {
  return withStore(databaseUrl, contentsOf);
}
