/**
 * Stores blocks. A device or an assignment that is disabled, or has a planned end, has a block as long as that lasts, and the block
 * stays when the assignment ends: what is registered or assigned next on the same hardware begins with it.
 */
import { isDeepStrictEqual } from 'node:util';
import {
  type Block,
  deviceKeyOf,
  type HardwareKeys,
  hardwareKeys,
  keysOf,
  type Restriction,
  tokenKeyOf,
} from '../domain/block.ts';
import type { Device } from '../domain/device.ts';
import type { DeviceId } from '../domain/ids.ts';
import type { Owner } from '../domain/owner.ts';
import { notFound } from '../domain/problem.ts';
import {
  deleteBlock,
  deleteBlockKeys,
  fromBlock,
  insertBlock,
  insertBlockKey,
  selectBlockKeys,
  selectBlocksOfAnybody,
  selectBlocksOn,
  selectBlocksOnKey,
  selectTokensOn,
  toBlock,
  updateBlock,
} from '../storage/statements/blocks.ts';
import type { Edit } from './change.ts';
import { record } from './record.ts';
import { mayAct } from './rights.ts';

/**
 * The blocks on this hardware: those of every holder, and those of the owner if one is given. One look-up, and for hardware with
 * several interfaces or an IMEI one more for each.
 */
export async function findBlocks({ tx, org, actor }: Edit, hardware: HardwareKeys, owner: Owner | null): Promise<Block[]> {
  const [first, ...others] = keysOf(hardware);
  if (first === undefined) return [];
  const asked = { org, ownerId: owner?.id ?? '', reporterId: owner?.id ?? actor.id };
  const onKey = async (key: string) => (await tx.all(selectBlocksOnKey, { ...asked, key })).map(toBlock);
  if (others.length === 0) return onKey(first);
  const { moreKeys, ...keys } = hardware;
  const found = (await tx.all(selectBlocksOn, { ...asked, ...keys })).map(toBlock);
  for (const key of moreKeys) {
    const more = await onKey(key);
    found.push(...more.filter(block => !found.some(({ id }) => id === block.id)));
  }
  return found;
}

/** The block of exactly this owner, or of every holder (null), on the device. */
export async function requireBlockOn(edit: Edit, { id }: Pick<Device, 'id'>, owner: Owner | null): Promise<Block> {
  const found = await findBlocks(edit, hardwareKeys({ id }), owner);
  const block = found.find(each => each.owner?.id === owner?.id);
  if (block === undefined) throw notFound('block');
  return block;
}

/** Stores that the owner, or every holder (null), is restricted on the device, and by what its hardware is known. */
export async function keepBlock(edit: Edit, device: Device, owner: Owner | null, restriction: Restriction): Promise<void> {
  const keys = hardwareKeys(device);
  const known = (await findBlocks(edit, keys, owner)).filter(block => block.owner?.id === owner?.id);
  const tokens = await edit.tx.all(selectTokensOn, { org: edit.org, deviceId: device.id, ownerId: owner?.id ?? null });
  if (known.length === 0) {
    const block = set(edit, device.id, owner, restriction);
    addKeys(edit, block, [...keysOf(keys), ...tokens.map(({ token }) => tokenKeyOf(token))], EVERYBODY);
  }
  for (const each of known) {
    const block = save(edit, each, device.id, restriction);
    addKeys(edit, block, keysOf(keys), reporterOf(edit));
    for (const { token, holderId } of tokens) addKeys(edit, block, [tokenKeyOf(token)], holderId);
  }
}

/** Lifts the owner's blocks of the device, or those of every holder (null). Returns the other devices that they were on. */
export async function liftBlocks(edit: Edit, deviceId: DeviceId, owner: Owner | null): Promise<DeviceId[]> {
  const found = await findBlocks(edit, hardwareKeys({ id: deviceId }), owner);
  const others = new Set<DeviceId>();
  for (const block of found.filter(each => each.owner?.id === owner?.id)) {
    for (const other of await devicesOf(edit, block)) if (other !== deviceId) others.add(other);
    removeBlock(edit, block);
  }
  return [...others];
}

