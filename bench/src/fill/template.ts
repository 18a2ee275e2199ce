/**
 * Records rows as the services write them, with holes for the values that differ between items. While a pattern is recorded, ids,
 * numbers, sequences and instants are marks: unique values by which the holes are found.
 */
import type { Sources } from '../../../packages/server/src/app.ts';
import { tablesOf } from '../../../packages/server/src/storage/backup/tables.ts';
import { knownMigrations } from '../../../packages/server/src/storage/migrate.ts';
import { command } from '../../../packages/server/src/storage/sql/statement.ts';
import type { Storage } from '../../../packages/server/src/storage/storage.ts';

export type Cell = string | number | Uint8Array | null;

/** The values that one item puts into the holes. `unit` says of which item, because a phone's rows also refer to its person. */
export interface Values {
  readonly id: (unit: number, place: number) => string;
  readonly number: (place: number) => number;
  readonly sequence: (place: number) => number;
  readonly instant: (unit: number, place: number) => number;
  readonly text: (meaning: string) => string;
}

export interface RowTemplate {
  readonly table: string;
  readonly columns: readonly string[];
  readonly fill: (values: Values) => Cell[];
}

export interface Template {
  readonly rows: readonly RowTemplate[];
  /** How many numbers and sequences one item takes. */
  readonly numbers: number;
  readonly sequences: number;
}

const NUMBER_MARK = 7_000_000_000;
const SEQUENCE_MARK = 8_000_000_000;
const INSTANT_MARK = 9_000_000_000_000_000;
/** Places of one unit. Units differ in the digit before. */
const PLACES = 1_000;
const MARKS = /fffffff(\d)-0000-7000-8000-000000000(\d{3})|700000(\d)(\d{3})|800000(\d)(\d{3})|900000000000(\d)(\d{3})/;

/** The table of counters is not recorded: its row is written once, after the fill. */
const COUNTERS = 'organization';

const setCounters = command<{ org: number; number: number; sequence: number }>(`
  update organization set last_number = :number, event_sequence = :sequence where org_id = :org`);

/** Marks that the work has put into texts, and the values that replace them. */
export type Texts = Readonly<Record<string, string>>;

export interface Watch {
  readonly sources: Sources;
  /** Runs the work as one item of the unit, and returns the rows that it wrote. The work returns the marks that it used. */
  readonly unit: (storage: Storage, org: number, work: () => Promise<Texts>) => Promise<Template>;
}

export function createWatch(): Watch {
  let unit = 0;
  let place = 0;
  const mark = (from: number) => from + unit * PLACES + place++;
  const newId = () => `fffffff${unit}-0000-7000-8000-000000000${String(place++).padStart(3, '0')}`;
  return {
    sources: { clock: { now: () => mark(INSTANT_MARK) }, newId },
    unit: async (storage, org, work) => {
      unit += 1;
      place = 0;
      const counters = { org, number: NUMBER_MARK + unit * PLACES, sequence: SEQUENCE_MARK + unit * PLACES };
      await storage.transaction(org, tx => tx.run(setCounters, counters));
      const before = await readAll(storage);
      const texts = await work();
      const after = await readAll(storage);
      const fresh = [...after].filter(([key, row]) => row.table !== COUNTERS && before.get(key)?.text !== row.text);
      for (const [key] of fresh) if (before.has(key)) throw new Error(`the pattern changes a row that was there: ${key}`);
      const text = fresh.map(([, row]) => row.text).join('\n');
      return {
        rows: fresh.map(([, row]) => toTemplate(row, texts)),
        numbers: countMarks(text, '7', unit),
        sequences: countMarks(text, '8', unit),
      };
    },
  };
}

interface StoredRow {
  readonly table: string;
  readonly cells: Readonly<Record<string, unknown>>;
  readonly text: string;
}

async function readAll(storage: Storage): Promise<Map<string, StoredRow>> {
  const found = new Map<string, StoredRow>();
  await storage.snapshot(async (_reader, rows) => {
    for (const { name, key } of tablesOf(knownMigrations())) {
      for await (const batch of rows(name, key)) {
        for (const cells of batch) {
          const id = `${name} ${key.split(', ').map(column => cells[column])}`;
          found.set(id, { table: name, cells, text: JSON.stringify(cells) });
        }
      }
    }
  });
  return found;
}

function countMarks(text: string, digit: string, unit: number): number {
  return new Set(text.match(new RegExp(`${digit}00000${unit}\\d{3}(?!\\d)`, 'g'))).size;
}

type Part = string | ((values: Values) => Cell);

function toTemplate({ table, cells }: StoredRow, texts: Texts): RowTemplate {
  const marks = new RegExp([MARKS.source, ...Object.keys(texts)].join('|'), 'g');
  const parts = Object.values(cells).map(cell => toPart(cell as Cell, marks, texts));
  return {
    table,
    columns: Object.keys(cells),
    fill: values => parts.map(part => (typeof part === 'function' ? part(values) : part)),
  };
}

function toPart(cell: Cell, marks: RegExp, texts: Texts): Exclude<Part, string> | Cell {
  if (cell === null || cell instanceof Uint8Array) return cell;
  const text = String(cell);
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(marks)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push(toHole(match, texts));
    from = match.index + match[0].length;
  }
  if (parts.length === 0) return cell;
  if (from < text.length) parts.push(text.slice(from));
  const [only] = parts;
  if (parts.length === 1 && typeof only === 'function') return only;
  return values => {
    let whole = '';
    for (const part of parts) whole += typeof part === 'string' ? part : part(values);
    return whole;
  };
}

function toHole(match: RegExpMatchArray, texts: Texts): (values: Values) => Cell {
  const [mark, idUnit, id, , number, , sequence, instantUnit, instant] = match;
  if (id !== undefined) return values => values.id(Number(idUnit), Number(id));
  if (number !== undefined) return values => values.number(Number(number));
  if (sequence !== undefined) return values => values.sequence(Number(sequence));
  if (instant !== undefined) return values => values.instant(Number(instantUnit), Number(instant));
  const meaning = texts[mark] ?? '';
  return values => values.text(meaning);
}
