/** Sets, lists and lifts blocks: who may not use which hardware. */
import { change, checkRevision, type Write } from '../../core/change.ts';
import { liftBlock, setBlock } from '../../core/composed/block.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { requireDevice, requireWritableDevice } from '../../core/devices/find.ts';
import { requireOwnerEver, requireReachedOwner } from '../../core/owners.ts';
import { mayAct, reachOf, requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { blockAt, deviceKeyOf, type NamedBlock } from '../../domain/block.ts';
import type { DeviceId, OwnerId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import {
  type NamedBlockRow,
  selectBlocks,
  selectBlocksOf,
  selectBlocksOfDevice,
  selectBlocksOfPair,
  selectNamedBlock,
  toNamedBlock,
} from '../../storage/statements/blocks.ts';
import type { Reader } from '../../storage/storage.ts';
import { pageById } from '../paging.ts';

/** Null matches every block. */
export interface BlockFilter {
  readonly ownerId: OwnerId | null;
  readonly deviceId: DeviceId | null;
}

export interface BlockInput {
  readonly deviceId: DeviceId;
  /** Null for every holder. */
  readonly owner: Owner | null;
}

export interface Blocks {
  /** Blocks the owner on the device, whether or not they hold it now. */
  readonly set: (write: Write, input: BlockInput) => Promise<NamedBlock>;
  /** Lifts the block, and enables what it disabled. Returns the block as it was. */
  readonly lift: (write: Write, id: string) => Promise<NamedBlock>;
  readonly get: (actor: Actor, id: string) => Promise<NamedBlock>;
  /** In the order in which they were set: the actor's own, or for an administrator any within reach. */
  readonly list: (actor: Actor, filter: BlockFilter, page: PageRequest) => Promise<Page<NamedBlock>>;
}

const needs = 'write devices';

export function createBlocks(core: Core): Blocks {
  const { storage, clock } = core;

  return {
    set: (write, { deviceId, owner }) =>
      change(core, write, { name: 'blocks.set', needs }, { deviceId, owner }, async edit => {
        const device =
          owner === null
            ? await requireWritableDevice(edit, deviceId)
            : await requireDevice(edit.tx, edit.actor, deviceId, edit.now);
        if (owner !== null) await requireReachedOwner(edit.tx, edit.actor, owner);
        const { id } = await setBlock(edit, device, owner, write.reason ?? null);
        return requireNamedBlock(edit.tx, edit.actor, id);
      }),
    lift: (write, id) =>
      change(core, write, { name: 'blocks.lift', needs }, { id }, async edit => {
        const block = await requireBlock(edit.tx, edit.actor, id, edit.now);
        if (block.owner === null) await requireWritableDevice(edit, block.deviceId);
        else await requireReachedOwner(edit.tx, edit.actor, block.owner);
        checkRevision(edit, block);
        await liftBlock(edit, block);
        return blockAt(block, edit.now);
      }),
    get: async (actor, id) => {
      const now = clock.now();
      return blockAt(await requireBlock(storage, actor, id, now), now);
    },
    list: async (actor, filter, page) => {
      requireSelfOr(actor, filter.ownerId ?? '', 'read devices');
      const now = clock.now();
      const read = reader(storage, actor, filter, now);
      return pageById(page, read, row => blockAt(toNamedBlock(row), now));
    },
  };
}

function reader(storage: Reader, actor: Actor, { ownerId, deviceId }: BlockFilter, at: number) {
  const key = { org: actor.org, at, ...reachOf(actor) };
  return (after: string, limit: number): Promise<NamedBlockRow[]> => {
    const page = { ...key, after, limit };
    if (ownerId === null && deviceId === null) return storage.all(selectBlocks, page);
    if (deviceId === null) return storage.all(selectBlocksOf, { ...page, ownerId: ownerId ?? '' });
    const deviceKey = deviceKeyOf(deviceId);
    if (ownerId === null) return storage.all(selectBlocksOfDevice, { ...page, deviceKey });
    return storage.all(selectBlocksOfPair, { ...page, ownerId, deviceKey });
  };
}

/** The block, for the one who is blocked, and for administrators who may see them, or for every holder the device. */
async function requireBlock(storage: Reader, actor: Actor, id: string, now: number): Promise<NamedBlock> {
  const block = await requireNamedBlock(storage, actor, id);
  if (block.owner?.id === actor.id) return block;
  if (!mayAct(actor, 'read devices') || !(await seesBlock(storage, actor, block, now))) throw notFound('block');
  return block;
}

async function requireNamedBlock(storage: Reader, { org }: Actor, id: string): Promise<NamedBlock> {
  const row = await storage.one(selectNamedBlock, { org, id });
  if (row === undefined) throw notFound('block');
  return toNamedBlock(row);
}

/** The block of a holder is where they are, and that of every holder where the device is. */
async function seesBlock(storage: Reader, actor: Actor, { deviceId, owner }: NamedBlock, now: number): Promise<boolean> {
  return isFound(owner === null ? requireDevice(storage, actor, deviceId, now) : requireOwnerEver(storage, actor, owner));
}

async function isFound(look: Promise<unknown>): Promise<boolean> {
  try {
    await look;
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return false;
    throw error;
  }
}