export function removeBlock(edit: Edit, block: Block): void {
  edit.tx.send(deleteBlockKeys, { org: edit.org, blockId: block.id });
  edit.tx.send(deleteBlock, { org: edit.org, id: block.id });
  record.blockLifted(edit, block);
}

/** Every device on which the block was found. */
export async function devicesOf({ tx, org }: Pick<Edit, 'tx' | 'org'>, { id }: Pick<Block, 'id'>): Promise<DeviceId[]> {
  const prefix = deviceKeyOf('');
  const keys = (await tx.all(selectBlockKeys, { org, blockId: id })).map(({ key }) => key);
  return keys.filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length));
}

/** The device is hardware of these blocks, too. Does nothing where there are none. `reporter`: who says so. */
export function adoptBlocks(edit: Edit, device: Device, blocks: readonly Block[], reporter = reporterOf(edit)): void {
  for (const block of blocks) addKeys(edit, block, keysOf(hardwareKeys(device)), reporter);
}

/** The blocks of the holder and of every holder of the device hold for this push token, too, where the holder reports it. */
export async function blockToken(edit: Edit, id: DeviceId, owner: Owner, token: string): Promise<void> {
  const blocks = await findBlocks(edit, hardwareKeys({ id }), owner);
  for (const block of blocks) addKeys(edit, block, [tokenKeyOf(token)], owner.id);
}

/** The blocks of the device hold for its new MAC addresses, serial number and IMEIs, too. The old ones stay blocked. */
export async function extendBlocks(edit: Edit, before: Device, after: Device): Promise<void> {
  if (BLOCKED_BY.every(member => before[member] === after[member])) return;
  const [was, is] = [hardwareKeys(before), hardwareKeys(after)];
  const known = new Set(keysOf(was));
  const added = [is.macKey, is.serialKey, ...is.moreKeys].filter(key => key !== '' && !known.has(key));
  if (added.length === 0) return;
  const blocks = await blocksOfAnybody(edit, after.id);
  for (const block of blocks) addKeys(edit, block, added, reporterOf(edit));
}

/** The members of a device that its blocks are found by. Nearly no change is about them. */
const BLOCKED_BY = ['mac', 'serial', 'make', 'details'] as const;

/** All blocks on the device, of every holder and of any one. */
export async function blocksOfAnybody({ tx, org }: Edit, id: DeviceId): Promise<Block[]> {
  return (await tx.all(selectBlocksOfAnybody, { org, key: deviceKeyOf(id) })).map(toBlock);
}

const EVERYBODY = '';

/** Whose reports a key counts for. An administrator knows the hardware; everybody else only says what theirs is. */
function reporterOf({ actor }: Edit): string {
  return mayAct(actor, 'write devices') ? EVERYBODY : actor.id;
}

/** A report matters only where it could hit others: not for one holder's block, and not for the device itself. */
function addKeys(edit: Edit, { id, owner }: Pick<Block, 'id' | 'owner'>, keys: readonly string[], reporter: string): void {
  const itself = deviceKeyOf('');
  for (const key of new Set(keys)) {
    if (key === '') continue;
    const reporterId = owner !== null || key.startsWith(itself) ? EVERYBODY : reporter;
    edit.tx.send(insertBlockKey, { org: edit.org, key, blockId: id, reporterId });
  }
}

function set(edit: Edit, deviceId: DeviceId, owner: Owner | null, restriction: Restriction): Block {
  const block: Block = { id: edit.newId(), deviceId, owner, ...restriction, createdAt: edit.now, revision: 1 };
  edit.tx.send(insertBlock, { org: edit.org, ...fromBlock(block) });
  record.blockSet(edit, block);
  return block;
}

function save(edit: Edit, before: Block, deviceId: DeviceId, restriction: Restriction): Block {
  const wanted: Block = { ...before, deviceId, ...restriction };
  if (isDeepStrictEqual(wanted, before)) return before;
  const after: Block = { ...wanted, revision: before.revision + 1 };
  edit.tx.send(updateBlock, { org: edit.org, ...fromBlock(after) });
  record.blockUpdated(edit, before, after);
  return after;
}
