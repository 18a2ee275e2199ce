/** Deletes tokens, codes and sessions that expired long ago. Their events stay in the history. */
import type { OrgId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { deleteCredential, deleteCredentialIndex, selectExpiredCredentials } from '../../storage/statements/credentials.ts';
import { deleteAdministeredLocations } from '../../storage/statements/people.ts';
import type { Transaction } from '../../storage/storage.ts';

/** Deletes at most `limit` credentials that expired before the instant, and returns how many. */
export async function forgetExpired(tx: Transaction, org: OrgId, before: Instant, limit: number): Promise<number> {
  const expired = await tx.all(selectExpiredCredentials, { org, before, limit });
  for (const { id, digest } of expired) {
    tx.send(deleteCredentialIndex, { digest });
    tx.send(deleteAdministeredLocations, { org, personId: id });
    tx.send(deleteCredential, { org, id });
  }
  return expired.length;
}
