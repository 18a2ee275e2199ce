/**
 * A backup: gzip'd JSON lines that hold every row of every table and nothing of the database that they came from. First a
 * header, then one organization after another: for each table that has rows a line with its columns, and an array for each
 * row. At last a trailer with the number of rows of each table and a checksum.
 */
import { createHash } from 'node:crypto';
import { Problem } from '../../domain/problem.ts';

/** Increased when a reader of the old format could misread the new one. */
export const BACKUP_FORMAT = 2;

export interface BackupHeader {
  readonly heldby: 'backup';
  readonly format: number;
  /** The schema that the rows are rows of. */
  readonly schema: number;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly tables: readonly string[];
}

export interface BackupTable {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface BackupTrailer {
  readonly end: true;
  readonly rows: Readonly<Record<string, number>>;
  /** SHA-256 of every byte before the trailer, in hex. */
  readonly sha256: string;
}

/** Bytes stand in the file as `{"base64":"…"}`. */
export type Cell = string | number | null | Uint8Array;

/** A row as its line. */
export function rowLine(cells: readonly unknown[]): string {
  const plain = cells.map(cell => (cell instanceof Uint8Array ? { base64: Buffer.from(cell).toString('base64') } : cell));
  return JSON.stringify(plain);
}

/** The row of a line. */
export function parseRow(line: string): Cell[] {
  return (parseLine(line) as unknown[]).map(asCell);
}

function asCell(value: unknown): Cell {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  const { base64 } = value as { base64?: unknown };
  if (typeof base64 !== 'string') throw damaged('a value is of no kind that heldby knows');
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

/** Reads every line of a backup in order, and knows at the end whether the backup is whole. */
export interface BackupCheck {
  readonly line: (line: string) => void;
  /** The header; throws before it was read. */
  readonly header: () => BackupHeader;
  readonly rows: () => number;
  /** The trailer of a whole backup. Throws for a backup that is cut, was changed, or goes on after its end. */
  readonly finish: () => BackupTrailer;
}

export function damaged(what: string): Problem {
  return new Problem('invalid', `The backup is damaged or cut: ${what}.`);
}

export function createBackupCheck(): BackupCheck {
  const hash = createHash('sha256');
  const counts = new Map<string, number>();
  let header: BackupHeader | undefined;
  let trailer: BackupTrailer | undefined;
  let table: string | undefined;
  let rows = 0;

  const row = () => {
    if (table === undefined) throw damaged('a row stands before the first table');
    counts.set(table, (counts.get(table) ?? 0) + 1);
    rows += 1;
  };
  const word = (line: string) => {
    const value = parseLine(line);
    if (header === undefined) {
      header = asHeader(value);
      for (const name of header.tables) counts.set(name, 0);
    } else if (isTable(value)) table = value.table;
    else throw damaged('a line is neither a table nor a row');
  };

  return {
    line: line => {
      if (trailer !== undefined) throw damaged('it goes on after its end');
      if (line.startsWith('{"end":')) {
        trailer = parseLine(line) as BackupTrailer;
        return;
      }
      hash.update(line).update('\n');
      if (line.startsWith('[')) row();
      else word(line);
    },
    header: () => header ?? refuseStranger(),
    rows: () => rows,
    finish: () => {
      if (header === undefined) refuseStranger();
      if (trailer === undefined) throw damaged('its end is missing');
      if (trailer.sha256 !== hash.digest('hex')) throw damaged('its checksum does not fit its content');
      if (JSON.stringify(trailer.rows) !== JSON.stringify(Object.fromEntries(counts))) throw damaged('rows are missing');
      return trailer;
    },
  };
}

export function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Problem('invalid', damaged('a line is not JSON').message, { cause });
  }
}

export function isTable(value: unknown): value is BackupTable {
  return typeof value === 'object' && value !== null && 'table' in value && 'columns' in value;
}

function asHeader(value: unknown): BackupHeader {
  const header = value as Partial<BackupHeader> | null;
  if (header?.heldby !== 'backup' || typeof header.schema !== 'number' || !Array.isArray(header.tables)) refuseStranger();
  if (header.format !== BACKUP_FORMAT) {
    throw new Problem('invalid', `The backup has format ${header.format}, this program reads ${BACKUP_FORMAT}.`);
  }
  return header as BackupHeader;
}

function refuseStranger(): never {
  throw new Problem('invalid', 'The file is not a backup of heldby.');
}
