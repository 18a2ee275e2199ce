/** Writes the embedded store's file anew, so that bytes which were deleted or overwritten in it are gone from the disk's files, too. */
import { rmSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** How many bytes the file had before, and has now. */
export interface Compacted {
  readonly before: number;
  readonly after: number;
}

/** Nothing else may have the file open. It needs as much free space as the store takes. */
export function compactSqlite(file: string): Compacted {
  const before = statSync(file).size;
  const connection = new DatabaseSync(file);
  try {
    connection.exec('pragma wal_checkpoint(truncate); vacuum; pragma wal_checkpoint(truncate)');
  } finally {
    connection.close();
  }
  return { before, after: statSync(file).size };
}

/** A derived file, which is made again when it is needed. */
export function removeDerived(file: string): void {
  for (const each of [file, `${file}-wal`, `${file}-shm`]) rmSync(each, { force: true });
}
