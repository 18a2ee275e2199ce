/** SQL written once: `:name` becomes each database's own parameter, and a value that is missing is never a null. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { allStatements, bind, command, query, transientCommand } from './statement.ts';

it('a parameter is numbered once for each database, in the order of its first use', () => {
  const statement = query<{ org: number; id: string }, never>(`
    select id as "id" from thing where org_id = :org and (id = :id or parent = :id) and owner = :org`);
  assert.equal(statement.sqlite, 'select id as "id" from thing where org_id = ?1 and (id = ?2 or parent = ?2) and owner = ?1');
  assert.equal(statement.postgres, 'select id as "id" from thing where org_id = $1 and (id = $2 or parent = $2) and owner = $1');
  assert.deepEqual(bind(statement, { id: 'a', org: 7 }), [7, 'a']);
});

it('a colon in a text or in a cast is no parameter', () => {
  const statement = query<{ b: number }, never>(`select ':a' as "x", 'it''s :c' as "y", :b::integer as "z"`);
  assert.deepEqual(statement.parameters, ['b']);
  assert.equal(statement.postgres, `select ':a' as "x", 'it''s :c' as "y", $1::integer as "z"`);
});

it('null, zero and empty text are values; a name that is not given is a defect', () => {
  const statement = command<{ a: null; b: number; c: string }>('update thing set a = :a, b = :b where c = :c');
  assert.deepEqual(bind(statement, { a: null, b: 0, c: '' }), [null, 0, '']);
  const incomplete = { a: null, b: 0 } as unknown as { a: null; b: number; c: string };
  assert.throws(() => bind(statement, incomplete), /:c is not given/);
});

it('members that a statement does not name are left alone', () => {
  const statement = query<{ a: number; more: string }, never>('select :a as "a"');
  assert.deepEqual(bind(statement, { a: 1, more: 'x' }), [1]);
});

it('statements are told apart by a name of their text, however that is laid out, and known to the tests', () => {
  const one = query<{ a: number }, never>('select  :a\n as "one"');
  const same = query<{ a: number }, never>('select :a as "one"');
  const other = query<{ a: number }, never>('select :a as "other"');
  assert.equal(one.name, same.name);
  assert.notEqual(one.name, other.name);
  assert.match(one.name, /^heldby_[\w-]{16}$/);
  assert.ok(allStatements().includes(same) && allStatements().includes(other));
});

it('a statement that follows from data is not kept', () => {
  const before = allStatements().length;
  const statement = transientCommand<{ a: number }>('delete from thing where a = :a');
  assert.deepEqual([statement.sqlite, allStatements().length], ['delete from thing where a = ?1', before]);
});
