/** Imports files: takes them in, plans, applies and undoes them as jobs, and says what becomes of each row. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { enqueueJob, withdrawJob } from '../../core/enqueue-job.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { mayAct, requireRight } from '../../core/rights.ts';
import {
  type FileImport,
  fromImport,
  type ImportOptions,
  type ImportWork,
  isAtWork,
  readImport,
  toImport,
} from '../../core/transfer/import-record.ts';
import { IMPORT_JOB, type ImportJob, requireState, resume, stopped } from '../../core/transfer/stop.ts';
import type { Actor } from '../../domain/actor.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { storedActor, actorOf as toActor } from '../../domain/stored-actor.ts';
import type { ImportList } from '../../domain/transfer/members.ts';
import type { RowResult, RowState } from '../../domain/transfer/row.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  deleteImport,
  deletePieces,
  type FileRowRow,
  saveMapping,
  selectExpiredImports,
  selectFileRows,
  selectFileRowsIn,
  selectFileRowsWith,
  selectImports,
  updateImport,
} from '../../storage/statements/imports.ts';
import { pageByIdDown, pageByNumber } from '../paging.ts';
import { applyImport } from './apply-import.ts';
import { forgetRows, headKey, planImport } from './plan-import.ts';
import { takeIn, type Upload } from './take-in.ts';
import { undoImport } from './undo-import.ts';
import { fail, type Working } from './working.ts';

export type ImportRowRecord = FileRowRow;

export interface RowsRequest extends PageRequest {
  readonly state: RowState | null;
  readonly result: RowResult | null;
}

export interface ImportChange {
  readonly list?: ImportList;
  readonly mapping?: Readonly<Record<string, string | null>>;
  readonly options?: Partial<Omit<ImportOptions, 'mapping' | 'list' | 'format'>>;
}

export interface Imports {
  /** Takes the file in, and plans it. */
  readonly create: (write: Write, upload: Upload, bytes: AsyncIterable<Uint8Array>) => Promise<FileImport>;
  readonly get: (actor: Actor, id: string) => Promise<FileImport>;
  /** The newest first: one's own, and for full administrators everybody's. */
  readonly list: (actor: Actor, page: PageRequest) => Promise<Page<FileImport>>;
  readonly rows: (actor: Actor, id: string, request: RowsRequest) => Promise<Page<FileRowRow>>;
  /** Corrects what the columns mean, and plans it again. */
  readonly update: (write: Write, id: string, wish: ImportChange) => Promise<FileImport>;
  /** From where it stopped, if it was cancelled or has failed. */
  readonly apply: (write: Write, id: string) => Promise<FileImport>;
  readonly undo: (write: Write, id: string) => Promise<FileImport>;
  /** Stops the work in hand. What was done stays: it can go on, or be undone. */
  readonly cancel: (write: Write, id: string) => Promise<FileImport>;
  readonly remove: (write: Write, id: string) => Promise<void>;
  /** Deletes imports whose 30 days are over, with their files and rows. Returns how many. */
  readonly forget: (org: number) => Promise<number>;
  /** Does the work in hand, from where it was left. For the job. */
  readonly work: (org: number, id: string, how: Omit<Working, 'core' | 'actor'>) => Promise<FileImport>;
}

export function createImports(core: Core): Imports {
  const { storage } = core;
  const get = async (actor: Actor, id: string) => {
    const record = await readImport(storage, actor.org, id);
    requireSeen(actor, record);
    return record;
  };
  return {
    create: (write, upload, bytes) => {
      requireImporter(write.actor);
      return takeIn(core, write, upload, bytes, startWork);
    },
    get,
    list: async (actor, page) => listImports(core, actor, page),
    rows: async (actor, id, request) => {
      await get(actor, id);
      return listRows(core, actor, id, request);
    },
    update: (write, id, wish) => begin(core, write, id, 'planning', (edit, record) => changed(edit, record, wish)),
    apply: (write, id) => begin(core, write, id, 'applying', async (_edit, record) => withReason(record, write)),
    undo: (write, id) => begin(core, write, id, 'undoing', async ({ now }, record) => requireInTime(record, now)),
    cancel: (write, id) => cancel(core, write, id),
    remove: (write, id) => removeImport(core, write, id),
    forget: org => forgetOld(core, org),
    work: (org, id, how) => work(core, org, id, how),
  };
}

/** Begins a work, or goes on with it where it stopped. `wanted`: what the caller changes of the import before. */
function begin(
  core: Core,
  write: Write,
  id: string,
  work: ImportWork,
  wanted: (edit: Edit, record: FileImport) => Promise<FileImport>,
): Promise<FileImport> {
  return change(core, write, { name: `imports.${work}`, needs: null }, { id }, async edit => {
    const before = await readToChange(edit, id);
    const next = await wanted(edit, resume(before, work));
    const begun = { ...next, state: work, problem: null, actor: storedActor(edit.actor), revision: before.revision + 1 };
    const after = { ...begun, jobId: startWork(edit, begun) };
    edit.tx.send(updateImport, { org: edit.org, ...fromImport(after) });
    return after;
  });
}

