/** What the work on an import is done with, and how it ends. */
import { change, type Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { type FileImport, fromImport, type ImportWork, readImport } from '../../core/transfer/import-record.ts';
import { stopped } from '../../core/transfer/stop.ts';
import type { Actor } from '../../domain/actor.ts';
import { updateImport } from '../../storage/statements/imports.ts';
import type { Reader } from '../../storage/storage.ts';

export interface Working {
  readonly core: Core;
  readonly actor: Actor;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number | null) => Promise<void> | void;
  /** Throws where the job was cancelled, or another worker has it. Asked in each transaction: then no row is done twice. */
  readonly requireHeld: (reader: Reader) => Promise<void>;
}

/** The work has come to its end. What is recorded is there exactly if the end is. */
export function finish(
  { core, actor, requireHeld }: Working,
  work: ImportWork,
  done: FileImport,
  record: (edit: Edit, after: FileImport) => void,
): Promise<FileImport> {
  const write = { actor, reason: done.options.reason };
  return change(core, write, { name: `imports.${done.state}`, needs: null }, done.id, async edit => {
    await requireHeld(edit.tx);
    const stored = await readImport(edit.tx, edit.org, done.id);
    if (stored.state !== work) return stored;
    const after = { ...done, jobId: null, problem: null, revision: stored.revision + 1 };
    record(edit, after);
    edit.tx.send(updateImport, { org: edit.org, ...fromImport(after) });
    return after;
  });
}

/** The work cannot go on, and trying again would not help. What is done stays. */
export function fail(
  { core, actor, requireHeld }: Omit<Working, 'signal' | 'progress'>,
  id: string,
  problem: string,
): Promise<FileImport> {
  return core.storage.transaction(actor.org, async tx => {
    await requireHeld(tx);
    const after = stopped(await readImport(tx, actor.org, id), 'failed', problem, core.clock.now());
    tx.send(updateImport, { org: actor.org, ...fromImport(after) });
    return after;
  });
}
