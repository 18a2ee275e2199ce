/**
 * The operations of the command line. The running server runs them for requests over its socket; without a server the command
 * runs them itself. So their inputs and results are plain JSON.
 */
import type { Registry } from '../app.ts';
import { knownMigrations, migrate } from '../storage/migrate.ts';
import { applicationOperations } from './operations/applications.ts';
import { keyOperations } from './operations/keys.ts';
import { lockOutOperations } from './operations/lock-outs.ts';
import { organizationOperations } from './operations/organizations.ts';
import { personOperations } from './operations/people.ts';
import { providerOperations } from './operations/providers.ts';
import { searchOperations } from './operations/search.ts';
import { tokenOperations } from './operations/tokens.ts';

export const OPERATIONS = {
  migrate: async ({ storage }: Registry, _input: object) => ({
    schema: knownMigrations().at(-1)?.version ?? 0,
    applied: (await migrate(storage)).map(migration => migration.name),
  }),
  ...organizationOperations,
  ...providerOperations,
  ...keyOperations,
  ...personOperations,
  ...lockOutOperations,
  ...applicationOperations,
  ...tokenOperations,
  ...searchOperations,
};

export type Operations = typeof OPERATIONS;
export type OperationName = keyof Operations;
export type OperationInput<N extends OperationName> = Parameters<Operations[N]>[1];
export type OperationResult<N extends OperationName> = Awaited<ReturnType<Operations[N]>>;

/** Runs an operation on a registry that this process has open. */
export function operate<N extends OperationName>(
  registry: Registry,
  name: N,
  input: OperationInput<N>,
): Promise<OperationResult<N>> {
  const run = OPERATIONS[name] as unknown as (registry: Registry, input: OperationInput<N>) => Promise<OperationResult<N>>;
  return run(registry, input);
}
