/** Merges registrations of one device, and undoes that for 30 days. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import { mergeDevices, type PlannedMerge, planMerge } from '../../core/composed/merge-devices.ts';
import { type Parted, unmergeDevices } from '../../core/composed/unmerge-devices.ts';
import type { Core } from '../../core/core.ts';
import { requireDeviceBy, requireWritableDevice } from '../../core/devices/find.ts';
import { reachOf } from '../../core/rights.ts';
import { DESK_KINDS, type Device, type DeviceNow, type NamedDevice } from '../../domain/device.ts';
import type { DeviceId } from '../../domain/ids.ts';
import type { MergedThing } from '../../domain/merge.ts';
import { UNDO_MICROS } from '../../domain/off-boarding.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { type Difference, differencesOf, type Evidence, evidenceOf, SAME_PUSH_TARGET } from '../../domain/same-hardware.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import { countOpenLines } from '../../storage/statements/lines.ts';
import { selectActiveApps, selectMergedInto, toMerge } from '../../storage/statements/merges.ts';
import { deviceNow } from './now.ts';
import { byTargets } from './same-hardware.ts';

/** Why a merge is refused. The first two can be said to be all right. */
export type MergeConflict = 'no_evidence' | 'other_app' | 'kind' | 'disabled' | 'lifecycle' | 'lines' | 'holders';
export type Despite = Extract<MergeConflict, 'no_evidence' | 'other_app'>;

export interface MergeInput {
  readonly from: DeviceId;
  readonly despite: readonly Despite[];
}

export interface DeviceMerge {
  /** Null where nothing was done, because something stands against it. */
  readonly id: string | null;
  readonly device: NamedDevice<DeviceNow>;
  readonly mergedId: DeviceId;
  readonly evidence: readonly Evidence[];
  readonly differences: readonly Difference[];
  readonly conflicts: readonly { readonly kind: MergeConflict; readonly why: string }[];
  readonly things: readonly MergedThing[];
  readonly undoUntil: Instant;
}

export interface DeviceMerges {
  /** A dry run answers with what stands against it; otherwise that is a refusal. */
  readonly merge: (write: Write, id: DeviceId, input: MergeInput) => Promise<DeviceMerge>;
  /** `mergedId`: which one; the last if left out. */
  readonly unmerge: (
    write: Write,
    id: DeviceId,
    mergedId: DeviceId | null,
  ) => Promise<Omit<Parted, 'device'> & { readonly device: NamedDevice<DeviceNow> }>;
}

const needs = 'write devices';

export function createDeviceMerges(core: Core): DeviceMerges {
  return {
    merge: (write, id, input) =>
      change(core, write, { name: 'devices.merge', needs }, { id, input }, async edit => {
        if ((write.reason ?? null) === null) throw invalid('reason', 'given: why these are one device', '', 'missing');
        const kept = await requireWritableDevice(edit, id);
        const merged = await requireWritableDevice(edit, input.from);
        checkRevision(edit, kept);
        if (kept.id === merged.id) throw new Problem('conflict', 'They are one device already.');
        const planned = await planMerge(edit, kept, merged, await evidenceFor(edit, kept, merged));
        const conflicts = await conflictsOf(edit, planned, input.despite);
        const [first] = conflicts;
        if (first !== undefined && !write.dryRun) throw new Problem('conflict', first.why);
        const done = first === undefined ? await mergeDevices(edit, planned) : undefined;
        return {
          id: done?.id ?? null,
          device: await deviceNow(edit.tx, edit.actor, await requireDeviceBy(edit.tx, edit.actor, { id: kept.id }), edit.now),
          mergedId: merged.id,
          evidence: planned.evidence,
          differences: differencesOf(kept, merged),
          conflicts,
          things: planned.things,
          undoUntil: done?.undoUntil ?? edit.now + UNDO_MICROS,
        };
      }),
    unmerge: (write, id, mergedId) =>
      change(core, write, { name: 'devices.unmerge', needs }, { id, mergedId }, async edit => {
        const present = await requireWritableDevice(edit, id);
        checkRevision(edit, present);
        const merges = (await edit.tx.all(selectMergedInto, { org: edit.org, keptId: present.id })).map(toMerge);
        const merge = merges.find(each => mergedId === null || each.mergedId === mergedId);
        if (merge === undefined) throw new Problem('conflict', 'No such device was merged into this one.');
        const { device, things } = await unmergeDevices(edit, present, merge);
        return { device: await deviceNow(edit.tx, edit.actor, device, edit.now), things };
      }),
  };
}

async function evidenceFor(edit: Edit, kept: Device, merged: Device): Promise<Evidence[]> {
  const parameters = { org: edit.org, id: kept.id, at: edit.now, everybody: 1, limit: 1_000, ...reachOf(edit.actor) } as const;
  const sharesTarget = (await byTargets(edit.tx, parameters)).some(({ id }) => id === merged.id);
  return [...(sharesTarget ? [SAME_PUSH_TARGET] : []), ...evidenceOf(kept, merged)];
}

async function conflictsOf(edit: Edit, planned: PlannedMerge, despite: readonly Despite[]): Promise<DeviceMerge['conflicts']> {
  const { kept, merged, evidence, plan } = planned;
  const found: { kind: MergeConflict; why: string }[] = [];
  const add = (kind: MergeConflict, why: string) => {
    if (!despite.includes(kind as Despite)) found.push({ kind, why });
  };
  if (kept.kind !== merged.kind)
    add('kind', `A ${kept.kind} and a ${merged.kind} are two things on one piece of hardware: only the same kind merges.`);
  if (evidence.length === 0)
    add(
      'no_evidence',
      'Nothing shows that these are one device: no serial, udid, MAC, IMEI or push token is the same. Say despite: ["no_evidence"] if you know that they are.',
    );
  if (merged.disabled !== null)
    add('disabled', `The device ${merged.id} is disabled: enable it first, or merge the other way around.`);
  if (merged.lifecycle !== null)
    add('lifecycle', `The device ${merged.id} is ${merged.lifecycle}: take that back first, or merge the other way around.`);
  if (DESK_KINDS.includes(merged.kind) && (await hasLines(edit, merged))) {
    add('lines', `The phone ${merged.id} has lines: end its assignments first, or merge the other way around.`);
  }
  for (const [long, short] of plan.against) {
    add(
      'holders',
      `The assignment ${short.id} (since ${toIso(short.createdAt)}) is within ${long.id} of somebody else: correct when one of them was first.`,
    );
  }
  if (await losesApp(edit, planned)) {
    add(
      'other_app',
      'Two apps get pushes on it for the same holder, and heldby keeps one registration: the other app would register the phone again. Say despite: ["other_app"] if it is gone.',
    );
  }
  return found;
}

async function hasLines({ tx, org }: Edit, { id: deviceId }: Device): Promise<boolean> {
  return ((await tx.one(countOpenLines, { org, deviceId }))?.total ?? 0) > 0;
}

/** Whether an assignment ends whose app is another one than that of the assignment that goes on. */
async function losesApp({ tx, org }: Edit, { kept, merged, plan }: PlannedMerge): Promise<boolean> {
  const apps = [kept, merged].map(({ id }) => tx.all(selectActiveApps, { org, deviceId: id }));
  const active = new Map(
    (await Promise.all(apps)).flat().map(({ assignmentId, applicationId }) => [assignmentId, applicationId]),
  );
  return [...plan.cuts, ...plan.absorbed].some(
    ({ fact, by }) =>
      fact.owner.id === by.owner.id && active.has(fact.id) && active.has(by.id) && active.get(fact.id) !== active.get(by.id),
  );
}
