/** Imports files: takes them in, plans, applies and undoes them as jobs, and says what becomes of each row. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { enqueueJob } from '../../core/enqueue-job.ts';
import { requireOrganization } from '../../core/organization/find.ts';
import { mayAct, requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import type { ImportList } from '../../domain/transfer/members.ts';
import type { RowResult, RowState } from '../../domain/transfer/row.ts';
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
import {
  type FileImport,
  fromImport,
  type ImportOptions,
  readImport,
  storedActor,
  actorOf as toActor,
  toImport,
} from './import-record.ts';
import { forgetRows, headKey, planImport, ROWS_LIMIT, settle } from './plan-import.ts';
import { takeIn, type Upload } from './take-in.ts';
import { undoImport } from './undo-import.ts';
import type { Working } from './working.ts';

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
  readonly apply: (write: Write, id: string) => Promise<FileImport>;
  readonly undo: (write: Write, id: string) => Promise<FileImport>;
  /** Stops the work in hand. What was applied stays, and can be undone. */
  readonly cancel: (write: Write, id: string) => Promise<FileImport>;
  readonly remove: (write: Write, id: string) => Promise<void>;
  /** Deletes imports whose 30 days are over, with their files and rows. Returns how many. */
  readonly forget: (org: number) => Promise<number>;
  /** Does the work in hand, from where it was left. For the job. */
  readonly work: (org: number, id: string, how: Pick<Working, 'signal' | 'progress'>) => Promise<FileImport>;
}

export function createImports(core: Core): Imports {
  const { storage } = core;
  const get = async (actor: Actor, id: string) => {
    const record = await readImport(storage, actor.org, id);
    requireSeen(actor, record);
    return record;
  };
  const step = createStep(core);
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
    update: (write, id, wish) =>
      step(write, id, ['planned', 'failed'], (edit, record) => changed(edit, record, wish), 'planning'),
    apply: (write, id) => step(write, id, ['planned'], async (_edit, record) => startApplying(record, write), 'applying'),
    undo: (write, id) =>
      step(
        write,
        id,
        ['applied', 'cancelled'],
        async (edit, record) => {
          if (record.counts.applied === 0) throw new Problem('conflict', 'Nothing of the file was applied that could be undone.');
          if (edit.now >= record.expiresAt) throw new Problem('conflict', 'The time in which this could be undone is over.');
          return { ...record, position: record.counts.rows + 1, appliedAt: record.appliedAt ?? edit.now };
        },
        'undoing',
      ),
    cancel: (write, id) =>
      step(
        write,
        id,
        ['planning', 'planned', 'applying'],
        async (edit, record) => ({ ...record, appliedAt: record.counts.applied > 0 ? edit.now : null }),
        'cancelled',
      ),
    remove: (write, id) => removeImport(core, write, id, get),
    forget: org => forgetOld(core, org),
    work: (org, id, how) => work(core, org, id, how),
  };
}

/** The kind of the job that does the work on an import. */
export const IMPORT_JOB = 'import';

function startWork(edit: Edit, { id: importId }: FileImport): string {
  return enqueueJob(edit, { kind: IMPORT_JOB, payload: { importId } });
}

type Step = (
  write: Write,
  id: string,
  from: readonly FileImport['state'][],
  wanted: (edit: Edit, record: FileImport) => Promise<FileImport>,
  to: FileImport['state'],
) => Promise<FileImport>;

/** Goes from one state to the next, and starts the work that it stands for. */
function createStep(core: Core): Step {
  return (write, id, from, wanted, to) =>
    change(core, write, { name: `imports.${to}`, needs: null }, { id }, async edit => {
      const before = await readImport(edit.tx, edit.org, id);
      requireSeen(edit.actor, before);
      requireImporter(edit.actor);
      checkRevision(edit, before);
      if (!from.includes(before.state))
        throw new Problem('conflict', `The import is ${before.state}: this needs one that is ${from.join(' or ')}.`);
      const next = { ...(await wanted(edit, before)), state: to, actor: storedActor(edit.actor), revision: before.revision + 1 };
      const isWork = to !== 'cancelled';
      const after = { ...next, jobId: isWork ? startWork(edit, next) : null };
      edit.tx.send(updateImport, { org: edit.org, ...fromImport(after) });
      return after;
    });
}

function startApplying(record: FileImport, { reason = null }: Write): FileImport {
  return { ...record, position: 0, options: { ...record.options, reason: reason ?? record.options.reason } };
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

async function work(core: Core, org: number, id: string, how: Pick<Working, 'signal' | 'progress'>): Promise<FileImport> {
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
    return stopWork(core, org, id, error);
  }
}

/** Who asked for it may not do it any more, or may do less. What is done stays, and can be undone. */
async function stopWork(core: Core, org: number, id: string, { message }: Problem): Promise<FileImport> {
  const record = await readImport(core.storage, org, id);
  const state = record.state === 'planning' ? 'failed' : 'cancelled';
  return settle(core, org, { ...record, state, problem: message, appliedAt: record.appliedAt ?? core.clock.now() }, record.state);
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

async function removeImport(core: Core, write: Write, id: string, get: Imports['get']): Promise<void> {
  const record = await get(write.actor, id);
  if (BUSY.has(record.state)) throw new Problem('conflict', `The import is ${record.state}: cancel it first, or wait.`);
  await change(core, write, { name: 'imports.remove', needs: null }, { id }, async edit => {
    requireSeen(edit.actor, record);
    checkRevision(edit, record);
    await edit.tx.run(deleteImport, { org: edit.org, id });
    await edit.tx.run(deletePieces, { org: edit.org, importId: id });
  });
  if (!write.dryRun) await forgetRows(core, write.actor.org, id, ROWS_LIMIT);
}

const FORGOTTEN_AT_ONCE = 20;

async function forgetOld(core: Core, org: number): Promise<number> {
  const { storage, clock } = core;
  const old = await storage.all(selectExpiredImports, { org, now: clock.now(), limit: FORGOTTEN_AT_ONCE });
  for (const { id } of old) {
    await forgetRows(core, org, id, 0);
    await storage.transaction(org, async tx => {
      tx.send(deletePieces, { org, importId: id });
      tx.send(deleteImport, { org, id });
    });
  }
  return old.length;
}

const BUSY: ReadonlySet<string> = new Set(['planning', 'applying', 'undoing']);

/** Who may write neither people nor devices has nothing to import. */
function requireImporter(actor: Actor): void {
  if (!mayAct(actor, 'write people')) requireRight(actor, 'write devices');
}

function requireSeen(actor: Actor, { createdBy }: FileImport): void {
  if (createdBy !== actor.id && !mayAct(actor, 'read imports of others')) throw notFound('import');
}
