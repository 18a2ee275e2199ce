/** Writes the schema as the migrations leave it, so that a review sees the effect of a migration and not only its text. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from '../../packages/server/src/storage/migrate.ts';
import { openSqlite } from '../../packages/server/src/storage/sqlite/store.ts';
import type { Storage } from '../../packages/server/src/storage/storage.ts';

const FOLDER = 'packages/server/src/storage';

export async function generate(): Promise<Record<string, string>> {
  return {
    [`${FOLDER}/schema.sqlite.sql`]: `${header('SQLite', 'as its own catalogue tells it')}\n${await sqliteSchema()}`,
    [`${FOLDER}/schema.postgres.sql`]: `${header('PostgreSQL', 'migration by migration')}\n${await postgresSchema()}`,
  };
}

function header(database: string, how: string): string {
  return `-- Made from the migrations by \`npm run generate\`; do not edit. The schema on ${database}, ${how}.\n`;
}

/** Migrates a real store and asks it: tables by name, each followed by its indexes. */
async function sqliteSchema(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-schema-'));
  const file = join(folder, 'schema.sqlite');
  try {
    const storage = openSqlite(file, { onFatal: rethrow });
    await migrate(storage);
    await storage.close();
    const connection = new DatabaseSync(file, { readOnly: true });
    const rows = connection
      .prepare(
        `select type, sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by tbl_name, type = 'index', name`,
      )
      .all();
    connection.close();
    return rows
      .map(({ type, sql }) => `${type === 'table' ? '\n' : ''}${sql};\n`)
      .join('')
      .trimStart();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Migrates a store that only listens: what would be run on PostgreSQL, which is not needed for this. */
async function postgresSchema(): Promise<string> {
  const scripts: string[] = [];
  const unused = () => Promise.reject(new Error('a migration uses the store'));
  const reader = { all: async () => [], one: async () => undefined };
  const tx = { ...reader, run: async () => 1, returning: unused };
  const listening: Storage = {
    engine: 'postgres',
    exclusively: work =>
      work(tx, async sql => {
        scripts.push(sql);
      }),
    transaction: unused,
    snapshot: unused,
    claimDue: unused,
    durablePosition: unused,
    ...reader,
    ready: async () => true,
    close: async () => undefined,
  };
  await migrate(listening);
  return scripts.join('\n');
}

function rethrow(error: Error): never {
  throw error;
}
