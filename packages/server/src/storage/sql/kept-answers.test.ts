/** An answer is kept until a command may change it: what both texts say about the rows decides, and a doubt drops it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createKeptAnswers } from './kept-answers.ts';
import { query, transientCommand } from './statement.ts';

type Values = Readonly<Record<string, string | number>>;

const byId = query<Values, object>('select d.name as "name" from device d where d.org_id = :org and d.id = :id');
const byEither = query<Values, object>(
  'select d.name as "name" from device d where d.org_id = :org and d.id = :id or d.mac = :id',
);
const inOne = query<Values, object>(`
  select p.id as "id" from person p where p.org_id = :org and p.id = :id and exists (
    select 1 from device d where d.org_id = :org and d.owner_id = :id and (d.x = 1 or d.x = 2))`);
const named = query<Values, object>(`
  select a.id as "id", (select n.name from person n where n.id = a.owner_id) as "name" from assignment a where a.org_id = :org and a.id = :id`);
const joined = query<Values, object>(`
  select a.id as "id" from assignment a left join device d on d.org_id = :org and d.id = a.device_id where a.org_id = :org and a.id = :id`);
const put = query<Values, object>(`
  select d.id as "id" from device d union select p.id as "id" from person p where p.org_id = :org and p.id = :id`);

const updateDevice = 'update device set name = :name where org_id = :org and id = :id';
const insertDevice = 'insert into device (org_id, id, owner_id) values (:org, :id, :owner)';

const cases: readonly (readonly [title: string, asked: typeof byId, command: string, values: Values, isKept: boolean])[] = [
  ['the row itself', byId, updateDevice, { id: 'a', name: '' }, false],
  ['another row', byId, updateDevice, { id: 'b', name: '' }, true],
  ['a new row', byId, insertDevice, { id: 'b', owner: 'a' }, true],
  ['a row that is named by another column', byId, 'delete from device where org_id = :org and mac = :mac', { mac: 'm' }, false],
  ['a row that gets the id', byId, 'update device set id = :to where org_id = :org and id = :id', { id: 'b', to: 'a' }, false],
  ['rows that a query finds', byId, 'delete from device where org_id = :org and id in (select id from x)', {}, false],
  [
    'a row of another table',
    byId,
    'update person set name = :name where org_id = :org and id = :id',
    { id: 'a', name: '' },
    true,
  ],
  ['a row that an alternative may find', byEither, updateDevice, { id: 'b', name: '' }, false],
  ['a row that a subquery finds', inOne, insertDevice, { id: 'x', owner: 'a' }, false],
  ['a row that a subquery leaves out', inOne, insertDevice, { id: 'a', owner: 'b' }, true],
  ['a row whose name is looked up', named, 'insert into person (org_id, id) values (:org, :id)', { id: 'b' }, false],
  ['a row that is joined', joined, updateDevice, { id: 'b', name: '' }, false],
  ['a row of a query without conditions', put, updateDevice, { id: 'b', name: '' }, false],
  ['a row of the other query', put, 'delete from person where org_id = :org and id = :id', { id: 'b' }, true],
];

for (const [title, asked, source, values, isKept] of cases) {
  it(`${title}: the answer is ${isKept ? 'kept' : 'dropped'}`, () => {
    const kept = createKeptAnswers();
    const rows = [{ name: 'known' }];
    kept.keep(asked, { org: 1, id: 'a' }, rows);
    kept.changing(transientCommand<Values>(source), { org: 1, ...values });
    assert.equal(kept.find(asked, { org: 1, id: 'a' }), isKept ? rows : undefined);
  });
}

it('an answer belongs to its parameters, and nothing is left when all are forgotten', () => {
  const kept = createKeptAnswers();
  kept.keep(byId, { org: 1, id: 'a' }, []);
  assert.equal(kept.find(byId, { org: 1, id: 'b' }), undefined);
  assert.deepEqual(kept.find(byId, { org: 1, id: 'a' }), []);
  kept.clear();
  assert.equal(kept.find(byId, { org: 1, id: 'a' }), undefined);
});
