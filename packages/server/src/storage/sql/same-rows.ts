/**
 * Finds what may be about the same rows of a table, for queries and commands of one transaction.
 *
 * What a query depends on is read from its text, as is what a command changes: the tables, and of each table the columns that equal a
 * parameter in every row. Two of them are about different rows where one column has different values. Where a text leaves a doubt, they
 * are about the same.
 */
import type { Command, Query, SqlValue } from './statement.ts';
import { type Equalities, rowsRead, rowsWritten } from './text/rows.ts';
import { tablesRead, tablesWritten } from './text/tables.ts';
import { readSql } from './text/tokens.ts';

/** Rows of a table: those whose columns have the values of these parameters. */
export interface Place {
  readonly table: string;
  readonly columns: Equalities;
}

type Text = Pick<Query<never, unknown> | Command<never>, 'source'>;

const readPlaces = new WeakMap<object, readonly Place[]>();
const writtenPlaces = new WeakMap<object, readonly Place[]>();

/** One for each time that the statement reads a table. */
export function placesRead(asked: Text): readonly Place[] {
  let found = readPlaces.get(asked);
  if (found === undefined) {
    const sql = readSql(asked.source);
    found = tablesRead(sql).map(use => ({ table: use.table, columns: rowsRead(sql, use) }));
    readPlaces.set(asked, found);
  }
  return found;
}

/** One for each table that the command writes. */
export function placesWritten(command: Text): readonly Place[] {
  let found = writtenPlaces.get(command);
  if (found === undefined) {
    const sql = readSql(command.source);
    const columns = rowsWritten(sql);
    found = tablesWritten(sql).map(({ table }) => ({ table, columns }));
    writtenPlaces.set(command, found);
  }
  return found;
}

export interface SameRows<T> {
  readonly add: (place: Place, parameters: unknown, item: T) => void;
  readonly remove: (place: Place, parameters: unknown, item: T) => void;
  /** What may be about rows of the place. */
  readonly find: (place: Place, parameters: unknown) => Iterable<T>;
  readonly clear: () => void;
}

/** The items of one place by the values of the columns that they have in common with another one. */
interface View<T> {
  /** Parameters of both, column by column. */
  readonly own: readonly string[];
  readonly others: readonly string[];
  readonly items: Map<string, Set<T>>;
}

interface Stored<T> {
  /** With their parameters. */
  readonly items: Map<T, unknown>;
  readonly views: Map<Place, View<T>>;
}

/** At one place an item is there once. */
export function createSameRows<T>(): SameRows<T> {
  const tables = new Map<string, Map<Place, Stored<T>>>();
  const storedAt = (place: Place) => {
    const ofTable = entry(tables, place.table, () => new Map<Place, Stored<T>>());
    return entry(ofTable, place, (): Stored<T> => ({ items: new Map(), views: new Map() }));
  };
  return {
    add: (place, parameters, item) => {
      const { items, views } = storedAt(place);
      items.set(item, parameters);
      for (const view of views.values()) put(view, parameters, item);
    },
    remove: (place, parameters, item) => {
      const { items, views } = storedAt(place);
      items.delete(item);
      for (const view of views.values()) view.items.get(valuesOf(parameters, view.own))?.delete(item);
    },
    find: function* (place, parameters) {
      for (const [known, { items, views }] of tables.get(place.table) ?? []) {
        if (items.size === 0) continue;
        const view = entry(views, place, () => viewOf(items, known, place));
        yield* view.items.get(valuesOf(parameters, view.others)) ?? [];
      }
    },
    clear: () => tables.clear(),
  };
}

function viewOf<T>(items: ReadonlyMap<T, unknown>, { columns }: Place, other: Place): View<T> {
  // The organization is the same for all within a transaction.
  const common = [...columns].filter(([column]) => column !== 'org_id' && other.columns.has(column));
  const view: View<T> = {
    own: common.map(([, parameter]) => parameter),
    others: common.map(([column]) => other.columns.get(column) ?? ''),
    items: new Map(),
  };
  for (const [item, parameters] of items) put(view, parameters, item);
  return view;
}

function put<T>({ own, items }: View<T>, parameters: unknown, item: T): void {
  entry(items, valuesOf(parameters, own), () => new Set<T>()).add(item);
}

/** Equal for equal values. */
function valuesOf(parameters: unknown, names: readonly string[]): string {
  const values = parameters as Readonly<Record<string, SqlValue | undefined>>;
  const [first, ...others] = names;
  if (first === undefined) return '';
  return others.length === 0 ? String(values[first]) : names.map(name => String(values[name])).join('\u0000');
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let found = map.get(key);
  if (found === undefined) {
    found = make();
    map.set(key, found);
  }
  return found;
}
