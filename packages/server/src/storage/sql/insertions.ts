/** Adds many rows to a table with few statements. */
import { type Command, command, type SqlValue } from './statement.ts';

type Values = Readonly<Record<string, SqlValue>>;

export interface Insertion {
  readonly command: Command<Values>;
  readonly parameters: Values;
}

/** Up to so many rows go in one statement. Most writes have one to four events. */
const ROWS_LIMIT = 16;
/** Of more, so many go in one. */
const LARGE = 64;

/** The statements for a table; `columns` are its columns but the organization's, by the members of a row. */
export function insertionsInto<M extends string>(
  table: string,
  columns: Readonly<Record<M, string>>,
): (org: number, rows: readonly Readonly<Record<M, SqlValue>>[]) => Insertion[] {
  const members = Object.keys(columns) as M[];
  const places = Array.from({ length: LARGE }, (_, row) => members.map(member => ({ member, parameter: `${member}${row}` })));
  const commandFor = (size: number) => {
    const rows = places.slice(0, size).map(place => `(:org, ${place.map(({ parameter }) => `:${parameter}`).join(', ')})`);
    return command<Values>(`
    insert into ${table} (org_id, ${members.map(member => columns[member]).join(', ')})
    values ${rows.join(', ')}`);
  };
  const commands = Array.from({ length: ROWS_LIMIT }, (_, last) => commandFor(last + 1));
  const large = commandFor(LARGE);
  return (org, rows) => {
    const made: Insertion[] = [];
    for (let from = 0; from < rows.length; ) {
      const together = rows.slice(from, from + (rows.length - from < LARGE ? ROWS_LIMIT : LARGE));
      const parameters: Record<string, SqlValue> = { org };
      for (const [row, values] of together.entries()) {
        for (const { member, parameter } of places[row] ?? []) parameters[parameter] = values[member];
      }
      made.push({ command: commands[together.length - 1] ?? large, parameters });
      from += together.length;
    }
    return made;
  };
}
