/** What is read of migrations: comments, columns with their values, keys, indexes, and what later migrations change. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { describedTables } from './described.ts';

const FIRST = `-- About the file; it is about nothing below.

-- things --------------------

-- A thing
-- of two lines.
create table thing (
  org_id integer not null,
  id text not null, -- which; one of many
  kind text not null check (kind in ('a', 'b')), -- what
  size bigint,
  primary key (org_id, id),
  check (size > 0)
);
-- Finds by size.
create index thing_size on thing (org_id, size)
  where size is not null;
create unique index thing_kind on thing
  (org_id, kind, (case when size is null then 0 else size end));

create table other (
  key text not null primary key -- it
);`;
const SECOND = `-- Says more.
alter table thing add column
  more text not null default '';
alter table thing add column extra bytea; -- Even more.
drop index thing_size;
alter table other rename to another;`;

const columns = (scripts: readonly string[]) =>
  describedTables(scripts).map(({ name, columns: found }) => [
    name,
    ...found.map(({ name: column, type, isNullable, comment }) => `${column} ${type}${isNullable ? '?' : ''} ${comment}`.trim()),
  ]);

it('reads tables with their comments, columns and keys', () => {
  const [thing, other] = describedTables([FIRST]);
  assert.deepEqual([thing?.group, thing?.comment, thing?.key], ['things', 'A thing of two lines.', 'org_id, id']);
  assert.deepEqual([other?.name, other?.comment, other?.key], ['other', '', 'key']);
  assert.deepEqual(thing?.columns[2]?.values, ['a', 'b']);
  assert.deepEqual(columns([FIRST]), [
    ['thing', 'org_id integer', 'id text which; one of many', 'kind text what', 'size bigint?'],
    ['other', 'key text it'],
  ]);
});

it('reads indexes with the question, the condition, and expressions among their columns', () => {
  const indexes = describedTables([FIRST])[0]?.indexes.map(({ name, isUnique, columns: of, where, comment }) => [
    name,
    isUnique,
    of,
    where,
    comment,
  ]);
  assert.deepEqual(indexes, [
    ['thing_size', false, 'org_id, size', 'size is not null', 'Finds by size.'],
    ['thing_kind', true, 'org_id, kind, (case when size is null then 0 else size end)', '', ''],
  ]);
});

it('follows later migrations: columns that are added, indexes that are dropped, tables that are renamed', () => {
  assert.deepEqual(columns([FIRST, SECOND]), [
    [
      'thing',
      'org_id integer',
      'id text which; one of many',
      'kind text what',
      'size bigint?',
      'more text Says more.',
      'extra bytea? Even more.',
    ],
    ['another', 'key text it'],
  ]);
  assert.deepEqual(
    describedTables([FIRST, SECOND])[0]?.indexes.map(({ name }) => name),
    ['thing_kind'],
  );
});
