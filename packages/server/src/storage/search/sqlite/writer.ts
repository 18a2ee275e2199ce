/** Writes the index beside the embedded store. Its commits do not wait for the disk. */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { OrgId } from '../../../domain/ids.ts';
import { positionValues } from '../position.ts';
import { BEYOND_NUMBERS, type IndexStep, type IndexWriter, SEARCHED_NOUNS, type SearchedNoun } from '../search-index.ts';
import { ROW_ID } from './file.ts';
import { createSelectPosition } from './position.ts';

export function createSqliteWriter(connection: DatabaseSync): IndexWriter {
  const positionOf = createSelectPosition(connection);
  const keep = createKeep(connection);
  return {
    advance: async (org, step) => {
      const next = await step(positionOf(org) ?? null);
      if (next === null) return 'done';
      connection.exec('begin immediate');
      try {
        keep(org, next);
        connection.exec('commit');
      } catch (error) {
        if (connection.isTransaction) connection.exec('rollback');
        throw error;
      }
      return next.hasMore ? 'more' : 'done';
    },
    close: async () => connection.close(),
  };
}

function createKeep(connection: DatabaseSync): (org: OrgId, step: IndexStep) => void {
  const puts = perNoun(connection, noun => `insert or replace into ${noun} (rowid, text) values (${ROW_ID}, ?3)`);
  const removes = perNoun(connection, noun => `delete from ${noun} where rowid = ${ROW_ID}`);
  const clears = perNoun(
    connection,
    noun => `delete from ${noun} where rowid > (?1 << 40) and rowid <= ((?1 << 40) | ${BEYOND_NUMBERS})`,
  );
  const isAlone = connection.prepare('select not exists (select 1 from position where org_id <> ?) as alone');
  const empties = perNoun(connection, noun => `insert into ${noun}(${noun}) values ('delete-all')`);
  const mark = connection.prepare('insert or ignore into device_mark (org_id, mark, number) values (?, ?, ?)');
  const unmark = connection.prepare('delete from device_mark where org_id = ? and mark = ? and number = ?');
  const unmarkAll = connection.prepare('delete from device_mark where org_id = ?');
  const clearAll = (org: OrgId) => {
    unmarkAll.run(org);
    // Where nobody else is in it, that takes milliseconds.
    const alone = isAlone.get(org)?.alone === 1;
    for (const noun of SEARCHED_NOUNS) {
      if (alone) empties[noun].run();
      else clears[noun].run(org);
    }
  };
  const putPosition = connection.prepare(
    'insert or replace into position (org_id, sequence, chain, noun, after) values (?, ?, ?, ?, ?)',
  );
  return (org, { documents, marks, clear = false, position }) => {
    if (clear) clearAll(org);
    for (const { noun, number, text } of documents) {
      if (text === null) removes[noun].run(org, number);
      else puts[noun].run(org, number, text);
    }
    for (const each of marks) (each.isSet ? mark : unmark).run(org, each.mark, each.number);
    putPosition.run(org, ...positionValues(position));
  };
}

function perNoun(connection: DatabaseSync, sql: (noun: SearchedNoun) => string): Record<SearchedNoun, StatementSync> {
  const prepare = (noun: SearchedNoun) => {
    const statement = connection.prepare(sql(noun));
    // The driver refuses the row ids that FTS5 uses inside, unless it may return them as BigInt.
    statement.setReadBigInts(true);
    return statement;
  };
  return { person: prepare('person'), former: prepare('former'), device: prepare('device') };
}
