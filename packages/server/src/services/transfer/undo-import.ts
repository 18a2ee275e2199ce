/** Undoes an import, the last row first. What somebody has changed since is kept, and the row says so. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { change, type Edit } from '../../core/change.ts';
import { ChangedSince } from '../../core/composed/changed-since.ts';
import { undoRow } from '../../core/composed/undo-row.ts';
import { inPart } from '../../core/part.ts';
import { readAhead } from '../../core/read-ahead.ts';
import { recordTransfer } from '../../core/record-transfer.ts';
import { type FileImport, fromImport, readImport } from '../../core/transfer/import-record.ts';
import { Problem } from '../../domain/problem.ts';
import type { Touched } from '../../domain/transfer/row.ts';
import { type FileRowRow, selectFileRowsBefore, updateImport } from '../../storage/statements/imports.ts';
import { createResults } from './results.ts';
import { finish, type Working } from './working.ts';

const UNDONE_AT_ONCE = 100;

/** `position` counts down: the rows at and behind it are done. */
export async function undoImport(working: Working, start: FileImport): Promise<FileImport> {
  const { signal, progress } = working;
  const total = start.counts.rows;
  let record = start;
  while (record.position > 1) {
    signal.throwIfAborted();
    record = await undoBatch(working, record);
    if (record.state !== 'undoing') return record;
    await progress(total - record.position + 1, total);
    await nextTurn();
  }
  const done: FileImport = { ...record, state: 'undone', undoneAt: working.core.clock.now() };
  return finish(working, 'undoing', done, (edit, after) => {
    if (after.counts.reversed > 0) recordTransfer.importUndone(edit, after);
  });
}

async function undoBatch({ core, actor, requireHeld }: Working, record: FileImport): Promise<FileImport> {
  const { org } = actor;
  const key = { org, importId: record.id, before: record.position, limit: UNDONE_AT_ONCE };
  const rows = await core.storage.all(selectFileRowsBefore, key);
  const last = rows.at(-1);
  if (last === undefined) return { ...record, position: 1 };
  const write = { actor, reason: `the import of ${record.name} was undone` };
  return change(core, write, { name: 'imports.undo', needs: null }, [record.id, record.position], async edit => {
    await requireHeld(edit.tx);
    const stored = await readImport(edit.tx, org, record.id);
    if (stored.state !== 'undoing' || stored.position !== record.position) return stored;
    let counts = record.counts;
    const edits = await readAhead(
      edit,
      rows.map(
        ({ touched }) =>
          async part =>
            touched === null ? undefined : undoRow(part, JSON.parse(touched) as Touched[], record.id),
      ),
    );
    const results = createResults(edit, record.id);
    await edit.tx.gather(async () => {
      for (const [index, row] of rows.entries()) {
        const done = await undo(edits[index] ?? edit, row, record.id);
        counts = { ...counts, [done.result]: counts[done.result] + 1 };
        const { number, touched, personId } = row;
        results.add({ number, touched, personId, ...done });
      }
      results.send();
    });
    const after = { ...record, position: last.number, counts };
    edit.tx.send(updateImport, { org, ...fromImport(after) });
    return after;
  });
}

interface Undone {
  readonly result: 'reversed' | 'kept' | 'failed';
  readonly reason: string | null;
}

async function undo(edit: Edit, { touched }: FileRowRow, importId: string): Promise<Undone> {
  if (touched === null) return { result: 'kept', reason: 'Somebody in the row was erased.' };
  try {
    await inPart(edit, part => undoRow(part, JSON.parse(touched) as Touched[], importId));
    return { result: 'reversed', reason: null };
  } catch (error) {
    if (error instanceof ChangedSince) return { result: 'kept', reason: error.message };
    if (error instanceof Problem) return { result: 'failed', reason: error.message };
    throw error;
  }
}
