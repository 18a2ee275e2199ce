/** Forgets tokens, codes and sessions whose time was over long ago. The history keeps what was recorded of them. */
import type { OrgId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import { deleteCredential, deleteCredentialIndex, selectExpiredCredentials } from '../../storage/statements/credentials.ts';
import type { Transaction } from '../../storage/storage.ts';

/** At most `limit` of those that expired before; says how many. */
export async function forgetExpired(tx: Transaction, org: OrgId, before: Instant, limit: number): Promise<number> {
  const expired = await tx.all(selectExpiredCredentials, { org, before, limit });
  for (const { id, digest } of expired) {
    tx.send(deleteCredentialIndex, { digest });
    tx.send(deleteCredential, { org, id });
  }
  return expired.length;
}
