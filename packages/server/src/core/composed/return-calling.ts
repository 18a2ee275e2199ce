/** Brings back how somebody was called, without what somebody else has by now. */
import type { Calling } from '../../domain/telephony.ts';
import { selectCallingByExtension, selectCallingByNumber } from '../../storage/statements/calling.ts';
import type { Edit } from '../change.ts';
import { findOwner } from '../owners.ts';
import { saveCalling, setCalling } from '../telephony/calling.ts';
import { messageOf } from './obstacle.ts';
import { came, type Outcome, stayedAway } from './outcomes.ts';

export async function returnCalling(edit: Edit, before: Calling): Promise<Outcome> {
  const { tx, org } = edit;
  const { owner, locationId, extension, phoneNumber } = before;
  const other = extension === null ? undefined : await tx.one(selectCallingByExtension, { org, locationId, extension });
  const second = phoneNumber === null ? undefined : await tx.one(selectCallingByNumber, { org, phoneNumber });
  const nameOf = async (row: { ownerKind: string; ownerId: string }) =>
    (await findOwner(tx, org, { kind: row.ownerKind as Calling['owner']['kind'], id: row.ownerId }))?.name ?? 'somebody else';
  const lost = [
    ...(other === undefined ? [] : [`${await nameOf(other)} has the extension ${extension} now.`]),
    ...(second === undefined ? [] : [`${await nameOf(second)} has the number ${phoneNumber} now.`]),
  ];
  const wish = {
    locationId,
    extension: other === undefined ? extension : null,
    phoneNumber: second === undefined ? phoneNumber : null,
  };
  // Nothing is written before everything is checked, so a refusal leaves nothing behind.
  const refused = await messageOf(async () => {
    const calling = await setCalling(edit, owner, { ...wish, guestAllowed: before.guestAllowed });
    await saveCalling(edit, calling, { ...calling, compression: before.compression });
  });
  if (refused !== null) return stayedAway(refused);
  return came(null, lost.length === 0 ? null : lost.join(' '));
}
