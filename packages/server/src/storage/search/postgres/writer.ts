/** Writes the index on PostgreSQL. Who has the organization's row locked is the one node that indexes it. */
import type pg from 'pg';
import type { OrgId } from '../../../domain/ids.ts';
import { positionValues, toPosition } from '../position.ts';
import {
  DEVICE_MARKS,
  type IndexedDocument,
  type IndexKind,
  type IndexPosition,
  type IndexStep,
  type IndexWriter,
  SEARCHED_NOUNS,
  type SearchedNoun,
} from '../search-index.ts';
import { gramsOf } from './grams.ts';
import { PART_NUMBERS, partDdl, partOf, tableOf } from './schema.ts';

/** Before the first step: no event has this sequence. */
const NOTHING = -1;

export function createPostgresWriter(client: pg.Client, kind: IndexKind): IndexWriter {
  const advance: IndexWriter['advance'] = async (org, step) => {
    await client.query('insert into search_position (org_id, sequence) values ($1, $2) on conflict do nothing', [org, NOTHING]);
    await client.query('begin');
    try {
      const position = await lockPosition(client, org);
      const next = position === undefined ? null : await step(position.sequence === NOTHING ? null : position);
      if (next !== null) await keep(client, kind, org, next);
      await client.query('commit');
      return next !== null;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    }
  };
  return { advance, close: () => client.end() };
}

/** Undefined while another node has it. */
async function lockPosition(client: pg.Client, org: OrgId): Promise<IndexPosition | undefined> {
  const { rows } = await client.query(
    'select sequence, chain, noun, after from search_position where org_id = $1 for update skip locked',
    [org],
  );
  return rows[0] && toPosition(rows[0]);
}

async function keep(client: pg.Client, kind: IndexKind, org: OrgId, step: IndexStep): Promise<void> {
  const { documents, marks, clear, position } = step;
  if (clear) await client.query('delete from search_device_mark where org_id = $1', [org]);
  await putMarks(client, org, marks);
  for (const noun of SEARCHED_NOUNS) {
    const table = tableOf(noun);
    if (clear) await client.query(`delete from ${table} where org_id = $1`, [org]);
    const ours = documents.filter(each => each.noun === noun);
    const gone = ours.flatMap(({ number, text }) => (text === null ? number : []));
    if (gone.length > 0) await client.query(`delete from ${table} where org_id = $1 and number = any($2)`, [org, gone]);
    await put(client, kind, org, noun, ours);
  }
  await client.query('update search_position set sequence = $2, chain = $3, noun = $4, after = $5 where org_id = $1', [
    org,
    ...positionValues(position),
  ]);
}

/** The parts that this connection knows to be there. Should another node make the tables anew, a missing one fails and the feed begins again. */
const knownParts = new WeakMap<pg.Client, Set<string>>();

async function makeParts(
  client: pg.Client,
  noun: SearchedNoun,
  documents: readonly { readonly number: number }[],
): Promise<void> {
  const known = knownParts.get(client) ?? new Set();
  knownParts.set(client, known);
  for (const part of new Set(documents.map(({ number }) => Math.floor(number / PART_NUMBERS)))) {
    const name = partOf(noun, part);
    if (known.has(name)) continue;
    await client.query(partDdl(noun, part));
    known.add(name);
  }
}

async function putMarks(client: pg.Client, org: OrgId, marks: IndexStep['marks']): Promise<void> {
  for (const mark of DEVICE_MARKS) {
    const numbers = (isSet: boolean) => marks.flatMap(each => (each.mark === mark && each.isSet === isSet ? each.number : []));
    const [set, cleared] = [numbers(true), numbers(false)];
    if (cleared.length > 0) {
      const remove = 'delete from search_device_mark where org_id = $1 and mark = $2 and number = any($3)';
      await client.query(remove, [org, mark, cleared]);
    }
    if (set.length === 0) continue;
    await client.query(
      `insert into search_device_mark (org_id, mark, number) select $1::integer, $2, number from unnest($3::bigint[]) as r (number)
       on conflict do nothing`,
      [org, mark, set],
    );
  }
}

async function put(
  client: pg.Client,
  kind: IndexKind,
  org: OrgId,
  noun: SearchedNoun,
  documents: readonly IndexedDocument[],
): Promise<void> {
  const present = documents.flatMap(({ number, text }) => (text === null ? [] : { number, text }));
  if (present.length === 0) return;
  await makeParts(client, noun, present);
  const [numbers, texts] = [present.map(({ number }) => number), present.map(({ text }) => text)];
  const [column, value, update] = kind === 'arrays' ? [', grams', ', grams::int4[]', ', grams = excluded.grams'] : ['', '', ''];
  const rows =
    kind === 'arrays'
      ? 'unnest($2::bigint[], $3::text[], $4::text[]) as r (number, text, grams)'
      : 'unnest($2::bigint[], $3::text[]) as r (number, text)';
  const grams = kind === 'arrays' ? [texts.map(text => `{${gramsOf(text).join(',')}}`)] : [];
  await client.query(
    `insert into ${tableOf(noun)} (org_id, number, text${column}) select $1::integer, number, text${value} from ${rows}
     on conflict (org_id, number) do update set text = excluded.text${update}`,
    [org, numbers, texts, ...grams],
  );
}
