/** What a command changes of owners' holdings is read off its SQL, and is everything wherever that leaves a doubt. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { heldChanges } from './held-changes.ts';
import { heldQuery } from './statement.ts';
import { tablesRead } from './text/tables.ts';
import { readSql } from './text/tokens.ts';

interface Whose {
  readonly org: number;
  readonly ownerId: string;
  readonly now: number;
}

const cases: readonly (readonly [title: string, sql: string, changes: readonly (readonly [string, string?])[]])[] = [
  ['a row that is named', 'update device set name = :name where org_id = :org and id = :device', [['device', 'device']]],
  ['a new row', 'insert into assignment (org_id, owner_id, id) values (:org, :owner, :id)', [['assignment', 'owner']]],
  [
    'a row that is new or known',
    `insert into activity (org_id, assignment_number, last_active_at) values (:org, :number, :at)
     on conflict (org_id, assignment_number) do update set last_active_at = excluded.last_active_at`,
    [['activity', 'number']],
  ],
  ['a row that goes', 'delete from push_registration where org_id = :org and assignment_id = :a', [['push_registration', 'a']]],
  ['rows by another column', 'update device set name = :id where org_id = :org and mac = :mac', [['device']]],
  ['an alternative', 'update device set name = :n where org_id = :org and (mac = :mac or x = :y and id = :id)', [['device']]],
  ['rows found by a query', 'delete from device where org_id = :org and id = :id and x in (select x from y)', [['device']]],
  ['a value that is computed', 'insert into device (org_id, id) values (:org, lower(:id))', [['device']]],
  ['rows copied from elsewhere', 'insert into device (org_id, id) select org_id, id from other where id = :id', [['device']]],
  ['rows that change their owner', 'update line set device_id = :new where org_id = :org and device_id = :device', [['line']]],
  ['two rows of two owners', 'insert into device (org_id, id) values (:org, :a), (:org, :b)', [['device']]],
  ['two rows of one owner', 'insert into line (id, device_id) values (:a, :device), (:b, :device)', [['line', 'device']]],
  [
    'a known row found by another column',
    'insert into device (org_id, id, mac) values (:org, :id, :mac) on conflict (org_id, mac) do update set name = excluded.name',
    [['device']],
  ],
  ['words in a text', "update device set name = ' or select' where org_id = :org and id = :id", [['device', 'id']]],
  ['a table that nobody holds', 'update organization set name = :name where org_id = :org', []],
];

for (const [title, sql, changes] of cases) {
  it(`${title}: ${changes.map(([table, parameter]) => `${table} by ${parameter ?? 'the organization'}`).join() || 'nothing'}`, () => {
    const expected = changes.map(([table, parameter]) => ({ table, parameter }));
    assert.deepEqual(heldChanges(readSql(sql)), expected);
  });
}

it('an answer rests on all that its query reads, found by what the owner holds or by what it shows', () => {
  const source = 'select p.id as "who" from assignment a join line l on true join calling c on true join person p on true';
  assert.deepEqual(heldQuery<Whose, { who: string }>(source, { person: ['who'], calling: ['who'] }).rests, [
    { table: 'assignment', key: 'ownerId', columns: [] },
    { table: 'line', key: 'deviceId', columns: [] },
    { table: 'calling', key: 'ownerId', columns: ['who'] },
    { table: 'person', key: null, columns: ['who'] },
  ]);
});

it('an answer that rests on anything else is not kept', () => {
  const read = tablesRead(readSql('select a from device d left join person p on x from y'));
  assert.deepEqual(
    read.map(({ table }) => table),
    ['device', 'person', 'y'],
  );
  assert.throws(() => heldQuery('select 1 from assignment a join credential c on true'), /rests on credential/);
  assert.throws(() => heldQuery('select 1 from assignment a join person p on p.id = a.owner_id'), /rests on person/);
});
