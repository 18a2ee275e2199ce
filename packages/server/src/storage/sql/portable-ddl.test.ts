/** The portable DDL as each database gets it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ddlFor } from './portable-ddl.ts';

const PORTABLE = `-- text and bigint in a comment
create table thing (
  org_id integer not null,
  text text not null check (text in ('text', 'bigint')),
  at bigint,
  primary key (org_id, text)
);
create index thing_at on thing (org_id, at);
`;

it('on SQLite tables are strict and clustered by their key, and every integer is one type', () => {
  const ddl = ddlFor('sqlite', PORTABLE);
  assert.match(ddl, /^\) strict, without rowid;$/m);
  assert.match(ddl, /^ {2}at integer,$/m);
  assert.match(ddl, /^create index thing_at on thing \(org_id, at\);$/m);
});

it('on PostgreSQL text columns sort by their bytes, and nothing else is touched', () => {
  assert.equal(ddlFor('postgres', PORTABLE), PORTABLE.replace('  text text not null', '  text text collate "C" not null'));
});
