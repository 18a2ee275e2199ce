/** What `heldby distribute` does: checks the engine, distributes the tables, verifies, and says what is different from now on. */
import { Problem } from '../domain/problem.ts';
import { whoStays } from '../storage/distribute/connections.ts';
import { type DistributeResult, distributeStore } from '../storage/distribute/distribute.ts';
import { type Plan, planDistribution } from '../storage/distribute/plan.ts';
import type { Context, Options } from './context.ts';
import { besideServer } from './store.ts';
import { untilSignal } from './until-signal.ts';

const BY_POSTGRES =
  'Only a store on PostgreSQL with Citus can be distributed: move this one there first, with `heldby move --to postgres://…`.';

const NOTHING_TO_DIVIDE =
  'there are not two organizations, and one is whole on one machine: until there are more, every call only costs more';

/** Before somebody does it, and again when it is done. */
const DIFFERENT = `From then on:
- every call costs more: on a cluster of three nodes lists ran at a quarter of what one PostgreSQL answers, writes at less than a half
- an organization is whole on one machine, so the largest one has to fit one
- only what concerns one organization is of one moment: a backup reads each organization at a moment of its own
- \`heldby move\` cannot leave: the way back is \`heldby backup\`, and \`heldby restore\` into another database`;

export async function runDistribute({ settings, output }: Context, options: Options): Promise<void> {
  if (settings.databaseUrl === null) throw new Problem('invalid', BY_POSTGRES);
  await besideServer(settings, async storage => {
    const plan = await storage.exclusively(planDistribution);
    if (plan.organizations < 2 && !isDone(plan)) output.warn(NOTHING_TO_DIVIDE);
    if (options.dryRun === true) return output.result({ ...plan, connected: await whoStays(storage) }, describePlan);
    const result = await untilSignal(signal => distributeStore(storage, { note: output.note, signal }));
    output.result(shownOf(result), () => describeResult(result));
  });
}

interface DryRun extends Plan {
  /** They have to go first. */
  readonly connected: readonly string[];
}

function describePlan(plan: DryRun): string {
  if (isDone(plan)) return alreadyDone(plan);
  const { missing, uncleared, connected } = plan;
  const stop = connected.length === 0 ? [] : [`Stop first what is connected to the database: ${connected.join(', ')}.`];
  const clear =
    uncleared.length === 0 ? [] : [`${uncleared.length} tables have left rows on the coordinator, which would be removed.`];
  return [
    `Citus ${plan.citus} has ${countOf(plan.workers, 'worker')} for ${countOf(plan.organizations, 'organization')}: ${plan.workers.join(', ')}.`,
    `${missing.length} of ${countOf(plan.tables, 'table')} would be distributed.`,
    `Copied to every machine: ${namesOf(plan, 'reference') || 'none'}.`,
    `By org_id: ${namesOf(plan, 'distributed') || 'none'}.`,
    ...clear,
    ...stop,
    'Nothing was changed.',
    '',
    DIFFERENT,
  ].join('\n');
}

function shownOf({ missing, uncleared, ...rest }: DistributeResult) {
  return { ...rest, done: missing.map(({ name }) => name), cleared: uncleared };
}

function describeResult(result: DistributeResult): string {
  const { rows, tables, workers, missing } = result;
  if (rows === null) return alreadyDone(result);
  const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
  const how = `${missing.length} of them by this run, every table counted before and after, and removed from the coordinator's own disk`;
  return `${countOf(tables, 'table')} with ${total} rows are distributed over ${countOf(workers, 'worker')}: ${how}.\n\n${DIFFERENT}`;
}

function isDone({ missing, uncleared }: Plan): boolean {
  return missing.length === 0 && uncleared.length === 0;
}

function alreadyDone({ tables, workers }: Plan): string {
  return `All ${tables.length} tables are distributed over ${countOf(workers, 'worker')} already: there is nothing to do.`;
}

function namesOf({ missing }: Plan, kind: 'reference' | 'distributed'): string {
  return missing
    .filter(table => table.class === kind)
    .map(({ name }) => name)
    .join(', ');
}

function countOf(counted: number | readonly unknown[], what: string): string {
  const count = typeof counted === 'number' ? counted : counted.length;
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
