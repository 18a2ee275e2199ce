/** Opens, finds and ends browser sessions, so that people sign in once for several applications. */
import type { Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { adoptSession, issueCredential, revokeSession } from '../../core/identity/credentials.ts';
import { findCredential } from '../../core/identity/find.ts';
import { REFRESH_SECONDS } from '../../core/identity/grants.ts';
import { keepOrigin } from '../../core/identity/sessions.ts';
import { type Credential, isOver, TOKEN_WORDS } from '../../domain/credential.ts';
import { personOwner } from '../../domain/owner.ts';
import { selectPerson, toPerson } from '../../storage/statements/people.ts';
import { changeAsPerson } from './change-as.ts';
import { type Caller, originOf } from './origin.ts';
import { whenRefused } from './refusal.ts';
import { refused, type SignedIn } from './sign-in.ts';

export interface Sessions {
  /**
   * Opens a session, ends the browser's earlier one and returns the new secret. What the same person got from the earlier
   * session belongs to the new one; what somebody else got from it ends. `unauthenticated`, with the message of the sign-in, if
   * the person may not sign in any more.
   */
  readonly open: (who: SignedIn, earlierSecret: string | undefined, from?: Caller) => Promise<string>;
  /** The person of the session, if it is valid. */
  readonly find: (secret: string) => Promise<SignedIn | undefined>;
  /** Signs out: ends the session, and every code and token that was issued from it, even if the session has expired. */
  readonly end: (secret: string) => Promise<void>;
}

/** A working day. */
const SESSION_SECONDS = 12 * 3_600;
/** How long a browser keeps the secret: as long as anything that was issued from the session can be valid and be ended. */
export const KEPT_SECONDS = REFRESH_SECONDS;
/** The prefix of session secrets. Other cookie values need no look-up. */
export const SESSION_PREFIX = `hb_${TOKEN_WORDS.session}_`;

interface Found {
  readonly who: SignedIn;
  readonly credential: Credential;
}

export function createSessions(core: Core): Sessions {
  const end = async ({ who, credential }: Found) => {
    // A person who may not act any more is signed out already.
    const ended = () =>
      changeAsPerson(core, { ...who, proof: { kind: 'presented' } }, { name: 'sessions.end' }, edit =>
        revokeSession(edit, credential),
      );
    await whenRefused(ended, () => undefined);
  };
  const earlierOf = async (who: SignedIn, secret: string | undefined) => {
    const found = secret === undefined ? undefined : await findSession(core, secret);
    if (found === undefined || found.who.person.id === who.person.id) return found;
    await end(found);
    return undefined;
  };

  return {
    open: async (who, earlierSecret, from) => {
      const earlier = await earlierOf(who, earlierSecret);
      const open = () =>
        changeAsPerson(core, who, { name: 'sessions.open' }, async edit => {
          const { credential, secret } = await issueSession(edit, who);
          keepOrigin(edit, credential.id, originOf(who, from));
          if (earlier !== undefined) await adoptSession(edit, earlier.credential, credential);
          return secret;
        });
      return whenRefused(open, () => {
        throw refused();
      });
    },
    find: async secret => {
      const found = await findSession(core, secret);
      const now = core.clock.now();
      if (found === undefined || isOver(found.credential, now)) return undefined;
      core.touches.credential(found.who.org, found.credential.id, now);
      return found.who;
    },
    end: async secret => {
      const found = await findSession(core, secret);
      if (found !== undefined) await end(found);
    },
  };
}

function issueSession(edit: Edit, { person }: SignedIn) {
  const expiresAt = edit.now + SESSION_SECONDS * 1_000_000;
  const wish = { subject: personOwner(person.id), scopes: [], label: 'sign-in', expiresAt };
  return issueCredential(edit, 'session', wish);
}

/** The session with this secret, if nobody has ended it. It may have expired. */
async function findSession({ storage }: Core, secret: string): Promise<Found | undefined> {
  const found = await findCredential(storage, secret);
  if (found === undefined || found.credential.kind !== 'session' || found.credential.revokedAt !== null) return undefined;
  const { org, credential } = found;
  const row = await storage.one(selectPerson, { org, id: credential.subject.id });
  if (row === undefined || row.disabledReason !== null) return undefined;
  return { who: { org, person: toPerson(row), proof: { kind: 'session', sessionId: credential.id } }, credential };
}
