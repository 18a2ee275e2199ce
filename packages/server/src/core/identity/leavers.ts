/** Forgets what was kept about people who left, once their off-boarding cannot be undone any more. */
import type { OrgId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { pruneOffBoardings } from '../../storage/statements/off-boardings.ts';
import { selectGonePerson } from '../../storage/statements/people.ts';
import { prunePersonMerges } from '../../storage/statements/person-merges.ts';
import type { Transaction } from '../../storage/storage.ts';
import { forgetPassword } from './passwords.ts';

/** Returns how many off-boardings that were. */
export async function forgetLeavers(tx: Transaction, org: OrgId, now: Instant): Promise<number> {
  const pruned = await tx.returning(pruneOffBoardings, { org, now });
  for (const { personId } of pruned) {
    if ((await tx.one(selectGonePerson, { org, id: personId })) !== undefined) forgetPassword(tx, org, personId);
  }
  return pruned.length;
}

/** The same for records that were merged into others. */
export async function forgetMergedPeople(tx: Transaction, org: OrgId, now: Instant): Promise<number> {
  const pruned = await tx.returning(prunePersonMerges, { org, now });
  for (const { personId } of pruned) {
    if ((await tx.one(selectGonePerson, { org, id: personId })) !== undefined) forgetPassword(tx, org, personId);
  }
  return pruned.length;
}
