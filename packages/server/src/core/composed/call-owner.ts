/** Gives, changes or takes how an owner is called, as a part of changing the owner. */
import type { Owner } from '../../domain/owner.ts';
import { invalid } from '../../domain/problem.ts';
import type { Calling } from '../../domain/telephony.ts';
import type { Edit } from '../change.ts';
import { requireRight } from '../rights.ts';
import { type CallingInput, removeCalling, setCalling } from '../telephony/calling.ts';
import { requireCallingIn } from '../telephony/find-calling.ts';

/**
 * Null: they shall not be called. What is left out stays as it is. `onlyIfCalled`: changes how they are called, and makes nobody
 * callable.
 */
export type CallingWish = (Partial<CallingInput> & { readonly onlyIfCalled?: boolean }) | null;

/** Needs the right to write devices only if something changes. */
export async function callAs(edit: Edit, owner: Owner, before: Calling | undefined, wish: CallingWish): Promise<Calling | null> {
  if (wish === null) {
    if (before === undefined) return null;
    requireRight(edit.actor, 'write devices');
    requireCallingIn(edit.actor, before.locationId);
    await removeCalling(edit, before);
    return null;
  }
  if (before === undefined && wish.onlyIfCalled) throw invalid('licenses', 'the licence for calls', '', 'missing');
  const locationId = wish.locationId ?? before?.locationId;
  if (locationId === undefined) throw invalid('locationId', 'the id of a location', '', 'missing');
  const { extension = before?.extension ?? null, phoneNumber = before?.phoneNumber ?? null } = wish;
  const after = { locationId, extension, phoneNumber };
  if (before !== undefined && isSame(before, after)) return before;
  requireRight(edit.actor, 'write devices');
  return setCalling(edit, owner, after);
}

function isSame(one: CallingInput, other: CallingInput): boolean {
  return one.locationId === other.locationId && one.extension === other.extension && one.phoneNumber === other.phoneNumber;
}
