/** Blocks on what was merged: they hold on for who goes on and on the device that is kept, also for what is held there already. */
import { isDeepStrictEqual } from 'node:util';
import type { Assignment } from '../../domain/assignment.ts';
import { type Block, blockAt, hardwareKeys } from '../../domain/block.ts';
import type { DeviceId, OwnerId } from '../../domain/ids.ts';
import type { Carried, Restricted, Touched } from '../../domain/merge.ts';
import { type Owner, personOwner } from '../../domain/owner.ts';
import { selectOpenAssignments, toAssignment } from '../../storage/statements/assignments.ts';
import { toBlock } from '../../storage/statements/blocks.ts';
import { giveBlock, selectBlocksOfOwner } from '../../storage/statements/person-merges.ts';
import { devicesOf, findBlocks } from '../blocks.ts';
import type { Edit } from '../change.ts';
import { disableAssignment, restrictAsBlocked } from '../holding/change.ts';
import { openHoldersOf } from '../holding/end.ts';
import { findAssignment } from '../holding/find.ts';
import { saveAssignment } from '../holding/save.ts';
import { record } from '../record.ts';

/** The blocks of a person become those of another record. `only`: these of them. */
export async function giveBlocks(edit: Edit, from: OwnerId, to: OwnerId, only?: readonly string[]): Promise<Block[]> {
  const { tx, org } = edit;
  const given: Block[] = [];
  for (const before of (await tx.all(selectBlocksOfOwner, { org, ownerId: from })).map(toBlock)) {
    if (only !== undefined && !only.includes(before.id)) continue;
    const after: Block = { ...before, owner: personOwner(to), revision: before.revision + 1 };
    tx.send(giveBlock, { org, id: after.id, toOwner: to });
    record.blockUpdated(edit, before, after);
    given.push(after);
  }
  return given;
}

/** What a person holds, by their blocks. */
export async function restrictHeldBy(edit: Edit, owner: Owner): Promise<Restricted[]> {
  const { tx, org } = edit;
  const restricted: Restricted[] = [];
  for (const block of (await tx.all(selectBlocksOfOwner, { org, ownerId: owner.id })).map(toBlock)) {
    for (const deviceId of await devicesOf(edit, block)) {
      const open = await tx.all(selectOpenAssignments, { org, ownerId: owner.id, deviceId });
      for (const each of open.map(toAssignment)) restricted.push(...(await restrict(edit, each, [block])));
    }
  }
  return restricted;
}

/** Everybody who holds the device, by their own blocks on it. */
export async function restrictHoldersOf(edit: Edit, id: DeviceId): Promise<Restricted[]> {
  const restricted: Restricted[] = [];
  for (const each of await openHoldersOf(edit, id)) {
    const blocks = (await findBlocks(edit, hardwareKeys({ id }), each.owner)).filter(({ owner }) => owner !== null);
    if (blocks.length > 0) restricted.push(...(await restrict(edit, each, blocks)));
  }
  return restricted;
}

async function restrict(edit: Edit, before: Assignment, blocks: readonly Block[]): Promise<Restricted[]> {
  if (before.role === 'guest') {
    const reason = blocks.map(block => blockAt(block, edit.now).reason).find(each => each !== null);
    if (reason !== undefined) await disableAssignment(edit, before, reason);
    return [];
  }
  const after = await restrictAsBlocked(edit, before, blocks);
  return after === before
    ? []
    : [{ id: before.id, before: carriedBy(before), after: carriedBy(after), revision: after.revision }];
}

function carriedBy({ expiresAt, disableAt, disabledReason, disabledBy, disabledAt }: Assignment): Carried {
  return { expiresAt, disableAt, disabledReason, disabledBy, disabledAt };
}

/** The revisions that assignments have after they were restricted, too. */
export function touchedAfter(touched: readonly Touched[], restricted: readonly Restricted[]): readonly Touched[] {
  return touched.map(each => {
    const last = restricted.findLast(({ id }) => id === each.before.id);
    return last === undefined || each.afterRevision === null ? each : { ...each, afterRevision: last.revision };
  });
}

/** Takes that back, where nobody has changed it since. The blocks are where they were already. */
export async function unrestrict(edit: Edit, restricted: readonly Restricted[] = []): Promise<void> {
  for (const { id, before, after } of restricted.toReversed()) {
    const present = await findAssignment(edit.tx, edit.actor, id);
    if (present === undefined || present.until !== null || !isDeepStrictEqual(carriedBy(present), after)) continue;
    const isFreed = before.disabledReason === null && after.disabledReason !== null;
    await saveAssignment(edit, present, { ...present, ...before }, isFreed ? 'enabled' : 'updated');
  }
}
