/** Lock-outs after wrong passwords: stored so that they are seen and lifted on every node. */
import type { PersonId } from '../../domain/ids.ts';
import type { LockOut } from '../../domain/lock-out.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { digest } from '../../lib/crypto.ts';
import { deleteEndedLockOuts, liftLockOuts, liftLockOutsAt, upsertLockOut } from '../../storage/statements/lock-outs.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

/**
 * What lock-outs are kept under in their organization: a digest of the login, whether or not somebody has it. It does not depend on
 * the organization's number, which is another one in another store.
 */
export function accountOf(login: string): string {
  return digest(loginKey(login));
}

/** `personId`: null for a login that nobody has. It is locked without an event, because nobody could act on one. */
export function beginLockOut(edit: Edit, account: string, personId: PersonId | null, lockOut: LockOut): void {
  const { network, ...rest } = lockOut;
  edit.tx.send(deleteEndedLockOuts, { org: edit.org, before: edit.now });
  edit.tx.send(upsertLockOut, { org: edit.org, account, personId, network: network ?? '', ...rest });
  if (personId !== null) record.personLockedOut(edit, personId, lockOut);
}

/** Lifts those of the person, and returns how many were in force. */
export async function liftLockOutsOf(edit: Edit, personId: PersonId): Promise<number> {
  const lifted = await edit.tx.run(liftLockOuts, { org: edit.org, personId, now: edit.now });
  if (lifted > 0) record.personUnlocked(edit, personId);
  return lifted;
}

/** For a person who leaves: somebody else may get their login. Every node then forgets what it counted. */
export function forgetLockOutsOf(edit: Edit, personId: PersonId): void {
  edit.tx.send(liftLockOuts, { org: edit.org, personId, now: edit.now });
}

/**
 * For a person who is new or has another login. If somebody tried the login before, nobody could see that as a lock-out of this person or
 * lift it; and those at their earlier login say nothing about them any more.
 */
export function forgetLockOutsAt(edit: Edit, { id, login }: Person, isNew: boolean): void {
  if (!isNew) forgetLockOutsOf(edit, id);
  edit.tx.send(liftLockOutsAt, { org: edit.org, account: accountOf(login), now: edit.now });
}
