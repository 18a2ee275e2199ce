/**
 * Moves a store to another one of either kind, while servers work on it.
 *
 * 1. Triggers begin to log the keys of rows that change.
 * 2. Each organization is copied as it is at one moment, and the copy is read back and compared.
 * 3. What has changed since is copied, again and again, until little is left.
 * 4. All writers are held. The rest is copied, both stores are compared, the source refuses writes from then on, and the target is opened.
 *
 * Step 4 is one transaction of the source. If the process is killed before it commits, the source is as if nothing had been; if it is
 * killed after it, the next run opens the target. So there are never two stores that take writes.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../domain/problem.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { tablesOf } from '../backup/tables.ts';
import { readPlacements } from '../distribute/citus.ts';
import { classifiedTables } from '../distribute/classes.ts';
import { extentOf } from '../distribute/spread.ts';
import { forgetMoved, type Moved, readLedger, readMoved, readUnfinishedMove, recordMoved } from '../ledger.ts';
import { knownMigrations } from '../migrate.ts';
import { selectFirstOrganizations, selectOrganization } from '../statements/organizations.ts';
import type { Reader, Storage } from '../storage.ts';
import {
  acceptWrites,
  beginLog,
  changesLeft,
  forgetChanges,
  holdWriters,
  readLog,
  refuseWrites,
  removeLog,
} from './change-log.ts';
import { copyAll } from './copy.ts';
import { applyChanges, readRows } from './follow.ts';
import { type MoveOptions, type Moving, requireSame } from './moving.ts';
import { accessTo, type TableAccess } from './table-access.ts';
import { createTally, type TableTally, type Tally } from './tally.ts';
import { finishTarget, prepareTarget } from './target.ts';

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

/** Null where an earlier run had copied everything, and this one had only to open the target. */
export async function moveStore(source: Storage, target: Storage, options: MoveOptions): Promise<MoveResult | null> {
  const tables = tablesOf(knownMigrations());
  const access = tables.map(accessTo);
  const moved = await readMoved(source);
  if (moved !== undefined) return finishEarlier(source, target, moved);
  await requireUndistributed(source);
  const moveId = uuidv7();
  const moving = { source, target, access, moveId, tally: createTally(), options };
  await prepareTarget(target, tables, { storeId: await storeIdOf(source), moveId });
  try {
    await patiently(() => beginLog(source, tables, moveId));
    const began = performance.now();
    await copyAll(moving);
    const copySeconds = secondsSince(began);
    const changedRows = await followAndVerify(moving);
    const { pauseSeconds, lastRows } = await patiently(() => switchOver(moving));
    await finishTarget(target, moveId).catch(openLater);
    await removeLog(source, tables).catch(() => undefined);
    return { ...resultOf(access, moving.tally), copySeconds, changedRows: changedRows + lastRows, pauseSeconds };
  } catch (error) {
    // What the triggers cost, the store pays until they are gone. A store that has moved keeps refusing.
    const wasAsked = options.signal?.aborted === true && error === options.signal.reason;
    if (wasAsked) throw await interrupted(options.place, () => removeLog(source, tables));
    await removeLog(source, tables).catch(() => undefined);
    throw error;
  }
}

/** Says which store is in use, what is in the other one, and what to do. Others may write to the source, so that its log waits for them. */
async function interrupted(place: string, removeOwnLog: () => Promise<void>): Promise<Problem> {
  const isClean = await patiently(removeOwnLog).then(
    () => true,
    () => false,
  );
  const left = isClean ? '' : ' Until then the store notes what changes, unless you run `heldby move --cancel`.';
  return new Problem(
    'unavailable',
    `The move was interrupted before the switch: the store is whole, and the one in use. What is in ${place} is unfinished, and nothing starts on it. Run the same command again, which begins anew.${left}`,
  );
}

/** The source has moved already, so nothing of it must be undone. */
function openLater(cause: unknown): never {
  const message =
    'Everything is in the target, and the old store refuses writes, but the target could not be opened: run the same command again.';
  throw new Problem('unavailable', message, { cause });
}

