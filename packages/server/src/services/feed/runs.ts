/** Notes where the events about each owner and device are: from the events, behind the changes that made them. */
import type { Core } from '../../core/core.ts';
import { aboutOf, RUN_LIMIT } from '../../domain/event-run.ts';
import type { OrgId } from '../../domain/ids.ts';
import { slowLane } from '../../lib/slow-lane.ts';
import {
  type AboutRow,
  type EventRun,
  runInsertions,
  selectAbout,
  selectRunPosition,
  upsertRunPosition,
} from '../../storage/statements/timelines.ts';
import type { Transaction } from '../../storage/storage.ts';

/** Events that one transaction looks at. It holds up the organization's other writes for some milliseconds. */
const BATCH_EVENTS = 200;

/** Notes the next events, batch by batch, until at most `left` are not noted. Returns the position. */
export async function noteRuns({ storage }: Pick<Core, 'storage'>, org: OrgId, left: number, limit = Infinity): Promise<number> {
  const last = await storage.durablePosition(org);
  let position = (await storage.one(selectRunPosition, { org }))?.sequence ?? 0;
  for (let batches = 0; last - position > left && batches < limit; batches += 1) {
    position = await storage.transaction(org, tx => noteBatch(tx, org));
    await slowLane.turn(NOBODY);
  }
  return position;
}

/** The work is nobody's in particular. */
const NOBODY = 'timelines';

/** The position is read in the transaction: another node may have done the same. */
async function noteBatch(tx: Transaction, org: OrgId): Promise<number> {
  const after = (await tx.one(selectRunPosition, { org }))?.sequence ?? 0;
  const rows = await tx.all(selectAbout, { org, after, limit: BATCH_EVENTS });
  const position = rows.at(-1)?.sequence ?? after;
  for (const { command, parameters } of runInsertions(org, runsIn(rows))) tx.send(command, parameters);
  if (position > after) tx.send(upsertRunPosition, { org, sequence: position });
  return position;
}

/** Adjacent events about the same owner, or the same device, are one run. */
export function runsIn(rows: readonly AboutRow[]): EventRun[] {
  const runs: EventRun[] = [];
  for (const idOf of [(row: AboutRow) => row.deviceId, (row: AboutRow) => row.ownerId]) {
    let open: { about: number; sequence: number; events: number } | undefined;
    let last: string | null = null;
    for (const row of rows) {
      const id = idOf(row);
      if (open !== undefined && id === last && open.events < RUN_LIMIT) open.events += 1;
      else {
        open = id === null ? undefined : { about: aboutOf(id), sequence: row.sequence, events: 1 };
        if (open !== undefined) runs.push(open);
      }
      last = id;
    }
  }
  return runs;
}
