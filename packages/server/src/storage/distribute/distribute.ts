/**
 * Distributes a store over the machines of a Citus cluster, while nobody is connected to it.
 *
 * Each table in a transaction of its own, which counts its rows before and after. So whenever it is broken off, every table is whole in
 * one place, no server starts on the store, and the next run goes on. What Citus leaves on the coordinator is removed at the end.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../domain/problem.ts';
import { transientQuery } from '../sql/statement.ts';
import type { Reader, Storage } from '../storage.ts';
import { clearLocal, readPlacements } from './citus.ts';
import type { ClassifiedTable } from './classes.ts';
import { othersConnected, readOthers } from './connections.ts';
import { type Plan, planDistribution } from './plan.ts';
import { isInPlace, spreadTable } from './spread.ts';

export interface DistributeOptions {
  /** Tells people how far it is. */
  readonly note: (text: string) => void;
  /** Ends it before the next table. */
  readonly signal: AbortSignal;
}

export interface DistributeResult extends Plan {
  /** The rows of each table. Null where there was nothing to do, because to count takes a while. */
  readonly rows: Readonly<Record<string, number>> | null;
}

/** For how long a server that has just been stopped may still be connected. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 200;
/** A copy takes as long as it takes. A table that somebody else holds is waited for as long as a server waits for an answer. */
const LIMITS = "set local statement_timeout = 0; set local lock_timeout = '10s'";
/** PostgreSQL's SQLSTATEs: five digits and capitals. */
const SQLSTATE = /^[0-9A-Z]{5}$/;
/** No connection to a machine, or it has no more room or no time. */
const AWAY = /^(?:08|53|55|57)/;

export async function distributeStore(storage: Storage, options: DistributeOptions): Promise<DistributeResult> {
  const plan = await storage.exclusively(planDistribution);
  if (plan.missing.length === 0 && plan.uncleared.length === 0) return { ...plan, rows: null };
  const progress = { done: plan.tables.length - plan.missing.length, total: plan.tables.length, before: plan.missing.length };
  for (const table of plan.missing) {
    if (options.signal.aborted) throw interrupted(progress);
    const rows = await explained(table.name, progress, () => alone(storage, tx => spreadCounted(tx, table, plan.tables)));
    progress.done += 1;
    options.note(`${progress.done} of ${progress.total}: ${table.name}, ${rows} rows`);
  }
  return { ...plan, rows: await clearAndVerify(storage, plan, options, progress) };
}

interface Progress {
  done: number;
  readonly total: number;
  /** How many there were to do. */
  readonly before: number;
}

type Script = (sql: string) => Promise<void>;

/** In a transaction while nobody else is connected. Waits a little for those who are about to go. */
async function alone<T>(storage: Storage, work: (tx: Reader & { readonly script: Script }) => Promise<T>): Promise<T> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const outcome = await storage.exclusively(async (tx, script) => {
      const others = await readOthers(tx);
      if (others.length > 0) return { others };
      await script(LIMITS);
      return { result: await work({ ...tx, script }) };
    });
    if ('result' in outcome) return outcome.result;
    if (Date.now() > deadline) throw othersConnected(outcome.others);
    await sleep(RETRY_MS);
  }
}

async function spreadCounted(
  tx: Reader & { readonly script: Script },
  table: ClassifiedTable,
  tables: readonly ClassifiedTable[],
): Promise<number> {
  await tx.script(`lock table ${table.name} in exclusive mode`);
  const before = await countRows(tx, table.name);
  await spreadTable(tx, table, await readPlacements(tx), tables);
  requireSame(table.name, before, await countRows(tx, table.name));
  return before;
}

/** Everything is distributed. What is on the coordinator besides may go when every table has been counted, and is counted again. */
async function clearAndVerify(
  storage: Storage,
  plan: Plan,
  { note, signal }: DistributeOptions,
  progress: Progress,
): Promise<Record<string, number>> {
  const rows = await storage.exclusively(tx => countAll(tx, plan.tables));
  const { uncleared } = await storage.exclusively(planDistribution);
  if (uncleared.length > 0) note(`Removing what ${uncleared.length} tables have left on the coordinator …`);
  for (const name of uncleared) {
    if (signal.aborted) throw interrupted(progress);
    await explained(name, progress, () => alone(storage, tx => clearLocal(tx, name)));
  }
  await storage.exclusively(async tx => {
    const placements = await readPlacements(tx);
    for (const [name, count] of Object.entries(await countAll(tx, plan.tables))) requireSame(name, rows[name], count);
    const astray = plan.tables.find(table => !isInPlace(table, placements.get(table.name)));
    if (astray !== undefined) throw new Error(`the table ${astray.name} is not where it was put`);
  });
  return rows;
}

async function countAll(reader: Reader, tables: readonly ClassifiedTable[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) counts[name] = await countRows(reader, name);
  return counts;
}

async function countRows(reader: Reader, name: string): Promise<number> {
  const counting = transientQuery<Readonly<Record<string, never>>, { count: number }>(
    `select count(*) as "count" from ${name} t`,
  );
  return (await reader.one(counting, {}))?.count ?? 0;
}

/** A difference is a defect, of heldby or of Citus. */
function requireSame(table: string, before: number | undefined, after: number): void {
  if (before === after) return;
  throw new Error(`the table ${table} had ${before} rows before it was distributed, and has ${after} now`);
}

/** Turns an error of the database into a problem that says how far it is, and what Citus says. */
async function explained<T>(table: string, progress: Progress, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const cause = error instanceof Problem && error.cause !== undefined ? error.cause : error;
    const { code, message, detail, hint } = cause as Readonly<Record<string, unknown>>;
    if (typeof code !== 'string' || !SQLSTATE.test(code)) throw error;
    // Citus says the reason in any of them.
    const said = [message, detail, hint].filter(part => typeof part === 'string' && part !== '');
    const reason = said.map(part => String(part).replace(/\.$/, '')).join('. ');
    const kind = AWAY.test(code) ? 'unavailable' : 'precondition_failed';
    throw new Problem(kind, `The table ${table} could not be distributed: ${reason}. ${standing(progress)}`, { cause });
  }
}

function interrupted(progress: Progress): Problem {
  return new Problem('unavailable', `Interrupted. ${standing(progress)}`);
}

function standing({ done, total, before }: Progress): string {
  if (done === total - before && done === 0) return 'Nothing was changed.';
  return `${done} of ${total} tables are distributed: run the same command again, which goes on. No server starts on the store before.`;
}
