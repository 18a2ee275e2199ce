/** The clients that heldby brings itself, among the applications of an organization. */
import type { Application } from '../../domain/credential.ts';
import { fromApplication, insertApplication, selectApplication } from '../../storage/statements/applications.ts';
import { revokeCredentialsOfSessionAt } from '../../storage/statements/grants.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { retired } from './credentials.ts';
import type { GrantWish } from './grants.ts';

/** Stores the client as an application of the organization. A repeated call changes nothing. */
export async function storeBuiltIn({ tx, org, now, ...edit }: Edit, client: Application): Promise<void> {
  if ((await tx.one(selectApplication, { org, id: client.id })) !== undefined) return;
  const application = { ...client, createdAt: now };
  tx.send(insertApplication, { org, ...fromApplication(application) });
  record.applicationCreated({ tx, org, now, ...edit }, application);
}

/**
 * Ends what the portal has got from this session before. The tabs of a browser share their tokens, so nothing else uses them,
 * and a page that is loaded anew does not add to what the person has. Returns whether there was something.
 */
export async function endEarlierSignIns(edit: Edit, { sessionId, application }: GrantWish): Promise<boolean> {
  if (sessionId === null) return false;
  const key = { org: edit.org, sessionId, applicationId: application.id, now: edit.now };
  const ended = await edit.tx.returning(revokeCredentialsOfSessionAt, key);
  retired(edit, ended);
  return ended.length > 0;
}
