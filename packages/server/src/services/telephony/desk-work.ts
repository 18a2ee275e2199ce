/** Does the jobs on many phones. One that was interrupted goes on: a phone is told once. */
import { change, type Edit } from '../../core/change.ts';
import { layKeysOut } from '../../core/composed/lay-keys-out.ts';
import type { Core } from '../../core/core.ts';
import { applyOnce } from '../../core/telephony/desk-defaults.ts';
import { type DeskDevice, findAnyDesk, toDeskDevice } from '../../core/telephony/desks.ts';
import { systemActor } from '../../domain/actor.ts';
import type { DeskJobKind, DeskJobRequest, DeskJobResult, KeysRequest } from '../../domain/desk-jobs.ts';
import type { LocationId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import { inBatches } from '../../lib/in-batches.ts';
import { selectLocationsApart } from '../../storage/statements/desk-defaults.ts';
import { EVERYWHERE } from '../../storage/statements/reach.ts';
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
  readonly carryOutDeskJob: (organization: Pick<Organization, 'org' | 'id'>, task: DeskTask) => Promise<DeskJobResult>;
}

/** Devices in one transaction: few enough that other writers of the organization do not wait long. */
const BATCH = 100;

export function createDeskWork(core: Core): DeskWork {
  const { storage, clock } = core;
  return {
    carryOutDeskJob: async ({ org, id }, task) => {
      const { locationId } = task.request;
      const filter = locationId === null ? {} : { locationId };
      const apart = task.kind === 'desk_settings' && locationId === null ? await locationsApart(storage, org) : NONE;
      const write = { actor: systemActor(org, id), reason: `asked for by the job ${task.jobId}` };
      let phones = 0;
      for await (const rows of fittingDesks(storage, { org, now: clock.now(), ...EVERYWHERE, ...toConditions(filter) })) {
        const desks = rows.map(toDeskDevice).filter(desk => desk.locationId === null || !apart.has(desk.locationId));
        for (let start = 0; start < desks.length; start += BATCH) {
          task.signal.throwIfAborted();
          const batch = desks.slice(start, start + BATCH).filter(desk => isMeant(desk, task.request.keys));
          phones += await change(core, write, { name: 'deskJobs.work', needs: null }, null, async edit => {
            await task.requireHeld(edit.tx);
            let told = 0;
            for (const desk of batch) if (await doOne(edit, task, desk)) told += 1;
            return told;
          });
          task.progress(phones, null);
        }
      }
      return { phones };
    },
  };
}

const NONE: ReadonlySet<LocationId> = new Set();

/** Whether it is one of those that the job is for. */
async function doOne(edit: Edit, { kind, request }: DeskTask, { device }: DeskDevice): Promise<boolean> {
  const { keys, askedAt } = request;
  if (keys === undefined) {
    return applyOnce(edit, { deviceId: device.id, onlyWithoutOwn: kind === 'desk_settings', since: askedAt });
  }
  const now = await findAnyDesk(edit.tx, edit.org, device.id, edit.now);
  if (now === undefined || !isMeant(now, keys)) return false;
  await layKeysOut(edit, now.device, keys);
  return true;
}

function isMeant({ device, locationId }: DeskDevice, keys: KeysRequest | undefined): boolean {
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
