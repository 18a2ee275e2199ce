/** Chooses the driver: PostgreSQL where there is a URL, the embedded store otherwise. */
import { fdatasync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../domain/problem.ts';
import { isUnknownToServer } from './postgres/errors.ts';
import { openPostgres } from './postgres/store.ts';
import { isPassing } from './sqlite/errors.ts';
import type { SyncFile } from './sqlite/log-sync.ts';
import { openSqlite } from './sqlite/store.ts';
import { type WatchedStorage, watchStorage } from './watch.ts';

export interface StorageSettings {
  /** The folder of the embedded store. */
  readonly dataFolder: string;
  /** `postgres://…`; null for the embedded store. */
  readonly databaseUrl: string | null;
  readonly namedStatements: boolean;
  readonly onFatal: (error: Error) => void;
}

export const DATABASE_FILE = 'heldby.sqlite';

export function openStorage(settings: StorageSettings): WatchedStorage {
  if (settings.databaseUrl !== null) return watchStorage(openPostgres(settings.databaseUrl, settings), () => ({}));
  const file = join(settings.dataFolder, DATABASE_FILE);
  const { syncFile, syncs } = countSyncs();
  return watchStorage(openSqlite(file, { ...settings, syncFile }), () => ({
    ...syncs,
    logBytes: sizeOf(`${file}-wal`),
    fileBytes: sizeOf(file),
  }));
}

/** Whether a store that cannot be opened only does not answer, or has no time or no room now. Otherwise a setting is wrong, or it is damaged. */
export function isAway(error: unknown): boolean {
  return isPassing(error) ?? (error instanceof Problem && error.code === 'unavailable' && !isUnknownToServer(error));
}

function countSyncs() {
  const syncs = { syncs: 0, syncSeconds: 0 };
  const syncFile: SyncFile = (descriptor, done) => {
    const began = performance.now();
    fdatasync(descriptor, error => {
      syncs.syncs += 1;
      syncs.syncSeconds += (performance.now() - began) / 1000;
      done(error);
    });
  };
  return { syncFile, syncs };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
