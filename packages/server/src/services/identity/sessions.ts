/** Sessions: that somebody signed in with this browser, so that the next application need not ask again. */

import { change } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { selfActor } from '../../core/self-actor.ts';
import { type Credential, TOKEN_WORDS } from '../../domain/credential.ts';
import { personOwner } from '../../domain/owner.ts';
import { selectPerson, toPerson } from '../../storage/statements/people.ts';
import { lookUp } from './authentication.ts';
import { issueWithin, revokeWithin } from './credentials.ts';
import type { SignedIn } from './sign-in.ts';

export interface Sessions {
  /** Opens a session and gives its secret; the browser's earlier one ends with it. */
  readonly open: (who: SignedIn, earlierSecret: string | undefined) => Promise<string>;
  /** Who is signed in, if the session still runs. */
  readonly find: (secret: string) => Promise<SignedIn | undefined>;
  readonly end: (secret: string) => Promise<void>;
}

/** A working day. */
export const SESSION_SECONDS = 12 * 3_600;

interface Found extends SignedIn {
  readonly credential: Credential;
}

export function createSessions(core: Core): Sessions {
  const find = async (secret: string): Promise<Found | undefined> => {
    const found = await lookUp(core, secret);
    if (found === undefined || found.credential.kind !== 'session') return undefined;
    const row = await core.storage.one(selectPerson, { org: found.org, id: found.credential.subject.id });
    if (row === undefined || row.disabledReason !== null) return undefined;
    return { org: found.org, person: toPerson(row), credential: found.credential };
  };
  const end = async (secret: string) => {
    const found = await find(secret);
    if (found === undefined) return;
    await change(core, { actor: await actorOf(core, found) }, { name: 'sessions.end', needs: null }, null, async edit => {
      await revokeWithin(edit, found.credential);
    });
  };

  return {
    open: async (who, earlierSecret) => {
      if (earlierSecret !== undefined) await end(earlierSecret);
      const subject = personOwner(who.person.id);
      const issued = await change(
        core,
        { actor: await actorOf(core, who) },
        { name: 'sessions.open', needs: null },
        null,
        async edit =>
          issueWithin(edit, 'session', {
            subject,
            scopes: [],
            label: 'sign-in',
            expiresAt: edit.now + SESSION_SECONDS * 1_000_000,
          }),
      );
      return issued.secret;
    },
    find,
    end,
  };
}

function actorOf(core: Core, { org, person }: SignedIn) {
  const self = { kind: 'person', id: person.id, name: person.displayName, role: person.role, applicationId: null } as const;
  return selfActor(core.storage, org, self);
}

/** What a session's secret begins with; anything else in the cookie need not be looked up. */
export const SESSION_PREFIX = `hb_${TOKEN_WORDS.session}_`;
