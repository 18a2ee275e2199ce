/**
 * What changes in a store while it is moved: triggers on every table write the keys of changed rows into a log. They exist only during a
 * move. A second move is refused while the first one is at work on the same machine. On another it begins its own log, and the first
 * one then fails: each knows its log by an id.
 */
import { hostname } from 'node:os';
import type { OrgId } from '../../domain/ids.ts';
import { Problem } from '../../domain/problem.ts';
import type { Table } from '../backup/tables.ts';
import { MOVED_STATE } from '../moved-away.ts';
import { transientCommand, transientQuery } from '../sql/statement.ts';
import type { Commands, Reader, Storage } from '../storage.ts';
import { NUMBER } from './renumbering.ts';
import { type KeyValue, keyOf } from './rows.ts';

export interface Changes {
  /** The last entry that was read. */
  readonly entries: readonly number[];
  /** The keys of changed rows, by table, each once. */
  readonly keys: ReadonlyMap<string, readonly (readonly KeyValue[])[]>;
}

type Nothing = Readonly<Record<string, never>>;
type Engine = Storage['engine'];

const EVENTS = ['insert', 'update', 'delete'] as const;

const selectOwner = transientQuery<Nothing, { id: string }>('select l.id as "id" from heldby_move l');
const selectChanges = transientQuery<Nothing, { id: number; name: string; key: string }>(
  'select c.id as "id", c.name as "name", c.key as "key" from heldby_move_change c order by c.id',
);
const countChanges = transientQuery<Nothing, { count: number }>('select count(*) as "count" from heldby_move_change c');
const selectProcess = transientQuery<Nothing, { host: string; process: number }>(
  'select l.host as "host", l.process as "process" from heldby_move l',
);
const insertOwner = transientCommand<{ id: string; host: string; process: number }>(
  'insert into heldby_move (id, host, process) values (:id, :host, :process)',
);
const deleteChange = transientCommand<{ id: number }>('delete from heldby_move_change where id = :id');

/**
 * Begins a log in place of one that an earlier move has left behind. Every change is in it that is committed afterwards: of the
 * organization, or of all.
 */
export async function beginLog(source: Storage, tables: readonly Table[], moveId: string, only?: OrgId): Promise<void> {
  await requireNobodyAtWork(source);
  await removeLog(source, tables);
  const { engine } = source;
  await source.exclusively(async (tx, script) => {
    await script(createTables(engine));
    await tx.run(insertOwner, { id: moveId, host: hostname(), process: process.pid });
  });
  await eachTable(source, tables, table => createLogTriggers(engine, table, only));
}

/** Throws while another process of this machine moves something out of the store. */
export async function requireNobodyAtWork(source: Storage): Promise<void> {
  const found = await source.one(selectProcess, {}).catch(() => undefined);
  if (found === undefined || found.host !== hostname() || found.process === process.pid || !isAlive(found.process)) return;
  throw new Problem(
    'conflict',
    `Another move out of this store is at work, as process ${found.process}: wait until it has ended.`,
  );
}

