/** A database's own account of its tables, in one shape for both, and the rules that keep every tenant movable. */
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { REFERENCE_TABLES } from '../../src/storage/distribute/classes.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly notNull: boolean;
}

export interface Index {
  readonly name: string;
  /** In their order; null stands for an expression. */
  readonly columns: readonly (string | null)[];
  readonly unique: boolean;
  readonly primary: boolean;
  readonly partial: boolean;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly indexes: readonly Index[];
  /** Each as the pairs of a column here and the column that it refers to. */
  readonly foreignKeys: readonly (readonly (readonly [from: string, to: string])[])[];
}

export interface Catalogue {
  readonly tables: readonly Table[];
  /** Whatever runs by itself or lives outside of tables: triggers, sequences, functions, views. */
  readonly others: readonly string[];
}

/**
 * Tables that statements ask without knowing the organization. Most find it, and do not begin with it; that of the organizations
 * themselves is also listed.
 */
export const DIRECTORY_TABLES: ReadonlySet<string> = new Set([...REFERENCE_TABLES, 'organization']);

/** Every way in which the catalogue ties tenants together, as sentences. */
export function violations(catalogue: Catalogue): string[] {
  const found = catalogue.others.map(other => `there is a ${other}`);
  for (const table of catalogue.tables) {
    for (const key of table.foreignKeys) {
      const [from, to] = key[0] ?? [];
      if (from !== 'org_id' || to !== 'org_id') found.push(`a foreign key of ${table.name} leaves the tenant`);
    }
    if (REFERENCE_TABLES.has(table.name)) continue;
    const [first] = table.columns;
    if (first?.name !== 'org_id' || !first.notNull) found.push(`${table.name} does not begin with org_id`);
    if (!table.indexes.some(index => index.primary)) found.push(`${table.name} has no primary key`);
    for (const index of table.indexes) {
      if (index.columns[0] !== 'org_id')
        found.push(`${index.primary ? 'the primary key' : index.name} of ${table.name} does not begin with org_id`);
    }
  }
  return found.toSorted();
}

export function catalogueOfSqlite(file: string): Catalogue {
  const connection = new DatabaseSync(file, { readOnly: true });
  const all = <T>(sql: string, ...values: string[]) => connection.prepare(sql).all(...values) as T[];
  try {
    const tables = all<{ name: string }>(
      `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`,
    );
    const others = all<{ name: string }>(`
      select type || ' ' || name as name from sqlite_schema where type not in ('table', 'index')
      union select 'sequence of ' || tbl_name from sqlite_schema where lower(sql) like '%autoincrement%'`);
    return { tables: tables.map(({ name }) => sqliteTable(all, name)), others: others.map(({ name }) => name) };
  } finally {
    connection.close();
  }
}

type All = <T>(sql: string, ...values: string[]) => T[];

function sqliteTable(all: All, name: string): Table {
  const columns = all<{ name: string; type: string; notNull: number }>(
    'select name, lower(type) as type, "notnull" as "notNull" from pragma_table_info(?) order by cid',
    name,
  );
  const indexes = all<{ name: string; unique: number; origin: string; partial: number }>(
    'select name, "unique", origin, partial from pragma_index_list(?) order by name',
    name,
  );
  const keys = all<{ id: number; from: string; to: string }>(
    'select id, "from", "to" from pragma_foreign_key_list(?) order by id, seq',
    name,
  );
  return {
    name,
    columns: columns.map(column => ({ ...column, notNull: column.notNull === 1 })),
    indexes: indexes.map(index => ({
      name: index.name,
      columns: all<{ name: string | null }>('select name from pragma_index_info(?) order by seqno', index.name).map(
        each => each.name,
      ),
      unique: index.unique === 1,
      primary: index.origin === 'pk',
      partial: index.partial === 1,
    })),
    foreignKeys: [...Map.groupBy(keys, key => key.id).values()].map(key => key.map(({ from, to }) => [from, to] as const)),
  };
}

const TABLES = `select c.oid::int as oid, c.relname as name from pg_class c
  where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by c.relname collate "C"`;
const COLUMNS = `select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as "notNull", l.collname as collation
  from pg_attribute a left join pg_collation l on l.oid = a.attcollation
  where a.attrelid = $1 and a.attnum > 0 and not a.attisdropped order by a.attnum`;
const INDEXES = `select c.relname as name, i.indisunique as unique, i.indisprimary as primary, i.indpred is not null as partial,
    array(select a.attname::text from unnest(i.indkey) with ordinality as k(number, at)
      left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number and k.number > 0 order by k.at) as columns
  from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = $1 order by c.relname collate "C"`;
const FOREIGN_KEYS = `select array(select a.attname::text from unnest(k.conkey) with ordinality as n(number, at)
      join pg_attribute a on a.attrelid = k.conrelid and a.attnum = n.number order by n.at) as "from",
    array(select a.attname::text from unnest(k.confkey) with ordinality as n(number, at)
      join pg_attribute a on a.attrelid = k.confrelid and a.attnum = n.number order by n.at) as "to"
  from pg_constraint k where k.conrelid = $1 and k.contype = 'f'`;
const OTHERS = `select case relkind when 'S' then 'sequence ' else 'view ' end || relname as name
  from pg_class where relkind in ('S', 'v', 'm') and relnamespace = 'public'::regnamespace
  union select 'trigger ' || tgname from pg_trigger where not tgisinternal
  union select 'function ' || proname from pg_proc where pronamespace = 'public'::regnamespace`;

/** Text columns that do not sort by their bytes say so in their type. */
export async function catalogueOfPostgres(url: string): Promise<Catalogue> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const rows = async <T>(sql: string, ...values: unknown[]) => (await client.query(sql, values)).rows as T[];
    const tables: Table[] = [];
    for (const { oid, name } of await rows<{ oid: number; name: string }>(TABLES)) {
      const columns = await rows<Column & { collation: string | null }>(COLUMNS, oid);
      const keys = await rows<{ from: string[]; to: string[] }>(FOREIGN_KEYS, oid);
      tables.push({
        name,
        columns: columns.map(({ collation, type, ...column }) => ({
          ...column,
          type: collation === null || collation === 'C' ? type : `${type} collate ${collation}`,
        })),
        indexes: await rows<Index>(INDEXES, oid),
        foreignKeys: keys.map(key => key.from.map((from, at) => [from, key.to[at] ?? ''] as const)),
      });
    }
    return { tables, others: (await rows<{ name: string }>(OTHERS)).map(({ name }) => name) };
  } finally {
    await client.end();
  }
}
