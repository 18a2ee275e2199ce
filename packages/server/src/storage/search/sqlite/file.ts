/**
 * The index beside the embedded store: a database file of its own, so that writing the one never waits for the other. It can be deleted
 * at any time while heldby does not run; it is then built again.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ensurePrivateFile } from '../../../lib/private-file.ts';
import { SEARCHED_NOUNS } from '../search-index.ts';

const INDEX_FILE = 'heldby-search.sqlite';

/** Counts the changes of what is stored in it: an index with another one is built anew. */
const FORMAT = 3;
/** Another connection of this process writes for milliseconds only. */
const WAIT_MS = 1_000;
/** Words of a batch are gathered in this much memory before they are written. */
const GATHERED_BYTES = 4 * 1024 * 1024;

/** An organization's rows are one range: its number, and the number of the person or device below it. */
export const ROW_ID = '((?1 << 40) | ?2)';
export const NUMBER_OF_ROW = '(rowid & ((1 << 40) - 1))';

/** Contentless: the texts themselves are not kept. */
const TABLES = SEARCHED_NOUNS.map(
  noun => `create virtual table ${noun} using fts5(text, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1);
  insert into ${noun}(${noun}, rank) values ('hashsize', ${GATHERED_BYTES});`,
);

const SCHEMA = `begin;
create table position (org_id integer not null primary key, sequence integer not null, chain blob, noun text, after integer) strict;
create table device_mark (
  org_id integer not null, mark text not null, number integer not null, primary key (org_id, mark, number)) strict, without rowid;
${TABLES.join('\n')}
pragma user_version = ${FORMAT};
commit;`;

export function indexFile(dataFolder: string): string {
  return join(dataFolder, INDEX_FILE);
}

/** Makes the file where there is none, or none of this format that can be read. */
export function openIndexToWrite(file: string): DatabaseSync {
  try {
    return prepared(file);
  } catch {
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    return prepared(file);
  }
}

export function openIndexToRead(file: string): DatabaseSync {
  return new DatabaseSync(file, { readOnly: true, timeout: WAIT_MS });
}

/** An index in memory, empty. */
export function openIndexInMemory(): DatabaseSync {
  const connection = new DatabaseSync(':memory:');
  connection.exec(SCHEMA);
  return connection;
}

function prepared(file: string): DatabaseSync {
  ensurePrivateFile(file);
  const connection = new DatabaseSync(file, { timeout: WAIT_MS });
  try {
    // After a power loss the last commits may be missing, never a part of one: the position then says so.
    connection.exec('pragma journal_mode = wal; pragma synchronous = normal');
    const format = connection.prepare('pragma user_version').get()?.user_version;
    if (format === 0) connection.exec(SCHEMA);
    else if (format !== FORMAT) throw new Error(`the search index has format ${format}`);
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}
