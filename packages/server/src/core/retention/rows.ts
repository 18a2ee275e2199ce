/** Removes ended assignments and spent credentials, and counts them for the event that tells of them. */
import type { Instant } from '../../lib/instant.ts';
import { deleteCredential, deleteCredentialIndex } from '../../storage/statements/credentials.ts';
import { deleteAdministeredLocations } from '../../storage/statements/people.ts';
import {
  countRemoved,
  deleteAssignment,
  deleteOfAssignment,
  type EndedRow,
  type SpentRow,
} from '../../storage/statements/retention.ts';
import type { Transaction } from '../../storage/storage.ts';

const NONE = { assignments: 0, credentials: 0, people: 0 };

/** Another node may have removed some of them. */
export async function removeAssignments(tx: Transaction, org: number, rows: readonly EndedRow[], before: Instant): Promise<void> {
  let assignments = 0;
  for (const row of rows) {
    const removed = await tx.run(deleteAssignment, { org, ...row, before });
    if (removed === 0) continue;
    assignments += removed;
    for (const command of deleteOfAssignment) tx.send(command, { org, ...row });
  }
  tx.send(countRemoved, { org, ...NONE, assignments });
}

/** What has ended does not begin again. */
export async function removeCredentials(tx: Transaction, org: number, rows: readonly SpentRow[]): Promise<void> {
  let credentials = 0;
  for (const { id, digest } of rows) {
    credentials += await tx.run(deleteCredential, { org, id });
    tx.send(deleteCredentialIndex, { digest });
    tx.send(deleteAdministeredLocations, { org, personId: id });
  }
  tx.send(countRemoved, { org, ...NONE, credentials });
}

export function countErased(tx: Transaction, org: number): void {
  tx.send(countRemoved, { org, ...NONE, people: 1 });
}
