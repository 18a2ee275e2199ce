/** What a command changes of that which answers rest on, read off its SQL; where that does not tell, all of the organization's. */

/** What is known of an owner's open assignments before the answer is: by this the rows of a table are found. */
export type BasisKey = 'ownerId' | 'assignmentId' | 'number' | 'deviceId';

interface HeldTable {
  /** The column that tells whose, or which, a row is. */
  readonly column: string;
  /** Null where nothing but the answer itself names the rows. */
  readonly key: BasisKey | null;
}

/** The tables that an answer may rest on. */
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
  location: { column: 'id', key: null },
};

/** A table that a query reads, and how the rows that it reads are found. */
export interface Rest {
  readonly table: string;
  readonly key: BasisKey | null;
  /** Columns of the answer that name rows of the table. */
  readonly columns: readonly string[];
}

/** For each table the columns of the answer by which its rows are joined, where the owner's holdings do not tell. */
export type NamedRows<R> = Readonly<Record<string, readonly (keyof R & string)[]>>;

/** All that the answer to a query rests on; throws where that could not be kept track of. */
export function restsOf<R>(source: string, named: NamedRows<R>): readonly Rest[] {
  return [...new Set(tablesRead(source))].map(table => {
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
  /** The parameter that names the row, or whose it is; undefined when it may be anybody's. */
  readonly parameter: string | undefined;
}

const TARGET = /\b(?:insert\s+into|update|delete\s+from)\s+(\w+)/gi;
const INSERT = /\binto\s+\w+\s*\(([^)]*)\)\s*values\s*\(([^()]*)\)/i;

export function heldChanges(source: string): readonly HeldChange[] {
  const changes: HeldChange[] = [];
  for (const [, table = ''] of source.matchAll(TARGET)) {
    const held = HELD_TABLES[table];
    if (held !== undefined) changes.push({ table, parameter: parameterOf(source, held.column) });
  }
  return changes;
}

/** Tables that a query reads. */
export function tablesRead(source: string): string[] {
  return [...source.matchAll(/\b(?:from|join)\s+(\w+)/gi)].map(([, table = '']) => table);
}

/** The one parameter that the column of every row written is equal to. */
function parameterOf(source: string, column: string): string | undefined {
  // Of more than one command, of an alternative or of a second query nobody can tell here what it leaves out.
  if (
    /\b(?:or|with|select)\b/i.test(source) ||
    (source.match(TARGET) ?? []).length > 1 + Number(/\bdo update set\b/i.test(source))
  )
    return undefined;
  const inserted = INSERT.exec(source);
  if (inserted === null) return new RegExp(`\\b(?:where|and) ${column} = :(\\w+)`, 'i').exec(source)?.[1];
  const at = (inserted[1] ?? '').split(',').findIndex(each => each.trim() === column);
  return /^\s*:(\w+)\s*$/.exec((inserted[2] ?? '').split(',')[at] ?? '')?.[1];
}
