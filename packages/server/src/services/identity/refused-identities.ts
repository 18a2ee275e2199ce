/**
 * Tells administrators of accounts that a provider has confirmed and that were not let in: one event for an account and a reason in an
 * hour, and so many for an organization, so that nobody fills the history by trying. What was told is remembered in memory.
 */
import { change, type Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { recordProvider } from '../../core/record-sign-in.ts';
import { systemActor } from '../../domain/actor.ts';
import type { IdentityProvider } from '../../domain/identity-provider.ts';
import type { OrgId, PersonId } from '../../domain/ids.ts';
import { loginKey } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { createWindows } from '../../lib/windows.ts';
import { selectOrganization } from '../../storage/statements/organizations.ts';
import { selectPersonByLogin } from '../../storage/statements/people.ts';

/** Why somebody is not let in, in words for them and for the administrator. */
export class RefusedSignIn extends Problem {
  /** Who was meant, where that is known. */
  readonly personId: PersonId | undefined;

  constructor(text: string, personId?: PersonId, cause?: unknown) {
    super('forbidden', text, cause === undefined ? {} : { cause });
    this.personId = personId;
  }
}

/** The refusal for somebody who may not sign in any more since their provider was asked. */
export function noAccount(): RefusedSignIn {
  return new RefusedSignIn('You have no account here, or it is disabled.');
}

/** Who a provider says somebody is. */
export interface Claimed {
  readonly subject: string;
  /** Null where it says nothing that can be a login. */
  readonly login: string | null;
}

export type TellRefused = (org: OrgId, provider: IdentityProvider, who: Claimed, refused: RefusedSignIn) => Promise<void>;

const HOUR_MS = 3_600_000;
/** An hour of a whole company that cannot sign in says the same many times. */
const EVENTS_PER_HOUR = 200;

export function createRefusedIdentities(core: Core): TellRefused {
  const told = createWindows(HOUR_MS);
  const organizations = createWindows(HOUR_MS);
  return async (org, { id, name, issuer }, { subject, login }, { message: reason, personId }) => {
    const nowMs = core.clock.now() / 1_000;
    if (told.count(JSON.stringify([org, id, subject, reason]), nowMs).count > 1) return;
    if (organizations.count(String(org), nowMs).count > EVENTS_PER_HOUR) return;
    const row = await core.storage.one(selectOrganization, { org });
    if (row === undefined) return;
    const operation = { name: 'identities.refuse', needs: null } as const;
    await change(core, { actor: systemActor(org, row.id) }, operation, null, async edit =>
      recordProvider.refused(edit, id, personId ?? (await meant(edit, login)), { name, issuer, subject, login, reason }),
    );
  };
}

/** Whose login it says: the event is about them, and is erased with them. */
async function meant({ tx, org }: Edit, login: string | null): Promise<PersonId | undefined> {
  return login === null ? undefined : (await tx.one(selectPersonByLogin, { org, loginKey: loginKey(login) }))?.id;
}
