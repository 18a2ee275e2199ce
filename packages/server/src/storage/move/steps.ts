/**
 * The steps of every move, of a whole store or of one organization:
 *
 * 1. Triggers begin to log the keys of rows that change.
 * 2. Each organization is copied as it is at one moment, and the copy is read back and compared.
 * 3. What has changed since is copied, again and again, until little is left.
 * 4. The writers are held. The rest is copied, both stores are compared, the source refuses writes from then on, and the target is opened.
 *
 * Step 4 is one transaction of the source. If the process is killed before it commits, the source is as if nothing had been; if it is
 * killed after it, the next run opens the target. So there are never two stores that take writes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../domain/problem.ts';
import { beginLog, changesLeft, forgetChanges, readLog } from './change-log.ts';
import { copyAll } from './copy.ts';
import { applyChanges, readRows } from './follow.ts';
import { type Manner, type Moving, requireSame } from './moving.ts';
import type { TableAccess } from './table-access.ts';
import type { TableTally, Tally } from './tally.ts';

export interface MoveResult {
  readonly tables: Readonly<Record<string, TableTally>>;
  readonly rows: number;
  /** Of the first copy, with its comparison. */
  readonly copySeconds: number;
  readonly changedRows: number;
  /** For how long nothing could be written. */
  readonly pauseSeconds: number;
}

/** What is left for the last step at most, if writers are not quicker than the copy. */
const SMALL = 1_000;
const ROUNDS_LIMIT = 20;
/** A store with many writers is seldom free for another process. */
const TRIES = 12;
const RETRY_MS = 100;
/** Writers wait for each such transaction. */
const FORGOTTEN_AT_ONCE = 1_000;

export async function moveInSteps(moving: Moving, manner: Manner): Promise<MoveResult> {
  const { source, access, moveId, options } = moving;
  const tables = access.map(({ table }) => table);
  try {
    await patiently(() => beginLog(source, tables, moveId, manner.only));
    const began = performance.now();
    await copyAll(moving, await manner.organizations());
    const copySeconds = secondsSince(began);
    const changedRows = await followAndVerify(moving, manner);
    const { pauseSeconds, lastRows } = await patiently(async () => {
      await manner.calm();
      return switchOver(moving, manner);
    });
    await manner.finish().catch(openLater);
    await manner.tidy().catch(() => undefined);
    return { ...resultOf(access, moving.tally), copySeconds, changedRows: changedRows + lastRows, pauseSeconds };
  } catch (error) {
    // What the triggers cost, the store pays until they are gone. A source that was left keeps refusing.
    const wasAsked = options.signal?.aborted === true && error === options.signal.reason;
    if (wasAsked) throw await interrupted(options.place, manner);
    await manner.tidy().catch(() => undefined);
    throw error;
  }
}

/** Says which store is in use, what is in the other one, and what to do. Others may write to the source, so that its log waits for them. */
async function interrupted(place: string, { tidy, words }: Manner): Promise<Problem> {
  const isClean = await patiently(tidy).then(
    () => true,
    () => false,
  );
  const left = isClean ? '' : ` Until then the store notes what changes, unless you run \`${words.cancel}\`.`;
  return new Problem(
    'unavailable',
    `The move was interrupted before the switch: ${words.inUse}. What is in ${place} is unfinished, and ${words.unfinished}. Run the same command again, which begins anew.${left}`,
  );
}

/** The source has moved already, so nothing of it must be undone. */
function openLater(cause: unknown): never {
  // It says itself what is in the way.
  if (cause instanceof Problem && cause.code === 'conflict') throw cause;
  const message =
    'Everything is in the target, and the old store refuses writes, but the target could not be opened: run the same command again.';
  throw new Problem('unavailable', message, { cause });
}

/** Until little is left. Verifying takes a while in which more changes, so it is followed by another look. */
async function followAndVerify(moving: Moving, manner: Manner): Promise<number> {
  // Only with the changes of the copy's own time the target is of one moment.
  let changedRows = await follow(moving);
  changedRows += await followUntilSmall(moving);
  await manner.verify();
  return changedRows + (await followUntilSmall(moving));
}

async function followUntilSmall(moving: Moving): Promise<number> {
  const { source, options } = moving;
  let changedRows = 0;
  let before = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS_LIMIT; round += 1) {
    const left = await changesLeft(source);
    if (left <= SMALL || left > before) break;
    before = left;
    options.signal?.throwIfAborted();
    changedRows += await follow(moving);
    options.note(`${changedRows} changed rows copied …`);
  }
  return changedRows;
}

async function follow(moving: Moving): Promise<number> {
  const { source, moveId } = moving;
  const { changes, rows } = await source.snapshot(async reader => {
    const read = await readLog(reader, moveId);
    return { changes: read, rows: await readRows(reader, moving.access, read) };
  });
  const count = await applyChanges(moving, changes, rows);
  for (let from = 0; from < changes.entries.length; from += FORGOTTEN_AT_ONCE) {
    const entries = changes.entries.slice(from, from + FORGOTTEN_AT_ONCE);
    await patiently(() => source.exclusively(tx => forgetChanges(tx, moveId, entries)));
  }
  return count;
}

/** The last step. Writers wait while it runs, and are refused afterwards. */
async function switchOver(moving: Moving, manner: Manner): Promise<{ pauseSeconds: number; lastRows: number }> {
  const { source, target, access, moveId, tally, options } = moving;
  options.signal?.throwIfAborted();
  let began = performance.now();
  const lastRows = await source.exclusively(async (tx, script) => {
    began = performance.now();
    await manner.hold(tx, script);
    const changes = await readLog(tx, moveId);
    const count = await applyChanges(moving, changes, await readRows(tx, access, changes));
    for (const each of access) {
      const { rows } = tally.of(each.name);
      const [there, here] = await Promise.all([each.countThere(target), each.countHere(tx)]);
      requireSame(each.name, { there, here, counted: rows });
    }
    await manner.verify();
    await manner.leave(tx, script);
    return count;
  });
  return { pauseSeconds: secondsSince(began), lastRows };
}

function resultOf(access: readonly TableAccess[], tally: Tally): Pick<MoveResult, 'tables' | 'rows'> {
  const tables = Object.fromEntries(access.map(({ name }) => [name, tally.of(name)]));
  return { tables, rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0) };
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1_000;
}

/** Tries again while others write. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let each = 1; ; each += 1) {
    try {
      return await work();
    } catch (error) {
      if (each === TRIES || !(error instanceof Problem) || error.code !== 'unavailable') throw error;
      await sleep(RETRY_MS);
    }
  }
}
