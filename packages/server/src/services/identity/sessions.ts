/** Opens, finds and ends browser sessions, so that people sign in once for several applications. */
import type { Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { issueCredential, revokeCredential } from '../../core/identity/credentials.ts';
import { findValidCredential } from '../../core/identity/find.ts';
import { type Credential, TOKEN_WORDS } from '../../domain/credential.ts';
import { personOwner } from '../../domain/owner.ts';
import { selectPerson, toPerson } from '../../storage/statements/people.ts';
import { changeAsPerson } from './change-as.ts';
import { whenRefused } from './refusal.ts';
import { refused, type SignedIn } from './sign-in.ts';

export interface Sessions {
  /**
   * Opens a session, ends the browser's earlier one and returns the new secret. `unauthenticated`, with the message of the
   * sign-in, if the person may not sign in any more.
   */
  readonly open: (who: SignedIn, earlierSecret: string | undefined) => Promise<string>;
  /** The person of the session, if it is valid. */
  readonly find: (secret: string) => Promise<SignedIn | undefined>;
  readonly end: (secret: string) => Promise<void>;
}

/** A working day. */
export const SESSION_SECONDS = 12 * 3_600;
/** The prefix of session secrets. Other cookie values need no look-up. */
export const SESSION_PREFIX = `hb_${TOKEN_WORDS.session}_`;

interface Found {
  readonly who: SignedIn;
  readonly credential: Credential;
}

export function createSessions(core: Core): Sessions {
  const end = async (secret: string) => {
    const found = await findSession(core, secret);
    if (found === undefined) return;
    const { who, credential } = found;
    // A person who may not act any more is signed out already.
    const ended = () => changeAsPerson(core, who, null, 'sessions.end', edit => revokeCredential(edit, credential));
    await whenRefused(ended, () => undefined);
  };

  return {
    open: async (who, earlierSecret) => {
      if (earlierSecret !== undefined) await end(earlierSecret);
      const open = () => changeAsPerson(core, who, null, 'sessions.open', async edit => issueSession(edit, who));
      return whenRefused(open, () => {
        throw refused();
      });
    },
    find: async secret => (await findSession(core, secret))?.who,
    end,
  };
}

function issueSession(edit: Edit, { person }: SignedIn): string {
  const expiresAt = edit.now + SESSION_SECONDS * 1_000_000;
  const wish = { subject: personOwner(person.id), scopes: [], label: 'sign-in', expiresAt };
  return issueCredential(edit, 'session', wish).secret;
}

async function findSession({ storage, clock }: Core, secret: string): Promise<Found | undefined> {
  const found = await findValidCredential(storage, secret, clock.now());
  if (found === undefined || found.credential.kind !== 'session') return undefined;
  const { org, credential } = found;
  const row = await storage.one(selectPerson, { org, id: credential.subject.id });
  if (row === undefined || row.disabledReason !== null) return undefined;
  return { who: { org, person: toPerson(row), sessionId: credential.id }, credential };
}
