/** Every statement of the program: prepared by both databases, one tenant's alone, and found by an index. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { migrate } from '../src/storage/migrate.ts';
import { DATABASE_FILE, openStorage } from '../src/storage/open.ts';
import { type AnyStatement, command, query } from '../src/storage/sql/statement.ts';
import { loadStatements } from './support/all-statements.ts';
import { DIRECTORY_TABLES } from './support/catalogue.ts';
import { freshSettings } from './support/registry.ts';
import { planFaults, tablesOf, tenantFaults } from './support/statement-rules.ts';

const { modules, statements } = await loadStatements();

const planted = {
  unbound: query('select id as "id" from device where name = :name'),
  otherTenant: query('select id as "id" from device where org_id = :other'),
  joinedUnbound: query(
    'select d.id as "id" from assignment a join device d on d.id = a.device_id where a.org_id = :org and a.owner_id = :owner',
  ),
  subquery: query(
    'select id as "id" from device where org_id = :org and id in (select device_id from assignment where until is null)',
  ),
  comma: query(
    'select d.id as "id" from device d, assignment a where d.org_id = :org and a.org_id = :org and a.device_id = d.id',
  ),
  inserted: command('insert into location (id, org_id, name, created_at) values (:org, :id, :name, :at)'),
  updated: command('update device set name = :name where id = :id'),
  deleted: command('delete from activity where last_active_at < :before'),
  voided: query('select id as "id" from device where org_id = :org or name = :name'),
};

describe('every statement', () => {
  let sqlite: DatabaseSync;
  let postgres: pg.Client;
  const cleanUp: (() => Promise<void>)[] = [];

  before(async () => {
    const [embedded, server] = [await freshSettings('sqlite'), await freshSettings('postgres')];
    for (const { settings } of [embedded, server]) {
      const storage = openStorage({ ...settings, onFatal: assert.fail });
      await migrate(storage);
      await storage.close();
    }
    sqlite = new DatabaseSync(join(embedded.settings.dataFolder, DATABASE_FILE));
    postgres = new pg.Client({ connectionString: server.settings.databaseUrl ?? '' });
    await postgres.connect();
    cleanUp.push(embedded.remove, server.remove);
  });
  after(async () => {
    sqlite.close();
    await postgres.end();
    for (const remove of cleanUp) await remove();
  });

  const planOf = (statement: AnyStatement) =>
    sqlite
      .prepare(`explain query plan ${statement.sqlite}`)
      .all(...statement.parameters.map(() => null))
      .map(row => String(row.detail));
  const slow = (statement: AnyStatement) => planFaults(planOf(statement), tablesOf(statement.source), DIRECTORY_TABLES);

  it('is known to these tests, and stands in the storage layer', () => {
    assert.ok(modules.length >= 10, modules.join(', '));
    assert.deepEqual(
      modules.filter(file => !file.replaceAll('\\', '/').startsWith('storage/')),
      [],
    );
    assert.ok(statements.length >= 60, `${statements.length} statements`);
    assert.ok(statements.every(statement => !Object.values<AnyStatement>(planted).includes(statement)));
  });

  it('is prepared by SQLite against the migrated schema', () => {
    for (const { sqlite: text } of statements) assert.doesNotThrow(() => sqlite.prepare(text), text);
  });

  it('is prepared by PostgreSQL against the migrated schema, with the same number of parameters', async () => {
    for (const statement of statements) {
      await postgres.query(`prepare "${statement.name}" as ${statement.postgres}`).catch((error: Error) => {
        assert.fail(`${error.message}: ${statement.source}`);
      });
    }
    const { rows } = await postgres.query('select name, cardinality(parameter_types) as count from pg_prepared_statements');
    const counts = new Map(rows.map(row => [row.name, row.count]));
    for (const statement of statements) assert.equal(counts.get(statement.name), statement.parameters.length, statement.source);
  });

  it('gives the same columns on both databases', async () => {
    for (const statement of statements.filter(each => each.kind === 'query')) {
      const here = sqlite
        .prepare(statement.sqlite)
        .columns()
        .map(column => column.name);
      const nulls = statement.parameters.map(() => null);
      const there = (await postgres.query(statement.postgres, nulls)).fields.map(field => field.name);
      assert.deepEqual(here, there, statement.source);
      assert.doesNotMatch(statement.source, /(?<!count\()\*(?!\))/, 'columns are named');
    }
  });

  it('that is a query writes nothing, and that is a command writes', () => {
    for (const { kind, source } of statements) {
      assert.equal(/^(insert|update|delete)\b/.test(source), kind === 'command', source);
      if (kind === 'query') assert.match(source, /^(select|with)\b(?!.*\b(insert into|update|delete from)\b)/, source);
    }
  });

  it('binds the organization on every tenant table that it names', () => {
    const touching = statements.filter(({ source }) => tablesOf(source).some(({ table }) => !DIRECTORY_TABLES.has(table)));
    assert.ok(touching.length >= 50, `${touching.length} statements touch a tenant table`);
    for (const { source } of touching) assert.deepEqual(tenantFaults(source, DIRECTORY_TABLES), [], source);
  });

  it('would be refused when it left the organization out anywhere', () => {
    const faults = Object.entries<AnyStatement>(planted).map(([name, { source }]) => [
      name,
      tenantFaults(source, DIRECTORY_TABLES),
    ]);
    assert.deepEqual(Object.fromEntries(faults), {
      unbound: ['device is not bound to the organization'],
      otherTenant: ['device is not bound to the organization'],
      joinedUnbound: ['device is not bound to the organization'],
      subquery: ['device has no alias beside other tables', 'assignment has no alias beside other tables'],
      comma: ['joins by a comma, where the condition is not beside its table'],
      inserted: ['location is not bound to the organization'],
      updated: ['device is not bound to the organization'],
      deleted: ['activity is not bound to the organization'],
      voided: [], // Its words are right; its plan is not.
    });
  });

  it('finds its rows by an index that begins with the organization', () => {
    const searching = statements.filter(statement => planOf(statement).some(step => step.includes('(org_id=?')));
    assert.ok(searching.length >= 40, `${searching.length} statements search a tenant table`);
    for (const statement of statements) assert.deepEqual(slow(statement), [], statement.source);
  });

  it('would be refused when it walked through a tenant table', () => {
    for (const offender of [planted.unbound, planted.voided, planted.updated, planted.deleted, planted.subquery]) {
      assert.notDeepEqual(slow(offender), [], offender.source);
    }
    assert.deepEqual(slow(planted.otherTenant), [], 'the plan alone does not see whose organization it is');
  });
});
