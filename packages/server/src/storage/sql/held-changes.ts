/**
 * What a command changes in the tables that cached answers depend on. It is read from the command's SQL; where the text does not
 * show which rows are written, the change counts for all rows of the organization.
 */
import { rowsWritten } from './text/rows.ts';
import { tablesRead, tablesWritten } from './text/tables.ts';
import type { Sql } from './text/tokens.ts';

/** A member of an owner's open assignments by which the rows of a table are found. */
export type BasisKey = 'ownerId' | 'assignmentId' | 'number' | 'deviceId';

interface HeldTable {
  /** The column that names the row, or its owner. */
  readonly column: string;
  /** Null where only the answer itself names the rows. */
  readonly key: BasisKey | null;
}

/** The tables that a cached answer may depend on. */
const HELD_TABLES: Readonly<Record<string, HeldTable>> = {
  assignment: { column: 'owner_id', key: 'ownerId' },
  device: { column: 'id', key: 'deviceId' },
  push_registration: { column: 'assignment_id', key: 'assignmentId' },
  activity: { column: 'assignment_number', key: 'number' },
  desk_phone: { column: 'device_id', key: 'deviceId' },
  line: { column: 'device_id', key: 'deviceId' },
  calling: { column: 'owner_id', key: 'ownerId' },
  hoteling: { column: 'owner_id', key: 'ownerId' },
  person: { column: 'id', key: null },
  workspace: { column: 'id', key: null },
  virtual_line: { column: 'id', key: null },
  application: { column: 'id', key: null },
  location: { column: 'id', key: null },
};

/** A table that a query reads, and how its rows are found. */
export interface Rest {
  readonly table: string;
  readonly key: BasisKey | null;
  /** Columns of the answer that name rows of the table. */
  readonly columns: readonly string[];
}

/** For each table, the columns of the answer that name its rows, where the owner's assignments do not. */
export type NamedRows<R> = Readonly<Record<string, readonly (keyof R & string)[]>>;

/** Everything that the answer to a query rests on. Throws for a table whose changes are not tracked. */
export function restsOf<R>(sql: Sql, named: NamedRows<R>): readonly Rest[] {
  return [...new Set(tablesRead(sql).map(({ table }) => table))].map(table => {
    const held = HELD_TABLES[table];
    const columns = named[table] ?? [];
    if (held === undefined || (held.key === null && columns.length === 0)) {
      throw new Error(`an answer that rests on ${table} would not be kept exact`);
    }
    return { table, key: held.key, columns };
  });
}

export interface HeldChange {
  readonly table: string;
  /** The parameter that names the row or its owner; undefined when any row may be meant. */
  readonly parameter: string | undefined;
}

export function heldChanges(sql: Sql): readonly HeldChange[] {
  const equal = rowsWritten(sql);
  return tablesWritten(sql).flatMap(({ table }) => {
    const held = HELD_TABLES[table];
    return held === undefined ? [] : [{ table, parameter: equal.get(held.column) }];
  });
}
