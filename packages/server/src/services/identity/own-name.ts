/**
 * Changes of people who sign in and of clients that ask for tokens. They act in their own name, before they have a token to
 * show, and what they have shown instead must still be worth something when the change happens.
 */
import { change, type Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { isPresent } from '../../core/present.ts';
import { selfActor, selfApplication } from '../../core/self-actor.ts';
import type { ApplicationId } from '../../domain/ids.ts';
import type { AuthenticatedClient } from './authentication.ts';
import { refused, type SignedIn } from './sign-in.ts';

/** As the person; through which OAuth client, if through one. `unauthenticated` where they may not sign in any more. */
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

/** As the client. `unauthenticated` where the secret that it has shown was revoked since. */
export async function changeAsClient<T>(
  core: Core,
  client: AuthenticatedClient,
  name: string,
  work: (edit: Edit) => Promise<T>,
): Promise<T> {
  return change(core, { actor: await selfApplication(core.storage, client) }, { name, needs: null }, null, work);
}
