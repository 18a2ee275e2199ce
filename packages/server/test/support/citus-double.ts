/**
 * A small double of Citus in one database, for machines on which Citus is not installed: the catalogs and functions of its manual that
 * heldby asks, and the rules by which they refuse. Rows stay where they are: what would be on the workers is the table itself, and
 * what Citus would leave on the coordinator is only a number of bytes, which the double's own `pg_relation_size` shows.
 */
import { ask } from './databases.ts';

/** The database's search path finds the double's names before PostgreSQL's. Only a superuser can make it. */
export async function installCitusDouble(url: string, workers: readonly string[] = ['10.0.0.2', '10.0.0.3']): Promise<void> {
  const nodes = workers.map((name, at) => `insert into citus_double.pg_dist_node values (${at + 1}, '${name}', 5432, true);`);
  await ask(url, [CATALOGS, RULES, FUNCTIONS, ...nodes, RIGHTS].join('\n'));
}

export interface CitusCall {
  readonly name: 'reference' | 'distributed' | 'cleared';
  readonly target: string;
  readonly key: string | null;
  readonly beside: string | null;
  /** How operations of the transaction go to the machines, if it says so. */
  readonly mode: string | null;
}

/** What was called and committed, in order. */
export function callsOf(url: string): Promise<CitusCall[]> {
  return ask(url, 'select name, target, key, beside, mode from citus_double.call order by number');
}

/** Lets calls for the table fail, as they do when a worker goes away. */
export async function breakAt(url: string, table: string): Promise<void> {
  await ask(url, `insert into citus_double.broken values ('${table}')`);
}

export async function mend(url: string): Promise<void> {
  await ask(url, 'truncate citus_double.broken');
}

const CATALOGS = `
  create schema citus_double;
  create table citus_double.call (
    number int generated always as identity primary key, name text, target text, key text, beside text, mode text);
  create table citus_double.broken (name text);
  create table citus_double.local_copy (relation oid primary key, bytes bigint);
  create table citus_double.pg_dist_node (groupid int, nodename text, nodeport int, isactive bool);
  create table citus_double.pg_dist_partition (
    logicalrelid regclass primary key, partmethod "char" not null, partkey text, colocationid int not null, repmodel "char" not null);
  create sequence citus_double.colocation start 10;
  create type citus_double.distribution_type as enum ('hash', 'range', 'append');
  set allow_system_table_mods = on;
  insert into pg_catalog.pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
    select 4000000, 'citus', r.oid, 'citus_double'::regnamespace, false, '13.2-1' from pg_roles r where r.rolname = current_user;
  do $$ begin
    execute format('alter database %I set search_path = public, citus_double, pg_catalog', current_database());
  end $$;`;

/** What Citus refuses, with its codes. The words are not its own. */
const RULES = `
  create function citus_double.refuse(state text, text) returns void language plpgsql as $$ begin
    raise exception '%', $2 using errcode = state; end $$;
  create function citus_double.check_table(target regclass) returns void language plpgsql as $$ begin
    if exists (select from citus_double.broken b where b.name = target::text) then
      raise exception 'no connection to 10.0.0.3:5432' using errcode = '08006', detail = 'It does not answer.', hint = 'Look at that machine.';
    end if;
    if not pg_has_role((select c.relowner from pg_class c where c.oid = target), 'usage') then
      perform citus_double.refuse('42501', 'not the owner of ' || target);
    end if;
    if exists (select from citus_double.pg_dist_partition p where p.logicalrelid = target) then
      perform citus_double.refuse('42P16', target || ' is distributed already');
    end if;
    if exists (select from pg_trigger t where t.tgrelid = target and not t.tgisinternal) then
      perform citus_double.refuse('0A000', target || ' has triggers');
    end if;
    execute format('lock table %s in exclusive mode', target);
  end $$;
  create function citus_double.check_references(target regclass, group_id int) returns void language plpgsql as $$ begin
    if exists (select from pg_constraint k left join citus_double.pg_dist_partition p on p.logicalrelid = k.confrelid
        where k.contype = 'f' and k.conrelid = target and k.confrelid <> target
          and (p.logicalrelid is null or (p.partmethod <> 'n' and p.colocationid <> group_id))) then
      perform citus_double.refuse('0A000', target || ' refers to a table that is elsewhere');
    end if;
  end $$;
  create function citus_double.check_keys(target regclass, key text) returns void language plpgsql as $$ begin
    if not exists (select from pg_attribute a where a.attrelid = target and a.attname = key) then
      perform citus_double.refuse('42703', target || ' has no column ' || key);
    end if;
    if exists (select from pg_index i where i.indrelid = target and i.indisunique and not exists (
        select from pg_attribute a where a.attrelid = target and a.attname = key and a.attnum = any (i.indkey))) then
      perform citus_double.refuse('0A000', 'a unique key of ' || target || ' lacks ' || key);
    end if;
  end $$;
  create function citus_double.type_of(target regclass, key text) returns oid language sql as $$
    select a.atttypid from pg_attribute a where a.attrelid = target and a.attname = key $$;`;

