/** Does the jobs on many phones, with the rights of who asked. One that was interrupted goes on where it was. */
import { change, type Edit } from '../../core/change.ts';
import { layKeysOut } from '../../core/composed/lay-keys-out.ts';
import type { Core } from '../../core/core.ts';
import { controlsDevice } from '../../core/reach.ts';
import { reachOf } from '../../core/rights.ts';
import { applyOnce } from '../../core/telephony/desk-defaults.ts';
import { type DeskDevice, findAnyDesk, toDeskDevice } from '../../core/telephony/desks.ts';
import {
  type DeskJobDone,
  type DeskJobKind,
  type DeskJobRequest,
  type DeskJobResult,
  NOTHING_DONE,
  REFUSALS_KEPT,
} from '../../domain/desk-jobs.ts';
import type { LocationId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import { actorOf } from '../../domain/stored-actor.ts';
import { inBatches } from '../../lib/in-batches.ts';
import { selectLocationsApart } from '../../storage/statements/desk-defaults.ts';
import { savePayload } from '../../storage/statements/jobs.ts';
import type { Reader } from '../../storage/storage.ts';
import { toConditions } from './desk-filter.ts';
import { fittingDesks } from './desk-list.ts';

/** The job as which it is done. */
export interface DeskTask {
  readonly jobId: string;
  readonly kind: DeskJobKind;
  readonly request: DeskJobRequest;
  readonly progress: (done: number, total: number | null) => void;
  readonly signal: AbortSignal;
  /** Throws unless this worker still has the job. */
  readonly requireHeld: (reader: Reader) => Promise<void>;
}

export interface DeskWork {
  /** Throws `forbidden` or `unauthenticated` once who asked for it may not do it any more; what is done stays. */
  readonly carryOutDeskJob: (organization: Pick<Organization, 'org' | 'id' | 'policy'>, task: DeskTask) => Promise<DeskJobResult>;
}

/** Devices in one transaction: few enough that other writers of the organization do not wait long. */
const BATCH = 100;
const WORK = { name: 'deskJobs.work', needs: 'write desk settings' } as const;

export function createDeskWork(core: Core): DeskWork {
  const { storage, clock } = core;
  return {
    carryOutDeskJob: async ({ org, id: organizationId, policy }, task) => {
      const { locationId, askedBy, done: begun = NOTHING_DONE } = task.request;
      const filter = locationId === null ? {} : { locationId };
      const apart = task.kind === 'desk_settings' && locationId === null ? await locationsApart(storage, org) : NONE;
      const actor = actorOf(askedBy, { org, organizationId, policy });
      const write = { actor, reason: `asked for by the job ${task.jobId}` };
      const conditions = { org, now: clock.now(), ...reachOf(actor), ...toConditions(filter) };
      let done = begun;
      for await (const rows of fittingDesks(storage, conditions, begun.after)) {
        for (let start = 0; start < rows.length; start += BATCH) {
          task.signal.throwIfAborted();
          const desks = rows.slice(start, start + BATCH).map(toDeskDevice);
          const before = done;
          done = await change(core, write, WORK, null, async edit => {
            await task.requireHeld(edit.tx);
            return doBatch(edit, task, { desks, apart, before });
          });
          task.progress(done.phones, null);
        }
      }
      return { phones: done.phones, refused: done.refused };
    },
  };
}

const NONE: ReadonlySet<LocationId> = new Set();

interface Batch {
  readonly desks: readonly DeskDevice[];
  /** The locations that the job leaves out. */
  readonly apart: ReadonlySet<LocationId>;
  readonly before: DeskJobDone;
}

async function doBatch(edit: Edit, { jobId, kind, request }: DeskTask, { desks, apart, before }: Batch): Promise<DeskJobDone> {
  const isOne = (desk: DeskDevice) => isMeant(desk, request) && (desk.locationId === null || !apart.has(desk.locationId));
  let { phones, refused } = before;
  const refusals = [...before.refusals];
  for (const { device } of desks.filter(isOne)) {
    // It may have been removed or moved since it was read.
    const desk = await findAnyDesk(edit.tx, edit.org, device.id, edit.now);
    if (desk === undefined || !isOne(desk) || !(await controlsDevice(edit, desk.device))) continue;
    const outcome = await doOne(edit, kind, request, desk);
    if (outcome === 'done') phones += 1;
    if (outcome !== 'too large') continue;
    refused += 1;
    if (refusals.length < REFUSALS_KEPT) refusals.push({ deviceId: device.id, problem: TOO_LARGE });
  }
  const done = { after: desks.at(-1)?.device.number ?? before.after, phones, refused, refusals };
  edit.tx.send(savePayload, { org: edit.org, id: jobId, payload: JSON.stringify({ ...request, done }) });
  return done;
}

const TOO_LARGE = 'With these keys, what is kept of the phone would be too long. It has its former keys.';

async function doOne(
  edit: Edit,
  kind: DeskJobKind,
  { keys, askedAt }: DeskJobRequest,
  { device }: DeskDevice,
): Promise<'done' | 'not meant' | 'too large'> {
  if (keys !== undefined) return (await layKeysOut(edit, device, keys)) ? 'done' : 'too large';
  const wish = { deviceId: device.id, onlyWithoutOwn: kind === 'desk_settings', since: askedAt };
  return (await applyOnce(edit, wish)) ? 'done' : 'not meant';
}

/** Whether it is one of those that the job is for. */
function isMeant({ device, locationId }: DeskDevice, { locationId: wanted, keys }: DeskJobRequest): boolean {
  if (wanted !== null && locationId !== wanted) return false;
  if (keys === undefined) return true;
  const { models, locationIds, tags, withoutTags, unless } = keys;
  return (
    (models === null || (device.model !== null && models.includes(device.model))) &&
    (locationIds === null || (locationId !== null && locationIds.includes(locationId))) &&
    (tags.length === 0 || tags.some(tag => device.tags.includes(tag))) &&
    !withoutTags.some(tag => device.tags.includes(tag)) &&
    (unless === null || !holds(device.extras, unless))
  );
}

/** Whether every given member is there, at any depth. */
function holds(stored: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return stored === wanted;
  if (typeof stored !== 'object' || stored === null) return false;
  return Object.entries(wanted).every(([name, member]) => holds((stored as Record<string, unknown>)[name], member));
}

const LOCATIONS_AT_ONCE = 1_000;

/** Their phones do not have the settings of the organization. */
async function locationsApart(reader: Reader, org: number): Promise<ReadonlySet<LocationId>> {
  const found = new Set<LocationId>();
  const read = (after: string) => reader.all(selectLocationsApart, { org, after, limit: LOCATIONS_AT_ONCE });
  for await (const rows of inBatches('', LOCATIONS_AT_ONCE, read, ({ locationId }) => locationId)) {
    for (const { locationId } of rows) found.add(locationId);
  }
  return found;
}
