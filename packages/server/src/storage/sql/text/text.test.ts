/** SQL as tokens, and the schema scripts that are read from them. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { schemaChanges } from './ddl.ts';
import { onOneLine } from './parameters.ts';
import { readSql } from './tokens.ts';

const texts = (source: string) => readSql(source).tokens.map(({ kind, text, depth }) => [kind, text, depth]);

it('a word in a text, in a comment or in quotes is no keyword', () => {
  assert.deepEqual(texts(`SELECT 'it''s from' as "a ""from""", 1.5e3 -- from\n/* where ; */ + :a::text || $1`), [
    ['word', 'select', 0],
    ['string', "it''s from", 0],
    ['word', 'as', 0],
    ['quoted', 'a ""from""', 0],
    ['symbol', ',', 0],
    ['number', '1.5e3', 0],
    ['symbol', '+', 0],
    ['parameter', 'a', 0],
    ['symbol', '::', 0],
    ['word', 'text', 0],
    ['symbol', '||', 0],
    ['parameter', '1', 0],
  ]);
});

it('each token says how many parentheses and cases are open around it', () => {
  const depths = (source: string) => texts(source).map(([, text, depth]) => `${text}${depth}`);
  assert.deepEqual(depths('f(a, (b)) case when (c) then d end e'), [
    ...['f0', '(0', 'a1', ',1', '(1', 'b2', ')1', ')0'],
    ...['case0', 'when1', '(1', 'c2', ')1', 'then1', 'd1', 'end0', 'e0'],
  ]);
});

it('text that is no SQL is refused instead of being read wrongly', () => {
  assert.throws(() => readSql("select 'a"), /not readable as SQL at "'a"/);
  assert.throws(() => readSql('select "a'), /not readable as SQL/);
  assert.throws(() => readSql('select (a'), /opens more than it closed/);
  assert.throws(() => readSql('select a) from (b'), /closes more than it opened/);
  assert.throws(() => readSql('select ¤'), /not readable as SQL at "¤"/);
});

it('a statement on one line keeps the space within its texts, and loses its comments', () => {
  assert.equal(onOneLine(readSql('\n  select \'a  b\'\n    as "c  d", -- why\n e \n')), `select 'a  b' as "c  d", e`);
});

it('a schema script tells its tables with their keys, and what becomes of them', () => {
  const script = `
    -- create table none (id text primary key);
    create table if not exists one (id text not null primary key /* , more text */, check (id <> ');'));
    create table two (
      org_id integer not null, -- the tenant
      key bytea check (length(key) in (1, 2)),
      primary key (org_id, key), unique (key), constraint some check (key is not null)
    );
    create index two_key on two (org_id, key);
    insert into two (org_id, key) select 1, ';' from one;
    alter table two add column at bigint;
    alter table two rename to three;
    drop table one;`;
  const changes = schemaChanges(script).map(change => {
    const columns = 'columns' in change ? change.columns.map(({ name, type }) => `${name} ${type.text}`) : [];
    return [change.change, change.table, columns, 'key' in change ? change.key : 'to' in change ? change.to : null];
  });
  assert.deepEqual(changes, [
    ['create', 'one', ['id text'], ['id']],
    ['create', 'two', ['org_id integer', 'key bytea'], ['org_id', 'key']],
    ['add', 'two', ['at bigint'], null],
    ['rename', 'two', [], 'three'],
    ['drop', 'one', [], null],
  ]);
});
