/** Merges two registrations of one device: one history, one set of ids, and the other's id leads to the one that is kept. */
import type { Assignment } from '../../domain/assignment.ts';
import { hardwareKeys } from '../../domain/block.ts';
import type { Device } from '../../domain/device.ts';
import { type FactsPlan, type Merge, type MergedThing, planFacts } from '../../domain/merge.ts';
import { UNDO_MICROS } from '../../domain/off-boarding.ts';
import type { Evidence } from '../../domain/same-hardware.ts';
import { toAssignment } from '../../storage/statements/assignments.ts';
import { deleteDevice, fromMerge, insertMerge, selectHiddenOf } from '../../storage/statements/merges.ts';
import { selectBetween } from '../../storage/statements/past.ts';
import { blocker } from '../blocking.ts';
import { adoptBlocks, blocksOfAnybody, findBlocks } from '../blocks.ts';
import type { Edit } from '../change.ts';
import { saveDevice } from '../devices/save.ts';
import { endExpired } from '../holding/end.ts';
import { moveTo } from '../holding/move.ts';
import { saveIdentifiers } from '../identifiers.ts';
import { recordCorrection } from '../record-corrections.ts';
import { restrictHoldersOf, touchedAfter } from './carried-blocks.ts';
import { nameOfFact, requireHoldersReached } from './fact-names.ts';
import { uniteFacts } from './unite-facts.ts';
import { unitedDevice } from './united-device.ts';

export interface PlannedMerge {
  readonly kept: Device;
  readonly merged: Device;
  readonly evidence: readonly Evidence[];
  readonly facts: readonly Assignment[];
  readonly plan: FactsPlan;
  readonly things: readonly MergedThing[];
}

/** What a merge would do. */
export async function planMerge(edit: Edit, kept: Device, merged: Device, evidence: readonly Evidence[]): Promise<PlannedMerge> {
  for (const { id } of [kept, merged]) await endExpired(edit, id);
  const facts = [...(await factsOf(edit, kept)), ...(await factsOf(edit, merged))];
  const plan = planFacts(facts);
  await requireHoldersReached(
    edit,
    [...plan.cuts, ...plan.absorbed].map(({ fact }) => fact),
  );
  return { kept, merged, evidence, facts, plan, things: await thingsOf(edit, merged, facts, plan) };
}

export async function mergeDevices(edit: Edit, { kept, merged, evidence, facts, plan, things }: PlannedMerge): Promise<Merge> {
  const key = { org: edit.org, id: merged.id };
  const hidden = await edit.tx.one(selectHiddenOf, key);
  const move = (fact: Assignment) => (fact.deviceId === merged.id ? moveTo(edit, fact, kept.id) : fact);
  const touched = await uniteFacts(edit, { facts, plan, why: MERGED, move });
  const adoptedBlocks = await uniteBlocks(edit, kept, merged);
  await saveIdentifiers(edit, 'device', merged.id, merged.details, null);
  edit.tx.send(deleteDevice, key);
  const keptAfter = await saveDevice(edit, kept, unitedDevice(kept, merged));
  const restricted = await restrictHoldersOf(edit, kept.id);
  const merge: Merge = {
    id: edit.newId(),
    number: edit.newNumber(),
    keptId: kept.id,
    mergedId: merged.id,
    mergedNumber: merged.number,
    reason: edit.write.reason ?? null,
    evidence,
    createdAt: edit.now,
    createdBy: blocker(edit),
    undoUntil: edit.now + UNDO_MICROS,
    closedAt: null,
    things: things.map(thing => ({ ...thing, name: '' })),
    restore: {
      merged,
      hardwareKey: hidden?.hardwareKey ?? null,
      enteredAt: hidden?.enteredAt ?? null,
      keptBefore: kept,
      keptAfter,
      touched: touchedAfter(touched, restricted),
      adoptedBlocks,
      restricted,
    },
  };
  edit.tx.send(insertMerge, { org: edit.org, ...fromMerge(merge) });
  recordCorrection.deviceMerged(edit, merged, kept.id);
  return merge;
}

async function factsOf({ tx, org }: Edit, { id: deviceId }: Device): Promise<Assignment[]> {
  return (await tx.all(selectBetween, { org, deviceId, from: -1, to: Number.MAX_SAFE_INTEGER })).map(toAssignment);
}

/** Why an assignment ends where another one goes on. */
const MERGED = 'the device was merged with another registration of it';

/** The kept device is hardware of these blocks, too. */
async function uniteBlocks(edit: Edit, kept: Device, merged: Device): Promise<string[]> {
  const onMerged = [...(await findBlocks(edit, hardwareKeys(merged), null)), ...(await blocksOfAnybody(edit, merged.id))];
  const known = new Set((await blocksOfAnybody(edit, kept.id)).map(({ id }) => id));
  const added = [...new Map(onMerged.map(block => [block.id, block])).values()].filter(({ id }) => !known.has(id));
  adoptBlocks(edit, kept, added);
  return added.map(({ id }) => id);
}

async function thingsOf(edit: Edit, merged: Device, facts: readonly Assignment[], plan: FactsPlan): Promise<MergedThing[]> {
  const things: MergedThing[] = [];
  for (const fact of facts) {
    const { id, deviceId } = fact;
    const cut = plan.cuts.find(each => each.fact.id === id);
    const absorber = plan.absorbed.find(each => each.fact.id === id)?.by;
    if (cut === undefined && absorber === undefined && deviceId !== merged.id) continue;
    const shared = { kind: 'assignment', id, name: await nameOfFact(edit, fact) } as const;
    if (absorber !== undefined)
      things.push({ ...shared, becomes: 'absorbed', until: null, why: `The assignment ${absorber.id} says the same.` });
    else if (cut !== undefined)
      things.push({ ...shared, becomes: 'cut', until: cut.until, why: `The assignment ${cut.by.id} begins then.` });
    else things.push({ ...shared, becomes: 'moves', until: null, why: null });
  }
  return things;
}
