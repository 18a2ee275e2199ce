/**
 * What the program reads off a statement's text is what the statement does: SQLite's authorizer tells the tables and columns
 * that it reads and writes while it compiles the statement.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { migrate } from '../src/storage/migrate.ts';
import { transientCommand } from '../src/storage/sql/statement.ts';
import { assignedColumns } from '../src/storage/sql/text/rows.ts';
import { tablesRead, tablesWritten } from '../src/storage/sql/text/tables.ts';
import { readSql } from '../src/storage/sql/text/tokens.ts';
import { openSqlite } from '../src/storage/sqlite/store.ts';
import { loadStatements } from './support/all-statements.ts';

/** In sets of words: `device`, and `device.name` for a column that is given a value in a row that is there. */
interface Effects {
  readonly read: ReadonlySet<string>;
  readonly written: ReadonlySet<string>;
  readonly updatedColumns: ReadonlySet<string>;
}

const { statements } = await loadStatements();

describe('what is read off a statement', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-reading-'));
  const file = join(folder, 'heldby.sqlite');
  let database: DatabaseSync;

  before(async () => {
    const storage = openSqlite(file, { onFatal: assert.fail });
    await migrate(storage);
    await storage.close();
    database = new DatabaseSync(file);
  });
  after(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is the tables that SQLite reads and writes, and the columns that it updates', () => {
    assert.ok(statements.length >= 150, `${statements.length} statements`);
    const effects = statements.map(statement => realEffects(database, statement.sqlite));
    assert.ok(effects.filter(each => each.read.size > 1).length >= 20, 'statements that read several tables');
    assert.ok(effects.filter(each => each.updatedColumns.size > 1).length >= 20, 'statements that update several columns');
    for (const [index, statement] of statements.entries()) {
      const real = effects[index] ?? assert.fail();
      assert.deepEqual(faults(readEffects(statement.source), real), [], statement.source);
    }
  });

  it('would be refused with a table too many or too few, a write that is not seen, or another column', () => {
    const join = 'select d.id from device d join assignment a on a.org_id = d.org_id where d.org_id = 1';
    const planted: readonly (readonly [wrong: string, sql: string, fault: string])[] = [
      ['select d.id from device d', join, 'reads assignment unseen'],
      ['select d.id from device d join assignment a join person p', join, 'does not read person'],
      ['select id from device', 'delete from device where org_id = 1', 'writes device unseen'],
      ['update person set name = 1', 'update device set name = 1 where org_id = 1', 'writes device unseen'],
      ['update device set model = 1', 'update device set name = 1 where org_id = 1', 'updates device.name unseen'],
      ['update device set name = 1, make = 2', 'update device set name = 1', 'does not update device.make'],
    ];
    for (const [wrong, sql, fault] of planted) {
      const { sqlite } = transientCommand(sql);
      assert.deepEqual(faults(readEffects(sql), realEffects(database, sqlite)), [], sql);
      assert.ok(faults(readEffects(wrong), realEffects(database, sqlite)).includes(fault), `${wrong}: ${fault}`);
    }
  });

  it('holds for forms of SQL that no statement has yet', () => {
    const forms = [
      'select \' from person \' as "from workspace" from device -- join location',
      'select d.id from device d, assignment a where a.role is distinct from d.name',
      'with a as (select id from device), b as (select id from person) select a.id from a join b on a.id = b.id',
      'with recursive n (x) as (select 1 union all select x + 1 from n where x < 9) select x from n join device on x = number',
      'select count(*) from (select id from person union select id from workspace)',
      'select value from json_each(:list) where value in (select id from device)',
      'select id from device where exists (select 1 from assignment where device_id = id) order by (select id from person)',
      'insert into person_group select * from person_group where org_id = 9',
      'insert into device (org_id, id) select org_id, id from person where true on conflict do update set name = 1, make = 2',
      'update device set (name, make) = (1, 2), model = (select name from person) where id in (select id from workspace)',
      "update device set name = case when make = 'set model = from' then 1 else 2 end, os_version = 3 returning id",
      'update device set name = p.login from person p where p.id = device.id',
      'delete from device where id in (select device_id from assignment)',
    ];
    for (const sql of forms) {
      assert.deepEqual(faults(readEffects(sql), realEffects(database, transientCommand(sql).sqlite)), [], sql);
    }
  });
});

function readEffects(source: string): Effects {
  const sql = readSql(source);
  const writes = tablesWritten(sql);
  return {
    read: new Set(tablesRead(sql).map(({ table }) => table)),
    written: new Set(writes.map(({ table }) => table)),
    updatedColumns: new Set(writes.flatMap(write => assignedColumns(sql, write).map(column => `${write.table}.${column}`))),
  };
}

/** As SQLite tells it while it compiles the statement. */
function realEffects(database: DatabaseSync, sql: string): Effects {
  const effects = { read: new Set<string>(), written: new Set<string>(), updatedColumns: new Set<string>() };
  const tables = database.prepare("select name from sqlite_schema where type = 'table'").all();
  const stored = new Set(tables.map(({ name }) => String(name)));
  database.setAuthorizer((action, table, column) => {
    // Functions that give rows are no tables.
    if (action === constants.SQLITE_READ && stored.has(String(table))) effects.read.add(String(table));
    if (action === constants.SQLITE_INSERT || action === constants.SQLITE_DELETE) effects.written.add(String(table));
    if (action === constants.SQLITE_UPDATE) {
      effects.written.add(String(table));
      effects.updatedColumns.add(`${table}.${column}`);
    }
    return constants.SQLITE_OK;
  });
  try {
    database.prepare(sql);
  } finally {
    database.setAuthorizer(null);
  }
  return effects;
}

/** A command reads its own table to find the rows; its text need not say so. */
function faults(said: Effects, real: Effects): string[] {
  const without = (all: ReadonlySet<string>, some: ReadonlySet<string>) => [...all].filter(each => !some.has(each));
  return [
    ...without(real.read, new Set([...said.read, ...real.written])).map(table => `reads ${table} unseen`),
    ...without(said.read, real.read).map(table => `does not read ${table}`),
    ...without(real.written, said.written).map(table => `writes ${table} unseen`),
    ...without(said.written, real.written).map(table => `does not write ${table}`),
    ...without(real.updatedColumns, said.updatedColumns).map(column => `updates ${column} unseen`),
    ...without(said.updatedColumns, real.updatedColumns).map(column => `does not update ${column}`),
  ];
}
