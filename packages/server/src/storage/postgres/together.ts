/**
 * Many writes in few statements: rows that go into the same table go together, and so do changes that differ in nothing but the value that
 * names the row.
 */
import type { Write } from '../sql/held-writes.ts';
import { placesRead, placesWritten } from '../sql/same-rows.ts';
import { bind, type Command, type SqlValue } from '../sql/statement.ts';
import { type Joint, jointOf } from './joint.ts';
import { type Send, type StatementOptions, toSend } from './statements.ts';

type Statement = Parameters<Send>;

/** Writes of one command that go together. They stand where the first of them stood. */
interface Group {
  readonly command: Command<never>;
  readonly joint: Joint | null;
  readonly likeness: string;
  readonly writes: SqlValue[][];
}

/** The statements for these writes. They leave the same as the writes one after the other. */
export function together(writes: readonly Write[], options: StatementOptions): Statement[] {
  const [first] = writes;
  if (first !== undefined && writes.length === 1) return [toSend(first.command, first.parameters, options)];
  return grouped(writes).flatMap(({ command, joint, writes: own }): Statement[] => {
    const name = options.namedStatements ? command.name : undefined;
    if (joint === null || own.length === 1) return own.map(values => [command.postgres, values, name]);
    return joint.statements(own).map(([text, values, variant]) => [text, values, name && `${name}${variant}`]);
  });
}

function grouped(writes: readonly Write[]): Group[] {
  const groups: Group[] = [];
  /** By its command, the group that later writes can join: nothing since then is about its table. */
  const open = new Map<Command<never>, Group>();
  for (const { command, parameters } of writes) {
    const values = bind(command, parameters);
    const joint = jointOf(command);
    const likeness = joint?.likeness(values) ?? '';
    const known = open.get(command);
    if (known?.likeness === likeness) {
      known.writes.push(values);
      continue;
    }
    const group: Group = { command, joint, likeness, writes: [values] };
    groups.push(group);
    const touched = new Set([...placesWritten(command), ...placesRead(command)].map(({ table }) => table));
    for (const [other, { joint: its }] of open) if (its !== null && touched.has(its.table)) open.delete(other);
    if (joint !== null) open.set(command, group);
  }
  return groups;
}
