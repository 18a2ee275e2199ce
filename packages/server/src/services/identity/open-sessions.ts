/** The sessions of people, as they and their administrators see and end them. */
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { type Ended, endSession, endSessions, sessionOf } from '../../core/identity/sessions.ts';
import { requirePerson } from '../../core/people/find.ts';
import { requireRoleToGive } from '../../core/people/roles.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { CredentialId, PersonId } from '../../domain/ids.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import type { Role } from '../../domain/role.ts';
import { selectSession, selectSessionsOf } from '../../storage/statements/sessions.ts';
import type { ListPage } from '../lists.ts';
import { createSessionList, type ListedSession, type SessionRequest } from './session-list.ts';

export interface EndedSessions extends Ended {
  readonly personId: PersonId;
}

export interface OpenSessions {
  readonly list: (actor: Actor, request: SessionRequest) => Promise<ListPage<ListedSession>>;
  readonly end: (write: Write, id: CredentialId) => Promise<EndedSessions>;
  /** `keepCurrent`: the session that the actor's credential came from stays. */
  readonly endAll: (write: Write, personId: PersonId, keepCurrent: boolean) => Promise<EndedSessions>;
}

/** A person has few: the quota of credentials limits them. */
const MOST = 10_000;

export function createOpenSessions(core: Core): OpenSessions {
  return {
    list: createSessionList(core),
    end: (write, id) =>
      change(core, write, { name: 'sessions.endOne', needs: null }, { id }, async edit => {
        const session = await edit.tx.one(selectSession, { org: edit.org, id });
        if (session === undefined) throw notFound('session');
        requireTheirs(edit.actor, session.personId, session.role as Role);
        const ended = session.revokedAt === null ? await endSession(edit, session) : NOTHING;
        return { personId: session.personId, ...ended };
      }),
    endAll: (write, personId, keepCurrent) =>
      change(core, write, { name: 'sessions.endAll', needs: null }, { personId, keepCurrent }, async edit => {
        if (edit.actor.id !== personId) requireRight(edit.actor, 'write people');
        const { role } = await requirePerson(edit.tx, edit.actor, { id: personId });
        requireTheirs(edit.actor, personId, role);
        const kept = keepCurrent ? await keptBy(edit, personId) : '';
        return { personId, ...(await endSessions(edit, personId, await openOf(edit, personId), kept)) };
      }),
  };
}

const NOTHING: Ended = { endedSessions: 0, revokedCredentials: 0 };

/** One's own, or those of people whose role one may give. A new password, which needs the same right, ends their sessions, too. */
function requireTheirs(actor: Actor, personId: PersonId, role: Role): void {
  if (actor.id === personId) return;
  requireRight(actor, 'write people');
  requireRoleToGive(actor, role);
}

async function keptBy({ tx, org, actor }: Edit, personId: PersonId): Promise<string> {
  if (actor.id === personId) return (await sessionOf(tx, org, actor.credentialId)) ?? '';
  throw new Problem('conflict', 'The session that your token came from is not one of this person: leave keepCurrent out.');
}

async function openOf({ tx, org }: Edit, personId: PersonId): Promise<CredentialId[]> {
  const page = { org, personId, after: '', limit: MOST, applicationId: null, membersOnly: 0, self: personId };
  return (await tx.all(selectSessionsOf.ascending, page)).map(({ id }) => id);
}
