/** What `heldby migrate` does: asks a running server for its schema, or migrates the store. */
import type { Settings } from '../settings.ts';
import { knownMigrations, migrate } from '../storage/migrate.ts';
import type { Context } from './context.ts';
import { clientOfRunning } from './remote/running.ts';
import { withStorage } from './store.ts';

export async function runMigrate({ settings, output }: Context): Promise<void> {
  const { schema, applied } = await migrateStore(settings);
  const done = applied.length === 0 ? 'There was nothing to do' : `Applied ${applied.join(', ')}`;
  output.result({ schema, applied }, () => `${done}: the store has schema ${schema}.`);
}

async function migrateStore(settings: Settings): Promise<{ schema: number; applied: string[] }> {
  const running = settings.databaseUrl === null ? await clientOfRunning(settings) : undefined;
  // A server migrates the store before it serves.
  if (running !== undefined) return { schema: (await running.installation.status()).store.schema, applied: [] };
  return withStorage(settings, async storage => ({
    applied: (await migrate(storage)).map(migration => migration.name),
    schema: knownMigrations().at(-1)?.version ?? 0,
  }));
}
