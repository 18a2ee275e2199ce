/** Says of a sign-in how and from where it was, and ends the sessions of people. */
import type { CredentialId, PersonId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import type { SignInOrigin } from '../../domain/session.ts';
import { selectCredential } from '../../storage/statements/credentials.ts';
import { setSignInOrigin } from '../../storage/statements/sessions.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { revokeCredential, revokeSession, revokeSignIns } from './credentials.ts';

/** How much of it is kept: more than the browsers' own, which have some 120 characters. */
const AGENT_CHARACTERS = 200;

/** The credential begins a session. */
export function keepOrigin(edit: Edit, id: CredentialId, { method, network, agent }: SignInOrigin): void {
  const kept = agent?.slice(0, AGENT_CHARACTERS).toWellFormed() ?? null;
  edit.tx.send(setSignInOrigin, { org: edit.org, id, method, network, agent: kept });
}

export interface SessionRef {
  readonly id: CredentialId;
  readonly kind: string;
  readonly personId: PersonId;
}

/** How much ended with it. */
export interface Ended {
  readonly endedSessions: number;
  readonly revokedCredentials: number;
}

/** Ends a session, and every code and token that came from it. */
export async function endSession(edit: Edit, { id, kind, personId }: SessionRef): Promise<Ended> {
  const credential = { id, kind: 'access_token', subject: personOwner(personId) } as const;
  return counted(edit, () => (kind === 'session' ? revokeSession(edit, credential) : revokeCredential(edit, credential)), [id]);
}

/** Ends all sessions of the person but the one that is kept. Tokens that were made by hand stay. */
export async function endSessions(edit: Edit, personId: PersonId, open: readonly CredentialId[], kept: string): Promise<Ended> {
  return counted(
    edit,
    () => revokeSignIns(edit, personId, kept),
    open.filter(id => id !== kept),
  );
}

/** The session that a credential came from: itself where one begins with it; of an older sign-in, its grant. Null for other tokens. */
export async function sessionOf(reader: Reader, org: number, credentialId: CredentialId | null): Promise<string | null> {
  const row = credentialId === null ? undefined : await reader.one(selectCredential, { org, id: credentialId });
  if (row === undefined || row.kind === 'api_token' || row.kind === 'client_secret') return null;
  return row.sessionId ?? row.grantId ?? row.id;
}

async function counted(edit: Edit, work: () => Promise<void>, sessions: readonly CredentialId[]): Promise<Ended> {
  const began = edit.recorded.length;
  await work();
  const revoked = edit.recorded.slice(began).filter(({ type }) => type === 'credential.revoked');
  const ids = new Set(revoked.map(({ subject }) => subject));
  return { endedSessions: sessions.filter(id => ids.has(id)).length, revokedCredentials: revoked.length };
}
