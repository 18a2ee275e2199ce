/** Distributes the tables of a migrated database as `heldby distribute` does, for tests on a Citus cluster. */
import { readPlacements } from '../../src/storage/distribute/citus.ts';
import { classifiedTables } from '../../src/storage/distribute/classes.ts';
import { spreadTable } from '../../src/storage/distribute/spread.ts';
import { knownMigrations } from '../../src/storage/migrate.ts';
import { withStore } from './stores.ts';

/** Databases of the tests are made empty, and the operator of the server lets each have the extension. */
const CREATE_EXTENSION = `
  do $$ begin
    if exists (select from pg_available_extensions where name = 'citus') then create extension if not exists citus; end if;
  end $$`;

export async function distribute(databaseUrl: string): Promise<void> {
  await withStore(databaseUrl, async storage => {
    await storage.exclusively((_tx, script) => script(CREATE_EXTENSION));
    // A transaction for each, because all of them together take more locks than a server has by default.
    const tables = classifiedTables(knownMigrations());
    for (const table of tables) {
      await storage.exclusively(async tx => spreadTable(tx, table, await readPlacements(tx), tables));
    }
  });
}