const FUNCTIONS = `
  create function citus_double.pg_relation_size(relation regclass) returns bigint language sql stable as $$
    select case when exists (select from citus_double.pg_dist_partition p where p.logicalrelid = relation)
      then coalesce((select l.bytes from citus_double.local_copy l where l.relation = $1), 0)
      else pg_catalog.pg_relation_size(relation) end $$;
  create function citus_double.citus_get_active_worker_nodes(out node_name text, out node_port bigint) returns setof record
    language sql as $$ select nodename, nodeport from citus_double.pg_dist_node where isactive and groupid > 0 $$;
  create function citus_double.column_to_column_name(table_name regclass, column_var_text text) returns text language sql as $$ select $2 $$;
  create function citus_double.note(text, regclass, text, text) returns void language sql as $$
    insert into citus_double.call (name, target, key, beside, mode)
      values ($1, $2::text, $3, $4, current_setting('citus.multi_shard_modify_mode', true)) $$;
  create function citus_double.create_reference_table(table_name regclass) returns void language plpgsql as $$ begin
    perform citus_double.check_table(table_name);
    perform citus_double.check_references(table_name, -1);
    insert into citus_double.local_copy values (table_name, pg_catalog.pg_relation_size(table_name));
    insert into citus_double.pg_dist_partition values (table_name, 'n', null, 1, 't');
    perform citus_double.note('reference', table_name, null, null);
  end $$;
  create function citus_double.create_distributed_table(table_name regclass, distribution_column text,
    distribution_type citus_double.distribution_type default 'hash', colocate_with text default 'default',
    shard_count int default null) returns void language plpgsql as $$
  declare
    beside citus_double.pg_dist_partition;
    group_id int;
  begin
    perform citus_double.check_table(table_name);
    perform citus_double.check_keys(table_name, distribution_column);
    if colocate_with = 'none' then
      group_id := nextval('citus_double.colocation');
    elsif colocate_with = 'default' then
      group_id := 2;
    else
      select * into beside from citus_double.pg_dist_partition p where p.logicalrelid = colocate_with::regclass and p.partmethod = 'h';
      if beside.logicalrelid is null then perform citus_double.refuse('0A000', colocate_with || ' is not distributed'); end if;
      if citus_double.type_of(beside.logicalrelid, beside.partkey) <> citus_double.type_of(table_name, distribution_column) then
        perform citus_double.refuse('0A000', table_name || ' has another type than ' || colocate_with);
      end if;
      group_id := beside.colocationid;
    end if;
    perform citus_double.check_references(table_name, group_id);
    insert into citus_double.local_copy values (table_name, pg_catalog.pg_relation_size(table_name));
    insert into citus_double.pg_dist_partition values (table_name, 'h', distribution_column, group_id, 's');
    perform citus_double.note('distributed', table_name, distribution_column, colocate_with);
  end $$;
  create function citus_double.truncate_local_data_after_distributing_table(table_name regclass) returns void language plpgsql as $$ begin
    if not exists (select from citus_double.pg_dist_partition p where p.logicalrelid = table_name) then
      perform citus_double.refuse('42809', table_name || ' is not distributed');
    end if;
    if exists (select from citus_double.broken b where b.name = table_name::text) then
      perform citus_double.refuse('08006', 'no connection to 10.0.0.3:5432');
    end if;
    execute format('lock table %s in access exclusive mode', table_name);
    update citus_double.local_copy set bytes = 0 where relation = table_name;
    perform citus_double.note('cleared', table_name, null, null);
  end $$;
  create function citus_double.undistribute_table(table_name regclass) returns void language sql as $$
    delete from citus_double.local_copy where relation = table_name;
    delete from citus_double.pg_dist_partition where logicalrelid = table_name $$;`;

const RIGHTS = `
  grant usage on schema citus_double to public;
  grant all on all tables in schema citus_double to public;
  grant all on all sequences in schema citus_double to public;`;
