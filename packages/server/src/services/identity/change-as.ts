/**
 * Runs changes for people who sign in and clients that request tokens. They have no token yet, so the change checks again that
 * what they have proven still holds: the password, the session, the client secret.
 */
import { change, type Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireUsable } from '../../core/identity/applications.ts';
import { requireProven } from '../../core/identity/proof.ts';
import { selfActor, selfApplication } from '../../core/self-actor.ts';
import type { ApplicationId } from '../../domain/ids.ts';
import type { AuthenticatedClient } from './authentication.ts';
import type { SignedIn } from './sign-in.ts';

/** What a person does as they sign in. */
export interface Step {
  /** The name of the operation. */
  readonly name: string;
  /** The OAuth client through which they do it, if any. */
  readonly applicationId?: ApplicationId;
  readonly requestId?: string;
}

/** Acts as the person. `unauthenticated` if they may not sign in any more, or not through this client. */
export async function changeAsPerson<T>(
  core: Core,
  who: SignedIn,
  { name, applicationId, requestId }: Step,
  work: (edit: Edit) => Promise<T>,
): Promise<T> {
  const { org, person } = who;
  const actor = await selfActor(core.storage, { org, person, applicationId: applicationId ?? null });
  return change(core, { actor, requestId: requestId ?? null }, { name, needs: null }, null, async edit => {
    await requireProven(edit, who);
    if (applicationId !== undefined) await requireUsable(edit, applicationId);
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