function cancel(core: Core, write: Write, id: string): Promise<FileImport> {
  return change(core, write, { name: 'imports.cancel', needs: null }, { id }, async edit => {
    const before = await readToChange(edit, id);
    requireState(before, ['planning', 'planned', 'applying', 'undoing']);
    if (before.jobId !== null) await withdrawJob(edit, { id: before.jobId, kind: IMPORT_JOB });
    const after = stopped(before, 'cancelled', null, edit.now);
    edit.tx.send(updateImport, { org: edit.org, ...fromImport(after) });
    return after;
  });
}

async function readToChange(edit: Edit, id: string): Promise<FileImport> {
  const before = await readImport(edit.tx, edit.org, id);
  requireSeen(edit.actor, before);
  requireImporter(edit.actor);
  checkRevision(edit, before);
  return before;
}

function startWork(edit: Edit, { id: importId, state }: FileImport & { readonly state: ImportWork }): string {
  const payload: ImportJob = { importId, work: state };
  return enqueueJob(edit, { kind: IMPORT_JOB, payload });
}

function withReason(record: FileImport, { reason = null }: Write): FileImport {
  return { ...record, options: { ...record.options, reason: reason ?? record.options.reason } };
}

function requireInTime(record: FileImport, now: Instant): FileImport {
  if (now >= record.expiresAt) throw new Problem('conflict', 'The time in which this could be undone is over.');
  return record;
}

async function changed(edit: Edit, record: FileImport, { list, mapping, options = {} }: ImportChange): Promise<FileImport> {
  const columns = record.file?.columns ?? [];
  const unknown = Object.keys(mapping ?? {}).find(column => !columns.includes(column));
  if (unknown !== undefined) throw new Problem('invalid', `The file has no column ${JSON.stringify(unknown)}.`);
  const known = Object.fromEntries((record.mapping ?? []).map(({ column, member }) => [column, member]));
  const kept = list === undefined || list === record.list ? { ...known, ...mapping } : { ...mapping };
  const next = list ?? record.list;
  if (mapping !== undefined) {
    const key = { org: edit.org, head: headKey(next, columns) };
    edit.tx.send(saveMapping, { ...key, mapping: JSON.stringify(kept), savedAt: edit.now });
  }
  return { ...record, list: next, options: { ...record.options, ...options, list: next, mapping: kept } };
}

async function work(core: Core, org: number, id: string, how: Omit<Working, 'core' | 'actor'>): Promise<FileImport> {
  const record = await readImport(core.storage, org, id);
  const organization = await requireOrganization(core.storage, org);
  const actor = toActor(record.actor, { org, organizationId: organization.id, policy: organization.policy });
  const working = { core, actor, ...how };
  try {
    if (record.state === 'planning') return await planImport(working, record);
    if (record.state === 'applying') return await applyImport(working, record);
    return record.state === 'undoing' ? await undoImport(working, record) : record;
  } catch (error) {
    if (!(error instanceof Problem) || error.code === 'unavailable') throw error;
    // Who asked for it may not do it any more, or may do less.
    return fail(working, id, error.message);
  }
}

function listImports({ storage }: Core, actor: Actor, page: PageRequest): Promise<Page<FileImport>> {
  requireImporter(actor);
  const by = mayAct(actor, 'read imports of others') ? null : actor.id;
  return pageByIdDown(page, (before, limit) => storage.all(selectImports, { org: actor.org, before, by, limit }), toImport);
}

function listRows({ storage }: Core, { org }: Actor, importId: string, request: RowsRequest): Promise<Page<FileRowRow>> {
  const { state, result } = request;
  const read = (after: number, limit: number) => {
    const key = { org, importId, after, limit };
    if (result !== null) return storage.all(selectFileRowsWith, { ...key, result });
    return state === null ? storage.all(selectFileRows, key) : storage.all(selectFileRowsIn, { ...key, state });
  };
  return pageByNumber(
    request,
    read,
    ({ number }) => number,
    row => row,
  );
}

async function removeImport(core: Core, write: Write, id: string): Promise<void> {
  await change(core, write, { name: 'imports.remove', needs: null }, { id }, async edit => {
    const record = await readImport(edit.tx, edit.org, id);
    requireSeen(edit.actor, record);
    checkRevision(edit, record);
    if (isAtWork(record)) throw new Problem('conflict', `The import is ${record.state}: cancel it first, or wait.`);
    await edit.tx.run(deleteImport, { org: edit.org, id });
    await edit.tx.run(deletePieces, { org: edit.org, importId: id });
  });
  if (!write.dryRun) await forgetRows(core, write.actor.org, id);
}

const FORGOTTEN_AT_ONCE = 20;

async function forgetOld(core: Core, org: number): Promise<number> {
  const { storage, clock } = core;
  const old = await storage.all(selectExpiredImports, { org, now: clock.now(), limit: FORGOTTEN_AT_ONCE });
  for (const { id } of old) {
    await forgetRows(core, org, id);
    await storage.transaction(org, async tx => {
      tx.send(deletePieces, { org, importId: id });
      tx.send(deleteImport, { org, id });
    });
  }
  return old.length;
}

/** Who may write neither people nor devices has nothing to import. */
function requireImporter(actor: Actor): void {
  if (!mayAct(actor, 'write people')) requireRight(actor, 'write devices');
}

function requireSeen(actor: Actor, { createdBy }: FileImport): void {
  if (createdBy !== actor.id && !mayAct(actor, 'read imports of others')) throw notFound('import');
}
