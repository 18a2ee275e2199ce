/** Turns the portable DDL of the migration files into the DDL of each database. */
import type { Storage } from '../storage.ts';
import { type SchemaChange, schemaChanges } from './text/ddl.ts';
import { type Edit, edited } from './text/tokens.ts';

export function ddlFor(engine: Storage['engine'], portable: string): string {
  const edit = engine === 'sqlite' ? forSqlite : forPostgres;
  return edited(portable, schemaChanges(portable).flatMap(edit));
}

const SQLITE_TYPES: Readonly<Record<string, string>> = { bigint: 'integer', bytea: 'blob' };

/** Strict tables refuse values of another type; clustered by their primary key, a look-up is one descent, not two. */
function forSqlite(change: SchemaChange): Edit[] {
  const edits = edit(change, type => SQLITE_TYPES[type]);
  if (change.change !== 'create') return edits;
  return [...edits, { start: change.end, end: change.end, text: ' strict, without rowid' }];
}

/** Text sorts by its bytes, as on SQLite, whatever locale the database was made with. */
function forPostgres(change: SchemaChange): Edit[] {
  return edit(change, type => (type === 'text' ? 'text collate "C"' : undefined));
}

/** Other types for some of the columns that the change makes. */
function edit(change: SchemaChange, otherType: (type: string) => string | undefined): Edit[] {
  if (change.change !== 'create' && change.change !== 'add') return [];
  return change.columns.flatMap(({ type: { start, end, text } }) => {
    const other = otherType(text);
    return other === undefined ? [] : [{ start, end, text: other }];
  });
}
