/** The store that is filled: it must be empty, or hold what an unfinished move of the same store has left behind. */
import { Problem } from '../../domain/problem.ts';
import type { Table } from '../backup/tables.ts';
import {
  beginMove,
  createLedger,
  finishMove,
  readLedger,
  readLedgerOfMove,
  readMoved,
  readUnfinishedMove,
  type UnfinishedMove,
} from '../ledger.ts';
import { migrate } from '../migrate.ts';
import { selectHighestOrg } from '../statements/organizations.ts';
import type { Commands, Storage } from '../storage.ts';

/** Removes the remains, and makes the schema anew. Until `finishTarget` no server starts on it. */
export async function prepareTarget(target: Storage, tables: readonly Table[], move: UnfinishedMove): Promise<void> {
  await createLedger(target);
  await target.exclusively(async (tx, script) => {
    const before = await readUnfinishedMove(tx);
    if (before === undefined) await requireEmpty(tx);
    else if (before.storeId !== move.storeId) {
      throw new Problem(
        'conflict',
        'The target holds an unfinished move of another store: choose an empty folder or database, or empty this one.',
      );
    }
    await script(tables.map(({ name }) => `drop table if exists ${name}`).join(';\n'));
    await script('delete from schema_migration');
    await beginMove(tx, move);
  });
  await migrate(target, undefined, readLedgerOfMove);
}

/** Writes as long as no other move has taken the target over. */
export function writeTarget<T>(target: Storage, moveId: string, work: (tx: Commands) => Promise<T>): Promise<T> {
  return target.exclusively(async tx => {
    await requireOurs(tx, moveId);
    return work(tx);
  });
}

export async function finishTarget(target: Storage, moveId: string): Promise<void> {
  await writeTarget(target, moveId, finishMove);
}

async function requireOurs(tx: Commands, moveId: string): Promise<void> {
  if ((await readUnfinishedMove(tx))?.moveId === moveId) return;
  throw new Problem('conflict', 'Another move into the same target has begun: nothing was switched.');
}

async function requireEmpty(tx: Commands): Promise<void> {
  const moved = await readMoved(tx);
  if (moved !== undefined) {
    throw new Problem(
      'conflict',
      `The target is a store that has moved to ${moved.place}: choose an empty folder or database, or move its file away.`,
    );
  }
  if ((await readLedger(tx)).length === 0) return;
  if (((await tx.one(selectHighestOrg, {}))?.highest ?? 0) === 0) return;
  throw new Problem('conflict', 'The target is not empty: choose an empty folder or database.');
}
