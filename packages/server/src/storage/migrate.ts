/** Brings a store to the schema that this program knows: numbered files, each applied once, in a transaction of its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { Problem } from '../domain/problem.ts';
import { digest } from '../lib/crypto.ts';
import { readPlacements } from './distribute/citus.ts';
import { classifiedTables } from './distribute/classes.ts';
import { beginMigration, requireWhole } from './distribute/spread.ts';
import { createLedger, type Entry, readLedger, recordMigration } from './ledger.ts';
import { ddlFor } from './sql/portable-ddl.ts';
import { PLANNER_STATISTICS } from './sqlite/statistics.ts';
import type { Storage } from './storage.ts';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file: a migration that was applied is never edited. */
  readonly checksum: string;
}

const FILE = /^(\d{4})-([a-z0-9-]+)\.sql$/;

/** The migrations that come with this program, oldest first. */
export function knownMigrations(folder: URL = new URL('./migrations/', import.meta.url)): Migration[] {
  const found: Migration[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    const [, version, name] = FILE.exec(file) ?? [];
    if (version === undefined || name === undefined) continue;
    const sql = readFileSync(new URL(file, folder), 'utf8');
    found.push({ version: Number(version), name, sql, checksum: digest(sql) });
  }
  return found;
}

/** Applies what is missing and returns it. Refuses a store that a newer program wrote, and one whose history differs. */
export async function migrate(
  storage: Storage,
  migrations: readonly Migration[] = knownMigrations(),
  read: typeof readLedger = readLedger,
): Promise<Migration[]> {
  await createLedger(storage);
  const tables = classifiedTables(migrations);
  if (storage.engine === 'postgres') requireWhole(tables, await readPlacements(storage));
  const done: Migration[] = [];
  for (const migration of migrations) {
    const isNew = await storage.exclusively(async (tx, script) => {
      if (!isMissing(migration, migrations, await read(tx))) return false;
      const spread = storage.engine === 'postgres' ? await beginMigration(tx, script, tables) : undefined;
      await script(ddlFor(storage.engine, migration.sql));
      await spread?.();
      if (storage.engine === 'sqlite') await script(PLANNER_STATISTICS);
      await recordMigration(tx, migration);
      return true;
    });
    if (isNew) done.push(migration);
  }
  return done;
}

function isMissing(migration: Migration, known: readonly Migration[], history: readonly Entry[]): boolean {
  const newest = Math.max(0, ...history.map(entry => entry.version));
  const head = Math.max(0, ...known.map(each => each.version));
  if (newest > head) {
    throw new Problem(
      'precondition_failed',
      `The store has schema ${newest}, this program knows ${head}: run the newer heldby that wrote it.`,
    );
  }
  for (const { version, checksum } of history) {
    if (known.find(each => each.version === version)?.checksum === checksum) continue;
    throw new Problem('precondition_failed', `Migration ${version} was changed after the store had applied it.`);
  }
  return history.every(entry => entry.version !== migration.version);
}
