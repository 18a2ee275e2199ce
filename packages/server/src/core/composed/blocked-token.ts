/** Puts the blocks of a push token on the phone that reports it, so that nobody evades one by moving the token to another device. */
import { isDeepStrictEqual } from 'node:util';
import { hardwareKeys, tokenKeyOf } from '../../domain/block.ts';
import { adoptBlocks, findBlocks } from '../blocks.ts';
import type { Edit } from '../change.ts';
import { disableAsBlocked } from '../devices/change.ts';
import { restrictAsBlocked } from '../holding/change.ts';
import { findAssignment } from '../holding/find.ts';
import type { HeldPhone } from '../pushes/phone.ts';

/** The phone as it is with this token. Looks nothing up while the token stays the same. */
export async function withBlocksOf(edit: Edit, phone: HeldPhone, token: string): Promise<HeldPhone> {
  const blocks = isSameToken(phone, token) ? [] : await findBlocks(edit, hardwareKeys({}, token), phone.owner);
  if (blocks.length === 0) return phone;
  adoptBlocks(edit, phone.device, blocks, phone.owner.id);
  const device = await disableAsBlocked(edit, phone.device, blocks);
  const before = await findAssignment(edit.tx, edit.actor, phone.assignmentId);
  const after = before && (await restrictAsBlocked(edit, before, blocks));
  return isDeepStrictEqual(after, before) && device === phone.device ? phone : { ...phone, device, isRestricted: true };
}

function isSameToken({ registration }: HeldPhone, token: string): boolean {
  return registration !== null && (registration.token === token || tokenKeyOf(registration.token) === tokenKeyOf(token));
}
