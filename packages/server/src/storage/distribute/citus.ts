/** What Citus, PostgreSQL's extension for several machines, is asked and told. Its functions and catalogs are in its manual. */
import { transientQuery } from '../sql/statement.ts';
import type { Reader } from '../storage.ts';

export interface Engine {
  /** Of the extension in this database; null where it has none. */
  readonly version: string | null;
  /** Somebody has installed Citus on the machine of this server. */
  readonly isInstalled: boolean;
  /** It can remove what it leaves behind on the coordinator: Citus 9.3 and later. */
  readonly canClear: boolean;
}

/** What a table of the store is to Citus. */
export interface Placement {
  readonly name: string;
  /** `local`: an ordinary table. `other`: distributed in a way that heldby never does. */
  readonly is: 'local' | 'reference' | 'distributed' | 'other';
  /** The column by which it is distributed. */
  readonly column: string | null;
  /** Tables with the same number have the rows of an organization on the same machine. */
  readonly colocation: number | null;
  /** The coordinator has bytes of its own for it. Of a distributed table these are copies that nobody reads any more. */
  readonly hasLocalRows: boolean;
  readonly isOwned: boolean;
}

type Nothing = Readonly<Record<string, never>>;
type Named = Readonly<{ name: string }>;

interface PlacementRow extends Omit<Placement, 'is'> {
  readonly method: string | null;
  readonly replication: string | null;
}

const selectEngine = transientQuery<Nothing, Engine>(`
  select (select e.extversion from pg_extension e where e.extname = 'citus') as "version",
    exists (select 1 from pg_available_extensions a where a.name = 'citus') as "isInstalled",
    to_regproc('truncate_local_data_after_distributing_table') is not null as "canClear"`);

const selectWorkers = transientQuery<Nothing, { name: string; port: number }>(`
  select n.node_name as "name", n.node_port as "port" from citus_get_active_worker_nodes() n order by n.node_name, n.node_port`);

const selectHasCatalog = transientQuery<Nothing, { isThere: boolean }>(
  `select to_regclass('pg_dist_partition') is not null as "isThere"`,
);

/** Not from the view `citus_tables`: it asks every machine for its sizes, and leaves out tables of one that does not answer. */
const selectPlacements = transientQuery<Nothing, PlacementRow>(`
  select c.relname as "name", cast(p.partmethod as text) as "method", cast(p.repmodel as text) as "replication",
    column_to_column_name(p.logicalrelid, cast(p.partkey as text)) as "column", p.colocationid as "colocation",
    pg_relation_size(c.oid) > 0 as "hasLocalRows", pg_has_role(c.relowner, 'usage') as "isOwned"
  from pg_class c left join pg_dist_partition p on p.logicalrelid = c.oid
  where c.relnamespace = cast(current_schema() as regnamespace) and c.relkind = 'r'`);

const makeReference = transientQuery<Named, unknown>('select create_reference_table(cast(:name as regclass))');

const makeDistributed = transientQuery<Named & { column: string; beside: string }, unknown>(
  'select create_distributed_table(cast(:name as regclass), cast(:column as text), colocate_with => cast(:beside as text))',
);

const removeLocal = transientQuery<Named, unknown>(
  'select truncate_local_data_after_distributing_table(cast(:name as regclass))',
);

export async function readEngine(reader: Reader): Promise<Engine> {
  return (await reader.one(selectEngine, {})) ?? { version: null, isInstalled: false, canClear: false };
}

/** The active machines that take rows, as `host:port`. The coordinator is none. */
export async function readWorkers(reader: Reader): Promise<string[]> {
  return (await reader.all(selectWorkers, {})).map(({ name, port }) => `${name}:${port}`);
}

/** Of every table in the schema, by name. Empty where there is no Citus. */
export async function readPlacements(reader: Reader): Promise<ReadonlyMap<string, Placement>> {
  if ((await reader.one(selectHasCatalog, {}))?.isThere !== true) return new Map();
  const rows = await reader.all(selectPlacements, {});
  return new Map(
    rows.map(({ method, replication, ...row }) => [row.name, { ...row, is: kindOf(method, replication, row.colocation) }]),
  );
}

/** As the view `citus_tables` tells them apart. A table in Citus' catalog that no other table is beside is on the coordinator alone. */
function kindOf(method: string | null, replication: string | null, colocation: number | null): Placement['is'] {
  if (method === null) return 'local';
  if (method === 'h') return 'distributed';
  if (method !== 'n') return 'other';
  if (replication === 't') return 'reference';
  return colocation === 0 ? 'local' : 'other';
}

export async function createReference(reader: Reader, name: string): Promise<void> {
  await reader.one(makeReference, { name });
}

/** `beside`: a table with the same distribution; null for the first. */
export async function createDistributed(reader: Reader, name: string, column: string, beside: string | null): Promise<void> {
  await reader.one(makeDistributed, { name, column, beside: beside ?? 'none' });
}

/** Removes the rows of a distributed table that are still on the coordinator's disk. */
export async function clearLocal(reader: Reader, name: string): Promise<void> {
  await reader.one(removeLocal, { name });
}
