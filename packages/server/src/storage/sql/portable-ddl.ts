/** Makes each database's own DDL of the portable DDL in the migration files. */
import type { Storage } from '../storage.ts';

export function ddlFor(engine: Storage['engine'], portable: string): string {
  return engine === 'sqlite' ? forSqlite(portable) : forPostgres(portable);
}

/** Strict tables refuse values of another type; clustered by their primary key, a look-up is one descent, not two. */
function forSqlite(portable: string): string {
  const typed = portable.replaceAll(/\bbigint\b/g, 'integer').replaceAll(/\bbytea\b/g, 'blob');
  return typed.replaceAll(/^\);/gm, ') strict, without rowid;');
}

/** Text sorts by its bytes, as on SQLite, whatever locale the database was made with. */
function forPostgres(portable: string): string {
  return portable.replaceAll(/^( {2}\w+) text\b/gm, '$1 text collate "C"');
}
