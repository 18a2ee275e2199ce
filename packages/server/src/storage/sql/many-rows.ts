/** Puts many rows into a table whose columns are known only when it runs: those of a backup, or of another store. */
import type { Commands } from '../storage.ts';
import { type Command, type SqlValue, transientCommand } from './statement.ts';

/** Both databases take far more values in one statement, but that is not faster. */
const VALUES_PER_STATEMENT = 1_000;
/** What is left behind whole batches goes in pieces of this size, then one by one. */
const PIECE_ROWS = 8;

export interface Insertion {
  /** How many rows a statement takes. */
  readonly batchRows: number;
  readonly insert: (tx: Commands, rows: readonly (readonly SqlValue[])[]) => Promise<void>;
}

/** The names must be those of a table and its columns: they become part of the statement. */
export function createInsertion(table: string, columns: readonly string[]): Insertion {
  const batchRows = Math.max(1, Math.floor(VALUES_PER_STATEMENT / Math.max(1, columns.length)));
  const sizes = [batchRows, PIECE_ROWS, 1].map(size => ({
    size,
    command: transientCommand<Values>(textOf(table, columns, size)),
  }));
  return {
    batchRows,
    insert: async (tx, rows) => {
      const running: Promise<unknown>[] = [];
      for (let from = 0; from < rows.length; ) {
        const fitting = sizes.find(({ size }) => size <= rows.length - from);
        if (fitting === undefined) break;
        running.push(run(tx, fitting.command, rows.slice(from, from + fitting.size)));
        from += fitting.size;
      }
      // Statements keep their order; the first that fails is thrown when the others have been answered.
      const failed = (await Promise.allSettled(running)).find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
    },
  };
}

type Values = Readonly<Record<string, SqlValue>>;

function textOf(table: string, columns: readonly string[], rows: number): string {
  const values = Array.from(
    { length: rows },
    (_row, row) => `(${columns.map((_column, column) => `:v${row}_${column}`).join(', ')})`,
  );
  return `insert into ${table} (${columns.join(', ')}) values ${values.join(', ')}`;
}

async function run(tx: Commands, insert: Command<Values>, rows: readonly (readonly SqlValue[])[]): Promise<void> {
  const parameters: Record<string, SqlValue> = {};
  for (const [row, cells] of rows.entries()) for (const [column, cell] of cells.entries()) parameters[`v${row}_${column}`] = cell;
  await tx.run(insert, parameters);
}
