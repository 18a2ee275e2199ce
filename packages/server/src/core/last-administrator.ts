/**
 * Keeps a full administrator in every organization: nobody takes the role, the access, the person or the only way in from the last one
 * who can sign in. An organization has one writer at a time, so two of these changes never see each other as the one who stays.
 */
import type { Credential } from '../domain/credential.ts';
import type { Person } from '../domain/person.ts';
import { Problem } from '../domain/problem.ts';
import type { Instant } from '../lib/instant.ts';
import { countAdministrators, GIVES_A_WAY_IN } from '../storage/statements/administrators.ts';
import { selectPerson } from '../storage/statements/people.ts';
import type { Edit } from './change.ts';

const LAST = `the last full administrator who can sign in. Make somebody else one first, with a password or a token, \
and then try again.`;

const LAST_WAY = `No full administrator could sign in any more. Give one of them a password or another token first, \
and then try again.`;

/** Call it where a change takes the role `full` from somebody, or their access. */
export async function requireAdministratorLeft(edit: Edit, before: Person, after: Person | null): Promise<void> {
  if (!isAdministrator(before) || (after !== null && isAdministrator(after))) return;
  if (edit.actor.kind === 'system' && edit.write.evenLastAdministrator === true) return;
  const left = await edit.tx.one(countAdministrators, { org: edit.org, id: before.id, now: edit.now });
  if (left === undefined || left.able > 0) return;
  // Losing somebody who cannot sign in changes nothing: the operator can still give a password to another one.
  if (left.selfAble === 0 && left.others > 0) return;
  throw new Problem('conflict', `${before.displayName} is ${LAST}`);
}

/**
 * Call it after the token has ended, or became one that administers nothing. Only a token that was a way in can have been the last. The
 * operator may take it away: through the socket of the server they can always make another.
 */
export async function requireOtherWayThan(edit: Edit, before: Credential): Promise<void> {
  if (edit.actor.kind === 'system' || !wasWayIn(before, edit.now)) return;
  const row = await edit.tx.one(selectPerson, { org: edit.org, id: before.subject.id });
  if (row?.role !== 'full' || row.disabledReason !== null) return;
  await requireWayIn(edit);
}

/** Call it after a way in of everybody was removed. */
export async function requireWayIn(edit: Edit): Promise<void> {
  if (edit.actor.kind === 'system') return;
  const left = await edit.tx.one(countAdministrators, { org: edit.org, id: NOBODY, now: edit.now });
  if (left !== undefined && left.others > 0 && left.able === 0) throw new Problem('conflict', LAST_WAY);
}

const NOBODY = '';

function wasWayIn({ kind, subject, scopes, limits, expiresAt }: Credential, now: Instant): boolean {
  const isValid = expiresAt === null || expiresAt > now;
  const administers = scopes.some(scope => GIVES_A_WAY_IN.includes(scope));
  return kind === 'api_token' && subject.kind === 'person' && limits === null && isValid && administers;
}

function isAdministrator({ role, disabledReason }: Person): boolean {
  return role === 'full' && disabledReason === null;
}
