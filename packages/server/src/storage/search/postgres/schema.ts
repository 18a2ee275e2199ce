/**
 * The tables of the index on PostgreSQL. No migration makes them, so no backup has them: they are made, and made again in another
 * format, by the first node that feeds them.
 */
import type pg from 'pg';
import { type IndexKind, SEARCHED_NOUNS } from '../search-index.ts';

/** Counts the changes of what is stored in them: tables with another one are dropped. */
const FORMAT = 4;
/** Nodes that start at the same moment make them one after another. */
const LOCK = 7_523_946_072;
/** What was written last is searched without the index; more than this much of it would slow searches down. */
const UNSORTED_KIBIBYTES = 512;

/**
 * Numbers of a part. Each part has an index of its own, so that what is common among late numbers alone is found without reading all
 * before them: an index of trigrams has no order. About a third of an organization's numbers are devices.
 */
export const PART_NUMBERS = 2 ** 17;

/** The table of a part, which has the numbers from `part * PART_NUMBERS` on, of all organizations. */
export function partOf(noun: (typeof SEARCHED_NOUNS)[number], part: number): string {
  return `${tableOf(noun)}_${part}`;
}

/** Makes the part if it is not there. */
export function partDdl(noun: (typeof SEARCHED_NOUNS)[number], part: number): string {
  const [from, to] = [part * PART_NUMBERS, (part + 1) * PART_NUMBERS];
  return `create table if not exists ${partOf(noun, part)} partition of ${tableOf(noun)} for values from (${from}) to (${to})`;
}

export function tableOf(noun: (typeof SEARCHED_NOUNS)[number]): string {
  return `search_${noun}`;
}

/** Makes the tables, and says how they find parts of words. `wanted`: leaves no choice. */
export async function prepareTables(client: pg.ClientBase, wanted?: IndexKind): Promise<IndexKind> {
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(${LOCK})`);
    const possible = (await hasExtension(client)) ? 'pg_trgm' : 'arrays';
    const kind = wanted ?? possible;
    if (!(await isPresent(client, kind))) await client.query(schemaOf(kind));
    await client.query('commit');
    return kind;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** Undefined where there are no tables yet. */
export async function presentKind(client: Pick<pg.ClientBase, 'query'>): Promise<IndexKind | undefined> {
  const { rows } = await client.query<{ known: boolean }>(`select to_regclass('search_format') is not null as known`);
  if (rows[0]?.known !== true) return undefined;
  const found = await client.query<{ format: number; kind: IndexKind }>('select format, kind from search_format');
  return found.rows.find(({ format }) => format === FORMAT)?.kind;
}

async function isPresent(client: pg.ClientBase, kind: IndexKind): Promise<boolean> {
  return (await presentKind(client)) === kind;
}

/**
 * Whether the extension is there, or can be installed by this user, and takes letters of every script for letters. It asks the
 * database's locale, and with `C` knows ASCII alone.
 */
async function hasExtension(client: pg.ClientBase): Promise<boolean> {
  await client.query('savepoint extension');
  try {
    await client.query('create extension if not exists pg_trgm');
    const { rows } = await client.query<{ grams: string[] }>(`select show_trgm('жук') as grams`);
    await client.query('release extension');
    return (rows[0]?.grams.length ?? 0) > 0;
  } catch {
    await client.query('rollback to extension');
    return false;
  }
}

function schemaOf(kind: IndexKind): string {
  const tables = SEARCHED_NOUNS.map(noun => {
    const name = tableOf(noun);
    const [column, indexed] = kind === 'arrays' ? [', grams int4[] not null', 'grams'] : ['', 'text gin_trgm_ops'];
    return `drop table if exists ${name};
      create table ${name} (
        org_id integer not null, number bigint not null, text text collate "C" not null${column}, primary key (org_id, number))
        partition by range (number);
      create index ${name}_text on ${name} using gin (${indexed}) with (gin_pending_list_limit = ${UNSORTED_KIBIBYTES});`;
  });
  return `drop table if exists search_format, search_position;
    create table search_format (format integer not null primary key, kind text not null);
    create table search_position (
      org_id integer not null primary key, sequence bigint not null, chain bytea, noun text, after bigint);
    drop table if exists search_device_mark;
    create table search_device_mark (
      org_id integer not null, mark text not null, number bigint not null, primary key (org_id, mark, number));
    ${tables.join('\n')}
    insert into search_format values (${FORMAT}, '${kind}');`;
}
