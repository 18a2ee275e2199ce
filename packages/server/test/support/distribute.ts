/**
 * Spreads the tables of a migrated database over the nodes of a Citus cluster, with Citus' own functions. What begins with the
 * organization is distributed by it; the directories, which find the organization, are copied to every node.
 */
import pg from 'pg';

export interface Distributed {
  readonly distributed: readonly string[];
  readonly reference: readonly string[];
}

/** Every table and the first column of its primary key. */
const FIRST_KEY_COLUMNS = `
  select c.relname as "table", a.attname as "column"
  from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
  where n.nspname = 'public' and c.relkind = 'r'
  order by c.relname`;

const CREATE_EXTENSION = `
  do $$ begin
    if exists (select from pg_available_extensions where name = 'citus') then create extension if not exists citus; end if;
  end $$`;

export async function distribute(url: string): Promise<Distributed> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(CREATE_EXTENSION);
    const { rows } = await client.query<{ table: string; column: string | null }>(FIRST_KEY_COLUMNS);
    const [distributed, reference] = [rows.filter(isOfTenant), rows.filter(row => !isOfTenant(row))];
    // Directories first: a distributed table may refer to them.
    for (const { table } of reference) await client.query('select create_reference_table($1::regclass)', [table]);
    for (const { table } of distributed) await client.query("select create_distributed_table($1::regclass, 'org_id')", [table]);
    return { distributed: distributed.map(row => row.table), reference: reference.map(row => row.table) };
  } finally {
    await client.end();
  }
}

function isOfTenant({ column }: { readonly column: string | null }): boolean {
  return column === 'org_id';
}