function isAlive(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** With `moveId`: unless it is another move's. */
export async function removeLog(source: Storage, tables: readonly Table[], moveId?: string): Promise<void> {
  const owner = moveId === undefined ? undefined : await source.one(selectOwner, {}).catch(() => undefined);
  if (owner !== undefined && owner.id !== moveId) return;
  await eachTable(source, tables, table => dropLogTriggers(source.engine, table));
  await source.exclusively((_tx, script) => script('drop table if exists heldby_move_change; drop table if exists heldby_move'));
}

/** What has changed and was not forgotten. Throws if another move has begun its log. */
export async function readLog(reader: Reader, moveId: string): Promise<Changes> {
  await requireOwner(reader, moveId);
  const keys = new Map<string, Map<string, readonly KeyValue[]>>();
  const entries = await reader.all(selectChanges, {});
  for (const { name, key } of entries) {
    const known = keys.get(name) ?? new Map<string, readonly KeyValue[]>();
    known.set(key, JSON.parse(key) as KeyValue[]);
    keys.set(name, known);
  }
  return {
    entries: entries.map(({ id }) => id),
    keys: new Map([...keys].map(([name, each]) => [name, [...each.values()]])),
  };
}

export async function changesLeft(reader: Reader): Promise<number> {
  return (await reader.one(countChanges, {}))?.count ?? 0;
}

/** Removes entries that the other store has taken. */
export async function forgetChanges(tx: Commands, moveId: string, entries: readonly number[]): Promise<void> {
  await requireOwner(tx, moveId);
  await Promise.all(entries.map(id => tx.run(deleteChange, { id })));
}

async function requireOwner(reader: Reader, moveId: string): Promise<void> {
  const owner = await reader.one(selectOwner, {}).catch(() => undefined);
  if (owner?.id === moveId) return;
  throw new Problem('conflict', 'Another move of this store has begun, or this one was cancelled: nothing was switched.');
}

/** Refuses every later write. In the transaction in which nobody else can write. */
export function refuseWrites(engine: Engine, tables: readonly Table[]): string {
  if (engine === 'postgres') {
    const refusal = `create or replace function heldby_moved() returns trigger language plpgsql as $$ begin
      raise exception 'heldby has moved to another store' using errcode = '${MOVED_STATE}'; end $$`;
    const triggers = tables.map(
      ({ name }) => `create trigger heldby_moved before insert or update or delete on ${name} for each statement
        execute function heldby_moved()`,
    );
    return [refusal, ...triggers].join(';\n');
  }
  return tables
    .flatMap(({ name }) =>
      EVENTS.map(
        event => `create trigger heldby_moved_${name}_${event} before ${event} on ${name} begin
          select raise(abort, 'heldby has moved to another store'); end`,
      ),
    )
    .join(';\n');
}

export function acceptWrites(engine: Engine, tables: readonly Table[]): string {
  if (engine === 'postgres') return 'drop function if exists heldby_moved() cascade';
  return tables.flatMap(({ name }) => EVENTS.map(event => `drop trigger if exists heldby_moved_${name}_${event}`)).join(';\n');
}

/** Lets those who write now come to their end, and makes all others wait until the end of this transaction. */
export async function holdWriters(engine: Engine, script: (sql: string) => Promise<void>): Promise<void> {
  // Every transaction begins by locking its organization's row. SQLite has one writer anyway.
  if (engine === 'postgres') await script('lock table organization in exclusive mode');
}

/** On PostgreSQL in a transaction for each table, so that no writer ever waits for a table while it holds another one. */
async function eachTable(source: Storage, tables: readonly Table[], sqlOf: (table: Table) => string): Promise<void> {
  if (source.engine === 'sqlite') {
    await source.exclusively((_tx, script) => script(tables.map(sqlOf).join(';\n')));
    return;
  }
  for (const table of tables) await source.exclusively((_tx, script) => script(sqlOf(table)));
}

function createTables(engine: Engine): string {
  const id = engine === 'sqlite' ? 'integer primary key' : 'bigint generated always as identity primary key';
  return `create table heldby_move (id text not null primary key, host text not null, process bigint not null);
    create table heldby_move_change (id ${id}, name text not null, key text not null)`;
}

/** A change of a key is a change of two rows. */
function createLogTriggers(engine: Engine, { name, key }: Table, only: OrgId | undefined): string {
  const columns = keyOf({ name, key });
  const note = (row: 'old' | 'new') => {
    const values = columns.map(column => `${row}.${column}`).join(', ');
    const json = engine === 'sqlite' ? `json_array(${values})` : `json_build_array(${values})::text`;
    return `insert into heldby_move_change (name, key) values ('${name}', ${json});`;
  };
  // Rows of others cost a comparison.
  const when = (...rows: readonly string[]) =>
    only === undefined ? '' : `when (${rows.map(row => `${row}.${NUMBER} = ${only}`).join(' or ')})`;
  const conditions = { insert: when('new'), update: when('old', 'new'), delete: when('old') };
  if (engine === 'sqlite') {
    const bodies = { insert: note('new'), update: `${note('old')} ${note('new')}`, delete: note('old') };
    return EVENTS.map(
      event =>
        `create trigger heldby_move_${name}_${event} after ${event} on ${name} ${conditions[event]} begin ${bodies[event]} end`,
    ).join(';\n');
  }
  const triggers = EVENTS.map(
    event => `create trigger heldby_move_${event} after ${event} on ${name} for each row ${conditions[event]}
      execute function heldby_move_${name}()`,
  );
  return `create function heldby_move_${name}() returns trigger language plpgsql as $$ begin
      if tg_op <> 'INSERT' then ${note('old')} end if;
      if tg_op <> 'DELETE' then ${note('new')} end if;
      return null; end $$;
    ${triggers.join(';\n')}`;
}

function dropLogTriggers(engine: Engine, { name }: Table): string {
  if (engine === 'postgres') return `drop function if exists heldby_move_${name}() cascade`;
  return EVENTS.map(event => `drop trigger if exists heldby_move_${name}_${event}`).join(';\n');
}
