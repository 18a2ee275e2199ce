/** Lists where people are signed in: of everybody or of one person, filtered, in either order. */
import type { Core } from '../../core/core.ts';
import { sessionOf } from '../../core/identity/sessions.ts';
import { readPerson } from '../../core/people/find.ts';
import { mayAct, requireRight, requireSelfOr } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ApplicationId, PersonId } from '../../domain/ids.ts';
import type { Session, SignInMethod } from '../../domain/session.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  type SessionRow,
  selectSessionApplications,
  selectSessions,
  selectSessionsOf,
} from '../../storage/statements/sessions.ts';
import type { Reader } from '../../storage/storage.ts';
import { createMatch } from '../listing.ts';
import { type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { walkById } from '../walk-by-id.ts';

export interface SessionFilter {
  readonly personId: PersonId | null;
  readonly applicationId: ApplicationId | null;
  /** Nobody has used it since. */
  readonly unusedSince: Instant | null;
  readonly search: string | null;
}

export type SessionRequest = ListRequest<SessionFilter, 'createdAt'>;

export interface ListedSession extends Session {
  /** The actor's credential came from it. */
  readonly isCurrent: boolean;
}

export function createSessionList({ storage, clock }: Core) {
  return async (actor: Actor, request: SessionRequest): Promise<ListPage<ListedSession>> => {
    const { sort } = request;
    const asked = request.filter?.personId ?? null;
    if (asked === null) requireRight(actor, 'write people');
    else requireSelfOr(actor, asked, 'write people');
    const personId = asked === null ? null : (await readPerson(storage, actor, asked)).id;
    const filter = { ...request.filter, personId };
    const [now, descending] = [clock.now(), sort?.descending ?? false];
    const walk = walkById<SessionRow>({
      descending,
      read: readerOf(storage, actor, filter, descending),
      matches: createTest(filter, now),
    });
    const page = await pageOfList('sessions', request, walk, row => row);
    const current = await sessionOf(storage, actor.org, actor.credentialId);
    const items = await Promise.all(page.items.map(row => toSession(storage, actor, row, now, current)));
    return { ...page, items };
  };
}

function readerOf(storage: Reader, actor: Actor, filter: Partial<SessionFilter>, descending: boolean) {
  const order = descending ? 'descending' : 'ascending';
  const { personId = null, applicationId = null } = filter;
  const membersOnly = mayAct(actor, 'give administrator roles') ? 0 : 1;
  const key = { org: actor.org, applicationId, membersOnly, self: actor.id };
  return (after: string, limit: number): Promise<SessionRow[]> =>
    personId === null
      ? storage.all(selectSessions[order], { ...key, after, limit })
      : storage.all(selectSessionsOf[order], { ...key, after, limit, personId });
}

function createTest(filter: Partial<SessionFilter>, now: Instant): (row: SessionRow) => boolean {
  const { unusedSince = null, search = null } = filter;
  const matches = createMatch(search);
  return row =>
    endOf(row) > now &&
    row.isWanted === 1 &&
    (unusedSince === null || (usedAt(row) ?? row.createdAt) < unusedSince) &&
    matches([row.personName]);
}

/** It is open for as long as anything that came from it. */
function endOf({ expiresAt, laterExpiresAt }: SessionRow): Instant {
  return Math.max(expiresAt ?? 0, laterExpiresAt ?? 0);
}

function usedAt({ lastUsedAt, laterUsedAt }: SessionRow): Instant | null {
  const used = Math.max(lastUsedAt ?? 0, laterUsedAt ?? 0);
  return used === 0 ? null : used;
}

async function toSession(
  storage: Reader,
  { org }: Actor,
  row: SessionRow,
  now: Instant,
  current: string | null,
): Promise<ListedSession> {
  const { id, personId, personName, network, agent, createdAt, deviceId } = row;
  return {
    id,
    kind: row.kind === 'session' ? 'browser' : 'app',
    personId,
    personName,
    method: row.method as SignInMethod,
    network,
    agent,
    device: deviceId === null ? null : { id: deviceId, name: row.deviceName ?? '' },
    applications: await storage.all(selectSessionApplications, { org, sessionId: id, now }),
    createdAt,
    lastUsedAt: usedAt(row),
    expiresAt: endOf(row),
    isCurrent: id === current,
  };
}
