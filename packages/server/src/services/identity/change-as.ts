/**
 * Runs changes for people who sign in and clients that request tokens. They have no token yet, so the change checks again that
 * their session or client secret is still valid.
 */
import { change, type Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { isPresent } from '../../core/present.ts';
import { selfActor, selfApplication } from '../../core/self-actor.ts';
import type { ApplicationId } from '../../domain/ids.ts';
import type { AuthenticatedClient } from './authentication.ts';
import { refused, type SignedIn } from './sign-in.ts';

/** Acts as the person, through the OAuth client if there is one. `unauthenticated` if they may not sign in any more. */
export async function changeAsPerson<T>(
  core: Core,
  who: SignedIn,
  applicationId: ApplicationId | null,
  name: string,
  work: (edit: Edit) => Promise<T>,
): Promise<T> {
  const { org, person, sessionId = null } = who;
  const actor = await selfActor(core.storage, { org, person, applicationId });
  return change(core, { actor }, { name, needs: null }, null, async edit => {
    const isSignedOut = sessionId !== null && !(await isPresent(edit.tx, { org, credentialId: sessionId }, edit.now));
    if (isSignedOut) throw refused();
    return work(edit);
  });
}

/** Acts as the client. `unauthenticated` if its secret was revoked in the meantime. */
export async function changeAsClient<T>(
  core: Core,
  client: AuthenticatedClient,
  name: string,
  work: (edit: Edit) => Promise<T>,
): Promise<T> {
  return change(core, { actor: await selfApplication(core.storage, client) }, { name, needs: null }, null, work);
}
