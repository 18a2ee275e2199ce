/** How many bytes each table and index of an embedded store takes, read from SQLite's own account of its pages. */
import { DatabaseSync } from 'node:sqlite';

/** Bytes by the name of the table or index: whole pages, with what is free in them. */
export type Sizes = ReadonlyMap<string, number>;

/** Brings the log into the file first: what lies there is what counts. */
export function sizesOf(file: string): Sizes {
  const connection = new DatabaseSync(file, { timeout: 5_000 });
  try {
    connection.exec('pragma wal_checkpoint(passive)');
    const rows = connection.prepare('select name, sum(pgsize) as bytes from dbstat group by name').all();
    return new Map(rows.map(({ name, bytes }) => [String(name), Number(bytes)]));
  } finally {
    connection.close();
  }
}

/** What has grown, per thing added; the largest first. */
export function growthPer(count: number, before: Sizes, after: Sizes): Map<string, number> {
  const grown = [...after].map(([name, bytes]) => [name, (bytes - (before.get(name) ?? 0)) / count] as const);
  return new Map(grown.filter(([, bytes]) => bytes > 0).toSorted(([, one], [, other]) => other - one));
}