/** Ends what a killed move has left in its source. A store that has moved is opened again only if `isLost`. */
export async function cancelMove(source: Storage, isLost: boolean): Promise<Moved | undefined> {
  const tables = tablesOf(knownMigrations());
  const moved = await readMoved(source);
  if (moved !== undefined && !isLost) {
    throw new Problem(
      'precondition_failed',
      `This store has moved to ${moved.place}, and what was written there since is not here. To take it back with everything, run \`heldby move\` there. Only if that store is lost, repeat this with --yes.`,
    );
  }
  await removeLog(source, tables);
  await source.exclusively(async (tx, script) => {
    await script(acceptWrites(source.engine, tables));
    await forgetMoved(tx);
  });
  return moved;
}

async function finishEarlier(source: Storage, target: Storage, { place, moveId }: Moved): Promise<null> {
  const unfinished = await readUnfinishedMove(target).catch(() => undefined);
  if (unfinished?.moveId !== moveId) throw new Problem('conflict', `This store has moved to ${place} already.`);
  await finishTarget(target, moveId);
  await removeLog(source, tablesOf(knownMigrations())).catch(() => undefined);
  return null;
}

/** The id of its first organization. A store without any has nothing to move. */
async function storeIdOf(source: Storage): Promise<string> {
  await source.snapshot(reader => requirePresent(reader));
  const [first] = await source.all(selectFirstOrganizations, {});
  const organization = first && (await source.one(selectOrganization, first));
  if (organization === undefined) throw new Problem('invalid', 'The store has no organization: there is nothing to move.');
  return organization.id;
}

/** Both stores have the schema of this program. */
async function requirePresent(reader: Reader): Promise<void> {
  const entries = await readLedger(reader);
  const [stored, known] = [entries.at(-1)?.version ?? 0, knownMigrations().at(-1)?.version ?? 0];
  if (stored === known) return;
  throw new Problem(
    'precondition_failed',
    `The store has schema ${stored}, this program ${known}: run \`heldby migrate\` first.`,
  );
}

/** Citus takes no triggers on its tables, and they are how a move learns what changes. */
async function requireUndistributed(source: Storage): Promise<void> {
  if (source.engine === 'sqlite') return;
  const placements = await readPlacements(source);
  if (extentOf(classifiedTables(knownMigrations()), placements) === 'nothing') return;
  throw new Problem(
    'precondition_failed',
    'This store is distributed by Citus, which takes no triggers, and a move needs them: stop the servers, then `heldby backup` here and `heldby restore` there.',
  );
}

/** Until little is left. Verifying takes a while in which more changes, so it is followed by another look. */
async function followAndVerify(moving: Moving): Promise<number> {
  const { target, options } = moving;
  // Only with the changes of the copy's own time the target is of one moment.
  let changedRows = await follow(moving);
  changedRows += await followUntilSmall(moving);
  await options.verify(target);
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
async function switchOver(moving: Moving): Promise<{ pauseSeconds: number; lastRows: number }> {
  const { source, target, access, moveId, tally, options } = moving;
  options.signal?.throwIfAborted();
  let began = performance.now();
  const lastRows = await source.exclusively(async (tx, script) => {
    began = performance.now();
    await holdWriters(source.engine, script);
    const changes = await readLog(tx, moveId);
    const count = await applyChanges(moving, changes, await readRows(tx, access, changes));
    for (const each of access) {
      const { rows } = tally.of(each.name);
      const [there, here] = await Promise.all([each.count(target), each.count(tx)]);
      requireSame(each.name, { there, here, counted: rows });
    }
    await options.verify(target);
    const tables = access.map(({ table }) => table);
    await script(refuseWrites(source.engine, tables));
    await recordMoved(tx, { place: options.place, moveId });
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
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let each = 1; ; each += 1) {
    try {
      return await work();
    } catch (error) {
      if (each === TRIES || !(error instanceof Problem) || error.code !== 'unavailable') throw error;
      await sleep(RETRY_MS);
    }
  }
}
