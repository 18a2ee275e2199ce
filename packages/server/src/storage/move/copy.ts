/** Copies every row, each organization as it is at one moment, and compares what has arrived. */
import type { OrgId } from '../../domain/ids.ts';
import { type Moving, requireSame } from './moving.ts';
import type { Row } from './rows.ts';
import { createTally } from './tally.ts';

/** Rows of a transaction of the target: many enough that its commit costs little, few enough to hold in memory. */
const ROWS_PER_COMMIT = 5_000;
const NOTE_EVERY_MS = 1_000;

export async function copyAll(moving: Moving, organizations: readonly OrgId[]): Promise<void> {
  const { target, options } = moving;
  const progress = notedNowAndThen(options.note);
  for (const org of organizations) await copyOrganization(moving, org, progress);
  // Its planner knows nothing of a table that was filled at once.
  if (target.engine === 'postgres') await target.exclusively((_tx, script) => script('analyze'));
  await compareCopy(moving);
}

async function copyOrganization(moving: Moving, org: OrgId, progress: (rows: number) => void): Promise<void> {
  const { source, access, tally, options } = moving;
  await source.snapshot(async (_reader, rowsOf) => {
    for (const to of access) {
      const { name, table } = to;
      let rows: Row[] = [];
      const write = async () => {
        const batch = rows;
        rows = [];
        if (batch.length === 0) return;
        await moving.write(async tx => {
          if (to.isReserved) await to.remove(tx, [[org]]);
          await to.add(tx, batch);
        });
        progress(batch.length);
      };
      for await (const batch of rowsOf(name, table.key, to.rowsHere(org))) {
        options.signal?.throwIfAborted();
        for (const row of (batch as readonly Row[]).map(to.toThere)) {
          tally.add(name, row);
          rows.push(row);
        }
        if (rows.length >= ROWS_PER_COMMIT) await write();
      }
      await write();
    }
  });
}

/** Nobody else writes these rows of the target, so all of its tables are of one moment. */
async function compareCopy({ target, access, tally, options }: Moving): Promise<void> {
  const arrived = createTally();
  await target.snapshot(async (_reader, rowsOf) => {
    for (const { name, table, rowsThere } of access) {
      for await (const batch of rowsOf(name, table.key, rowsThere)) {
        options.signal?.throwIfAborted();
        for (const row of batch as readonly Row[]) arrived.add(name, row);
      }
      requireSame(name, { there: JSON.stringify(arrived.of(name)), here: JSON.stringify(tally.of(name)) });
    }
  });
}

function notedNowAndThen(note: (text: string) => void): (rows: number) => void {
  let [total, next] = [0, Date.now() + NOTE_EVERY_MS];
  return rows => {
    total += rows;
    if (Date.now() < next) return;
    next = Date.now() + NOTE_EVERY_MS;
    note(`${total} rows copied …`);
  };
}
