/** How several writes of one command become one statement. Read from the command's text. */
import type { Command, SqlValue } from '../sql/statement.ts';
import { rowsWritten } from '../sql/text/rows.ts';
import { tablesWritten } from '../sql/text/tables.ts';
import { edited, inParentheses, isSymbol, isWord, readSql } from '../sql/text/tokens.ts';

type Values = readonly SqlValue[];
/** The variant is what its name is told apart by from the statement of one write. */
type JointStatement = readonly [text: string, values: unknown[], variant: string];

export interface Joint {
  readonly table: string;
  /** Writes go together where this is equal. */
  readonly likeness: (values: Values) => string;
  /** For two or more that go together. */
  readonly statements: (writes: readonly Values[]) => JointStatement[];
}

const joints = new WeakMap<Command<never>, Joint | null>();

/** Null for a command whose writes stay alone. */
export function jointOf(command: Command<never>): Joint | null {
  let found = joints.get(command);
  if (found === undefined) {
    found = insertsOf(command) ?? changesOf(command);
    joints.set(command, found);
  }
  return found;
}

/** How many rows an insert takes: each of these is prepared once on a connection. */
const SIZES = [64, 16, 4, 1] as const;

/** Of an insert of one row: `values (…), (…), …`. */
function insertsOf({ postgres, parameters }: Command<never>): Joint | null {
  const sql = readSql(postgres);
  const [write] = tablesWritten(sql);
  const at = sql.tokens.findIndex(token => token.depth === 0 && isWord(token, 'values'));
  const open = sql.tokens[at + 1];
  if (write?.verb !== 'insert' || at < 0 || open === undefined || !isSymbol(open, '(')) return null;
  const row = inParentheses(sql.tokens, at + 1);
  const close = sql.tokens[at + 2 + row.length];
  // What follows says what to do about rows that are there, or returns them. A subquery could read what another row writes.
  if (close === undefined || close !== sql.tokens.at(-1) || row.some(token => isWord(token, 'select'))) return null;
  const numbers = row.filter(({ kind }) => kind === 'parameter');
  const rowText = (number: number) => {
    const edits = numbers.map(({ text, start, end }) => ({
      start: start - open.start,
      end: end - open.start,
      text: `$${number * parameters.length + Number(text)}`,
    }));
    return edited(postgres.slice(open.start), edits);
  };
  const texts = SIZES.map(
    size => postgres.slice(0, open.start) + Array.from({ length: size }, (_, number) => rowText(number)).join(', '),
  );
  return {
    table: write.table,
    likeness: () => '',
    statements: writes => {
      const made: JointStatement[] = [];
      for (let from = 0; from < writes.length; ) {
        const which = SIZES.findIndex(size => size <= writes.length - from);
        const size = SIZES[which] ?? 1;
        made.push([texts[which] ?? postgres, writes.slice(from, from + size).flat(), size === 1 ? '' : `_${size}`]);
        from += size;
      }
      return made;
    },
  };
}

/** Of an update or delete whose rows one column names: `= any(…)`. */
function changesOf({ source, postgres, parameters }: Command<never>): Joint | null {
  const [write] = tablesWritten(readSql(source));
  if (write === undefined || write.verb === 'insert') return null;
  const named = [...rowsWritten(readSql(source))].filter(([column]) => column !== 'org_id');
  const [[, parameter] = [null, null], another] = named;
  if (parameter === null || another !== undefined) return null;
  const place = parameters.indexOf(parameter);
  const { tokens } = readSql(postgres);
  const [use, again] = tokens.filter(({ kind, text }) => kind === 'parameter' && text === String(place + 1));
  if (use === undefined || again !== undefined || tokens.some(token => isWord(token, 'returning'))) return null;
  const text = edited(postgres, [{ start: use.start, end: use.end, text: `any($${place + 1})` }]);
  return {
    table: write.table,
    likeness: values => JSON.stringify(values.toSpliced(place, 1)),
    statements: writes => {
      const [first = []] = writes;
      const values: unknown[] = [...first];
      values[place] = writes.map(each => each[place]);
      return [[text, values, '_any']];
    },
  };
}
