/** Removes the oldest events. They are told of first, so that removing them can be interrupted and goes on later. */
import { aboutOf } from '../../domain/event-run.ts';
import { deleteCauses, deleteEvents, deleteRuns, selectOldest } from '../../storage/statements/retention-events.ts';
import type { Transaction } from '../../storage/storage.ts';

/** Removes the next events up to `upTo`, at most `limit`, and returns how many. */
export async function removeEvents(tx: Transaction, org: number, upTo: number, limit: number): Promise<number> {
  const rows = await tx.all(selectOldest, { org, upTo, limit });
  const last = rows.at(-1)?.sequence;
  if (last === undefined) return 0;
  tx.send(deleteEvents, { org, upTo: last });
  tx.send(deleteCauses, { org, upTo: last, next: last + 1 });
  const ids = new Set(rows.flatMap(({ deviceId, ownerId }) => [deviceId, ownerId].filter(id => id !== null)));
  for (const id of ids) tx.send(deleteRuns, { org, about: aboutOf(id), upTo: last });
  return rows.length;
}
