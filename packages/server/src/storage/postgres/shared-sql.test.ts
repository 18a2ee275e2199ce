/** A query for lists of parameters: taken from the query's own text, or not at all. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { sharedSql, sharedType } from './shared-sql.ts';

it('each parameter is the reader’s own, and each row says whose it is and which of theirs', () => {
  assert.equal(
    sharedSql(
      'select a.id as "id" from assignment a where a.org_id = $1 and a.owner_id = $2 order by a.created_at desc, a.id limit $3',
      ['int8', 'text', 'int8'],
    ),
    'select answer.* from unnest((select $1::int8[]), (select $2::text[]), (select $3::int8[])) with ordinality ' +
      'as reader (p1, p2, p3, number) cross join lateral (' +
      'select reader.number as reader_number, row_number() over (order by a.created_at desc, a.id) as reader_row, a.id as "id" from assignment a ' +
      'where a.org_id = reader.p1 and a.owner_id = reader.p2 order by a.created_at desc, a.id limit reader.p3' +
      ') as answer order by 1, 2',
  );
});

it('a query without an order needs none, and a dollar within a text is no parameter', () => {
  assert.equal(
    sharedSql(`select '$1' as "x" from person where org_id = $1`, ['int8']),
    'select answer.* from unnest((select $1::int8[])) with ordinality as reader (p1, number) cross join lateral (' +
      `select reader.number as reader_number, 1 as reader_row, '$1' as "x" from person where org_id = reader.p1) as answer order by 1, 2`,
  );
});

it('a query whose rows or order could become others is not taken', () => {
  const refused = [
    'select distinct a.role as "role" from assignment a where a.org_id = $1',
    'select a.role as "role" from assignment a where a.org_id = $1 group by a.role order by a.role',
    'select 1 as "one" from a where a.x = $1 union all select 2 from b where b.x = $1',
    'select a.id as "id" from assignment a where a.org_id = $1 order by coalesce(a.until, 0)',
    'select a.id as "id" from assignment a where a.id in (select b.id from b where b.org_id = $1 order by b.id)',
    'select a.id as "id", a.name as "name" from a where a.org_id = $1 order by 2',
    'select lower(a.name) as "name" from a where a.org_id = $1 order by "name"',
    'with a as (select 1 as "one") select a.one as "one" from a where a.one = $1',
  ];
  for (const sql of refused) assert.equal(sharedSql(sql, ['int8']), undefined, sql);
});

it('a query without parameters has nothing to share', () => {
  assert.equal(sharedSql('select 1 as "one" from person', []), undefined);
});

it('texts and whole numbers travel in arrays, and nothing else does', () => {
  assert.deepEqual(['', 'a', 0, -7, Number.MAX_SAFE_INTEGER].map(sharedType), ['text', 'text', 'int8', 'int8', 'int8']);
  for (const value of [null, undefined, 0.5, Number.NaN, 2 ** 53, new Uint8Array(1)]) assert.equal(sharedType(value), undefined);
});
