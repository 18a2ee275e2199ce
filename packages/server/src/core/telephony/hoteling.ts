/** Stores host settings: whether an owner accepts guests on their device, and for how long. */
import { isDeepStrictEqual } from 'node:util';
import type { OrgId, OwnerId } from '../../domain/ids.ts';
import type { Owner } from '../../domain/owner.ts';
import { HOTELING_DEFAULT, type Hoteling } from '../../domain/telephony.ts';
import { selectHoteling, toHoteling, upsertHoteling } from '../../storage/statements/calling.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { tell } from '../facts.ts';
import { record } from '../record.ts';

/** New host settings. The hour limit stays unchanged if left out. */
export type HotelingInput = Omit<Hoteling, 'guestHoursLimit'> & Partial<Pick<Hoteling, 'guestHoursLimit'>>;

export async function readHoteling(reader: Reader, org: OrgId, ownerId: OwnerId): Promise<Hoteling> {
  const row = await reader.one(selectHoteling, { org, ownerId });
  return row === undefined ? HOTELING_DEFAULT : toHoteling(row);
}

/** Writes the owner's settings if they differ from `before`. Guests leave a host who accepts none any more. */
export async function saveHoteling(edit: Edit, owner: Owner, before: Hoteling, after: Hoteling): Promise<Hoteling> {
  if (isDeepStrictEqual(after, before)) return before;
  const { enabled, limitGuestUse, guestHoursLimit } = after;
  const row = { enabled: enabled ? 1 : 0, limitGuestUse: limitGuestUse ? 1 : 0, guestHoursLimit };
  edit.tx.send(upsertHoteling, { org: edit.org, ownerId: owner.id, ownerKind: owner.kind, now: edit.now, ...row });
  record.hotelingUpdated(edit, owner, before, after);
  if (before.enabled && !enabled) await tell(edit, 'guests refused', { owner });
  return after;
}
