/** What a command changes of that which owners hold, read off its SQL; where that does not tell, all of the organization's. */

/** The tables that say what an owner holds, each with the column that tells whose, or which, a row is. */
export const HELD_TABLES: Readonly<Record<string, string>> = {
  assignment: 'owner_id',
  device: 'id',
  push_registration: 'assignment_id',
  activity: 'assignment_number',
};

export interface HeldChange {
  readonly table: string;
  /** The parameter that names the row's owner, device or assignment; undefined when it may be anybody's. */
  readonly parameter: string | undefined;
}

const TARGET = /\b(?:insert\s+into|update|delete\s+from)\s+(\w+)/gi;
const INSERT = /\binto\s+\w+\s*\(([^)]*)\)\s*values\s*\(([^()]*)\)/i;

export function heldChanges(source: string): readonly HeldChange[] {
  const changes: HeldChange[] = [];
  for (const [, table = ''] of source.matchAll(TARGET)) {
    const column = HELD_TABLES[table];
    if (column !== undefined) changes.push({ table, parameter: parameterOf(source, column) });
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
