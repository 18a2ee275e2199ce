/** Chooses the driver from where the data is. */
import { join } from 'node:path';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import type { Storage } from './storage.ts';

export interface StorageSettings {
  /** The folder of the embedded store. */
  readonly dataFolder: string;
  /** `postgres://…`; null for the embedded store. */
  readonly databaseUrl: string | null;
  readonly namedStatements: boolean;
  readonly onFatal: (error: Error) => void;
}

export const DATABASE_FILE = 'heldby.sqlite';

export function openStorage(settings: StorageSettings): Storage {
  if (settings.databaseUrl !== null) return openPostgres(settings.databaseUrl, settings);
  return openSqlite(join(settings.dataFolder, DATABASE_FILE), settings);
}
