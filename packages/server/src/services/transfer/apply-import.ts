/** Applies what was planned, some rows a transaction. What is stored says where to go on, so that each row is made once. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { change, type Edit } from '../../core/change.ts';
import { type Importing, readDefinitions } from '../../core/composed/import-context.ts';
import { createNamings } from '../../core/composed/import-keys.ts';
import { readKnown } from '../../core/composed/import-known.ts';
import { importRow } from '../../core/composed/import-row.ts';
import { asLeft, leaveEarlierRows, leftBy } from '../../core/composed/left-revisions.ts';
import { inPart } from '../../core/part.ts';
import { readAhead } from '../../core/read-ahead.ts';
import { recordTransfer } from '../../core/record-transfer.ts';
import { type FileImport, fromImport, readImport } from '../../core/transfer/import-record.ts';
import { Problem } from '../../domain/problem.ts';
import type { Touched } from '../../domain/transfer/row.ts';
import { createWishOf, type RowWish, type WrongRow } from '../../domain/transfer/wish.ts';
import { type FileRowRow, type RowResult, selectFileRows, updateImport } from '../../storage/statements/imports.ts';
import { locationIds } from './plan-import.ts';
import { createResults, type Results } from './results.ts';
import { finish, type Working } from './working.ts';

/** Rows that one transaction makes: at most 500, so that other writers wait for a moment only. */
const APPLIED_AT_ONCE = 250;

export async function applyImport(working: Working, start: FileImport): Promise<FileImport> {
  const { signal, progress } = working;
  const total = start.counts.rows;
  let record = start;
  while (record.position < total) {
    signal.throwIfAborted();
    record = await applyBatch(working, record);
    if (record.state !== 'applying') return record;
    await progress(record.position, total);
    await nextTurn();
  }
  const done: FileImport = { ...record, state: 'applied', appliedAt: working.core.clock.now() };
  return finish(working, 'applying', done, (edit, after) => {
    if (after.counts.applied > 0) recordTransfer.importApplied(edit, after);
  });
}

async function applyBatch({ core, actor, requireHeld }: Working, record: FileImport): Promise<FileImport> {
  const { org } = actor;
  const rows = await core.storage.all(selectFileRows, {
    org,
    importId: record.id,
    after: record.position,
    limit: APPLIED_AT_ONCE,
  });
  const last = rows.at(-1);
  if (last === undefined) return { ...record, position: record.counts.rows };
  const wishOf = createWishOf(record.mapping ?? [], record.list, {
    order: record.file?.dates ?? 'dmy',
    locations: await locationIds(core, org),
    isCsv: record.options.format === 'csv',
    country: record.options.country,
  });
  const due = rows.filter(({ state, result }) => result === null && (state === 'new' || state === 'changed'));
  const write = { actor, reason: record.options.reason ?? `imported from ${record.name}` };
  return change(core, write, { name: 'imports.apply', needs: null }, [record.id, record.position], async edit => {
    await requireHeld(edit.tx);
    const stored = await readImport(edit.tx, org, record.id);
    if (stored.state !== 'applying' || stored.position !== record.position) return stored;
    const namings = createNamings(record.options.key);
    const wishes = due.map(row => wishOf(JSON.parse(row.cells) as unknown[]));
    const known = await readKnown(
      edit.tx,
      org,
      wishes.filter((wish): wish is RowWish => !('why' in wish)),
      { namings, withHistory: record.list === 'assignments' },
    );
    const { metadata, informed } = await readDefinitions(edit);
    const importing = { list: record.list, known, namings, metadata };
    const verbs = due.map((row, index) => async (part: Edit) => {
      const wish = wishes[index] as RowWish | WrongRow;
      return 'why' in wish ? undefined : importRow(informed(part), { ...importing, planned: plannedOf(row) }, wish);
    });
    const edits = await readAhead(edit, verbs);
    let counts = record.counts;
    const results = createResults(edit, record.id);
    await edit.tx.gather(async () => {
      for (const [index, row] of due.entries()) {
        const wish = wishes[index] as RowWish | WrongRow;
        const own = informed(edits[index] ?? edit);
        const done = 'why' in wish ? refusedFor(wish.why) : await applyRow(own, importing, results, row, wish);
        const counted = done.result === 'applied' ? 'applied' : 'failed';
        counts = { ...counts, [counted]: counts[counted] + 1 };
        results.add({ number: row.number, ...done });
      }
      results.send();
    });
    const after = { ...record, position: last.number, counts };
    edit.tx.send(updateImport, { org, ...fromImport(after) });
    return after;
  });
}

type Done = Omit<RowResult, 'number'>;

async function applyRow(
  edit: Edit,
  importing: Omit<Importing, 'planned'>,
  results: Results,
  row: FileRowRow,
  wish: RowWish,
): Promise<Done> {
  try {
    const { made, left } = await inPart(edit, async part => {
      const made = await importRow(part, { ...importing, planned: plannedOf(row) }, wish);
      return { made, left: leftBy(part.recorded) };
    });
    made.keep();
    const { touched, personId } = made.outcome;
    await leaveEarlierRows(edit, results, touched, left);
    return { result: 'applied', reason: null, touched: JSON.stringify(asLeft(touched, left)), personId };
  } catch (error) {
    if (error instanceof Problem) return { ...refusedFor(error.message), personId: row.personId };
    throw error;
  }
}

function plannedOf({ touched }: FileRowRow): Touched[] {
  return JSON.parse(touched ?? '[]') as Touched[];
}

function refusedFor(reason: string): Done {
  return { result: 'refused', reason, touched: null, personId: null };
}
