/** `heldby migrate`: migrates the store to the schema of this program, without serving. */
import type { Command } from 'commander';
import type { Settings } from '../settings.ts';
import { knownMigrations, migrate } from '../storage/migrate.ts';
import { action } from './context.ts';
import { clientOfRunning } from './remote/local.ts';
import { withStorage } from './store.ts';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('migrate the store to the schema of this program; starting the server does the same')
    .action(
      action(async ({ settings, output }) => {
        const { schema, applied } = await migrateStore(settings);
        const done = applied.length === 0 ? 'There was nothing to do' : `Applied ${applied.join(', ')}`;
        output.result({ schema, applied }, () => `${done}: the store has schema ${schema}.`);
      }),
    );
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
