/** Moves a store to another one of either kind, while servers work on it. `steps.ts` says how. */
import { Problem } from '../../domain/problem.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { tablesOf } from '../backup/tables.ts';
import { readPlacements } from '../distribute/citus.ts';
import { classifiedTables } from '../distribute/classes.ts';
import { extentOf } from '../distribute/spread.ts';
import { forgetMoved, type Moved, readLedger, readMoved, readUnfinishedMove, recordMoved } from '../ledger.ts';
import { knownMigrations } from '../migrate.ts';
import { selectFirstOrganizations, selectOrganization, selectOrganizationNumbers } from '../statements/organizations.ts';
import type { Reader, Storage } from '../storage.ts';
import { selectAnyArrival } from './arrival.ts';
import { acceptWrites, holdWriters, refuseWrites, removeLog, requireNobodyAtWork } from './change-log.ts';
import type { Manner, MoveOptions, Moving } from './moving.ts';
import { type MoveResult, moveInSteps } from './steps.ts';
import { accessTo } from './table-access.ts';
import { createTally } from './tally.ts';
import { finishTarget, prepareTarget, writeTarget } from './target.ts';

/** Null where an earlier run had copied everything, and this one had only to open the target. */
export async function moveStore(source: Storage, target: Storage, options: MoveOptions): Promise<MoveResult | null> {
  const tables = tablesOf(knownMigrations());
  const moved = await readMoved(source);
  if (moved !== undefined) return finishEarlier(source, target, moved);
  await requireUndistributed(source);
  await requireNobodyAtWork(source);
  await requireNoArrival(source);
  const moveId = uuidv7();
  await prepareTarget(target, tables, { storeId: await storeIdOf(source), moveId });
  const write: Moving['write'] = work => writeTarget(target, moveId, work);
  const moving = { source, target, access: tables.map(table => accessTo(table)), moveId, tally: createTally(), options, write };
  return moveInSteps(moving, wholeStore(moving));
}

function wholeStore({ source, target, access, moveId, options }: Moving): Manner {
  const tables = access.map(({ table }) => table);
  const numbersOf = async (reader: Reader) => (await reader.all(selectOrganizationNumbers, {})).map(({ org }) => org);
  return {
    words: {
      inUse: 'the store is whole, and the one in use',
      unfinished: 'nothing starts on it',
      cancel: 'heldby move --cancel',
    },
    organizations: () => numbersOf(source),
    verify: async () => options.verify(target, await numbersOf(target)),
    // A server is stopped at its end, or it stops by itself.
    calm: async () => undefined,
    hold: (_tx, script) => holdWriters(source.engine, script),
    leave: async (tx, script) => {
      await script(refuseWrites(source.engine, tables));
      await recordMoved(tx, { place: options.place, moveId });
    },
    finish: () => finishTarget(target, moveId),
    tidy: () => removeLog(source, tables, moveId),
  };
}

/** What is not whole here must not be a part of what is whole there. */
async function requireNoArrival(source: Storage): Promise<void> {
  const arriving = await source.one(selectAnyArrival, {});
  if (arriving === undefined) return;
  throw new Problem(
    'conflict',
    `The organization ${arriving.id} is being moved into this store: finish that first, or end it with \`heldby move --cancel --organization ${arriving.id}\`.`,
  );
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
export async function requirePresent(reader: Reader): Promise<void> {
  const entries = await readLedger(reader);
  const [stored, known] = [entries.at(-1)?.version ?? 0, knownMigrations().at(-1)?.version ?? 0];
  if (stored === known) return;
  throw new Problem(
    'precondition_failed',
    `The store has schema ${stored}, this program ${known}: run \`heldby migrate\` first.`,
  );
}

/** Citus takes no triggers on its tables, and they are how a move learns what changes. */
export async function requireUndistributed(source: Storage): Promise<void> {
  if (!(await isDistributed(source))) return;
  throw new Problem(
    'precondition_failed',
    'This store is distributed by Citus, which takes no triggers, and a move needs them: stop the servers, then `heldby backup` here and `heldby restore` there.',
  );
}

/** Whether any table of the store is divided among machines. */
export async function isDistributed(storage: Storage): Promise<boolean> {
  if (storage.engine === 'sqlite') return false;
  const placements = await readPlacements(storage);
  return extentOf(classifiedTables(knownMigrations()), placements) !== 'nothing';
}
