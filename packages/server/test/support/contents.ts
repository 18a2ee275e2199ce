/** Everything that a store holds, as text: to see that nothing was kept, and that no secret was. */
import { tablesOf } from '../../src/storage/backup/tables.ts';
import { knownMigrations } from '../../src/storage/migrate.ts';
import type { Storage } from '../../src/storage/storage.ts';

/** Written without an event, and a little later than the answer, so no part of what a write keeps. */
const TOUCHED_TABLES: readonly string[] = ['activity', 'familiar_network'];
const TOUCHED_COLUMN = 'last_used_at';

/** One line for each row, but for when things were last used. */
export function contentsOf(storage: Storage): Promise<string[]> {
  return storage.snapshot(async (_reader, rowsOf) => {
    const lines: string[] = [];
    for (const { name, key } of tablesOf(knownMigrations())) {
      if (TOUCHED_TABLES.includes(name)) continue;
      for await (const batch of rowsOf(name, key)) {
        for (const row of batch) lines.push(`${name} ${JSON.stringify({ ...row, [TOUCHED_COLUMN]: undefined })}`);
      }
    }
    return lines;
  });
}
