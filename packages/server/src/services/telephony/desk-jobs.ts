/** Changes the settings of many phones, and tells them to apply what they have: as a job, because there may be many. */
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { enqueueJob } from '../../core/enqueue-job.ts';
import { type ShownJob, toShownJob } from '../../core/job-objects.ts';
import { requireOpenLocation } from '../../core/locations.ts';
import { recordJobs } from '../../core/record-jobs.ts';
import { requireRight } from '../../core/rights.ts';
import { type Blocks, readDeskDefaults, type SetDefaults, saveDeskDefaults } from '../../core/telephony/desk-defaults.ts';
import { isDeskJobAtWork, requireNoDeskJob } from '../../core/telephony/desk-jobs.ts';
import { requireKeyTemplate } from '../../core/telephony/key-templates.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeskJobKind, DeskJobRequest, KeysRequest } from '../../domain/desk-jobs.ts';
import type { LocationId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import { storedActor } from '../../domain/stored-actor.ts';
import type { KeyTemplate } from '../../domain/telephony.ts';
import type { Instant } from '../../lib/instant.ts';
import { type JobRow, selectJob, selectJobs, selectPayload } from '../../storage/statements/jobs.ts';
import type { Reader } from '../../storage/storage.ts';
import { pageByLatest } from '../paging.ts';

/** A job on many phones, with what was asked for. */
export interface DeskJob {
  readonly job: ShownJob;
  readonly request: DeskJobRequest;
}

export interface DefaultsChange {
  /** Null: of the whole organization. */
  readonly locationId: LocationId | null;
  /** Whether the location has settings of its own from now on. */
  readonly enabled: boolean;
  readonly values: Blocks;
}

export interface ShownDefaults extends SetDefaults {
  /** Whether phones are being told. */
  readonly isUpdating: boolean;
}

export interface DeskJobs {
  /** The settings of phones without their own, in a location or for null in the organization. */
  readonly defaults: (actor: Actor, locationId: LocationId | null) => Promise<ShownDefaults>;
  /** Changes these settings at once, and tells the phones that have them by a job. */
  readonly changeDefaults: (write: Write, input: DefaultsChange) => Promise<DeskJob>;
  /** Tells all phones of a location to build their configuration anew, by a job. */
  readonly rebuild: (write: Write, locationId: LocationId) => Promise<DeskJob>;
  /** Lays the line keys of phones out by a template, whose id is null for the usual keys, by a job. */
  readonly layOut: (
    write: Write,
    templateId: string | null,
    toKeys: (template: KeyTemplate | null) => KeysRequest,
  ) => Promise<DeskJob>;
  /** The newest first. */
  readonly listJobs: (actor: Actor, kind: DeskJobKind, page: PageRequest) => Promise<Page<DeskJob>>;
  readonly getJob: (actor: Actor, kind: DeskJobKind, id: string) => Promise<DeskJob>;
}

const CHANGE = { name: 'deskJobs.changeDefaults', needs: 'write desk settings' } as const;
const LAY_OUT = { name: 'deskJobs.layOut', needs: 'write desk settings' } as const;
const REBUILD = { name: 'deskJobs.rebuild', needs: 'write desk settings' } as const;

export function createDeskJobs(core: Core): DeskJobs {
  const { storage } = core;
  const ask = async (edit: Edit, kind: DeskJobKind, request: Pick<DeskJobRequest, 'locationId' | 'enabled' | 'keys'>) => {
    await requireNoDeskJob(edit, kind);
    const { actor, now, write } = edit;
    const asked = { askedBy: storedActor(actor), askedAt: now, requestId: write.requestId ?? '' };
    const payload: DeskJobRequest = { ...request, ...asked };
    const id = enqueueJob(edit, { kind, payload });
    recordJobs.asked(edit, { id, kind });
    const row = await edit.tx.one(selectJob, { org: edit.org, id });
    if (row === undefined) throw notFound('job');
    return shown(edit.tx, edit.org, row, now);
  };

  return {
    defaults: async (actor, locationId) => {
      requireRight(actor, 'read desk settings');
      if (locationId !== null) await requireOpenLocation(storage, actor, locationId);
      const found = await readDeskDefaults(storage, actor.org, locationId);
      const isUpdating = await isDeskJobAtWork(storage, actor.org, 'desk_settings');
      return { ...found, isUpdating };
    },
    changeDefaults: (write, input) =>
      change(core, write, CHANGE, input, async edit => {
        const { locationId, enabled } = input;
        if (locationId !== null) await requireOpenLocation(edit.tx, edit.actor, locationId);
        await saveDeskDefaults(edit, input);
        return ask(edit, 'desk_settings', { locationId, ...(locationId === null ? {} : { enabled }) });
      }),
    rebuild: (write, locationId) =>
      change(core, write, REBUILD, { locationId }, async edit => {
        await requireOpenLocation(edit.tx, edit.actor, locationId);
        return ask(edit, 'rebuild_phones', { locationId });
      }),
    layOut: (write, templateId, toKeys) =>
      change(core, write, LAY_OUT, { templateId, keys: toKeys(null) }, async edit => {
        const template = templateId === null ? null : await requireKeyTemplate(edit.tx, edit.org, templateId);
        const keys = toKeys(template);
        for (const id of keys.locationIds ?? []) await requireOpenLocation(edit.tx, edit.actor, id);
        return ask(edit, 'key_layouts', { locationId: null, keys });
      }),
    ...readsOf(core),
  };
}

function readsOf({ storage, clock }: Core): Pick<DeskJobs, 'listJobs' | 'getJob'> {
  return {
    listJobs: async (actor, kind, page) => {
      requireRight(actor, 'read desk settings');
      const every = { org: actor.org, kind, personId: null, state: null, running: null, now: clock.now() };
      const read = (before: { at: number; id: string }, limit: number) =>
        storage.all(selectJobs, { ...every, at: before.at, before: before.id, limit });
      const { items, nextCursor } = await pageByLatest(page, read, row => row);
      const now = clock.now();
      return { items: await Promise.all(items.map(row => shown(storage, actor.org, row, now))), nextCursor };
    },
    getJob: async (actor, kind, id) => {
      requireRight(actor, 'read desk settings');
      const row = await storage.one(selectJob, { org: actor.org, id });
      if (row === undefined || row.kind !== kind) throw notFound('job');
      return shown(storage, actor.org, row, clock.now());
    },
  };
}

async function shown(reader: Reader, org: number, row: JobRow, now: Instant): Promise<DeskJob> {
  const { payload } = (await reader.one(selectPayload, { org, id: row.id })) ?? { payload: '{}' };
  return { job: toShownJob(row, now), request: JSON.parse(payload) as DeskJobRequest };
}
