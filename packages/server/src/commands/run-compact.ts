/** Compacts the embedded store, and removes the search index, which is made anew. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../domain/problem.ts';
import { DATABASE_FILE } from '../storage/open.ts';
import { indexFile } from '../storage/search/sqlite/file.ts';
import { compactSqlite, removeDerived } from '../storage/sqlite/compact.ts';
import type { Context } from './context.ts';
import { holdFolder } from './store.ts';

const BY_POSTGRES = 'PostgreSQL writes its own files: run `vacuum full` there, and remove its archived log and old backups.';

export async function runCompact({ settings, output }: Context): Promise<void> {
  if (settings.databaseUrl !== null) throw new Problem('invalid', BY_POSTGRES);
  const file = join(settings.dataFolder, DATABASE_FILE);
  if (!existsSync(file)) throw new Problem('not_found', `There is no store in ${settings.dataFolder}: check --data.`);
  const lock = holdFolder(settings);
  try {
    removeDerived(indexFile(settings.dataFolder));
    output.result(compactSqlite(file), ({ before, after }) => `The store has ${after} bytes now; it had ${before}.`);
  } finally {
    lock?.release();
  }
}
