/** Stores password hashes. Hashing is slow, so callers do it before the transaction begins. */
import type { OrgId, PersonId } from '../../domain/ids.ts';
import { personOwner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { deletePassword, outdatePassword, rehashPassword, upsertPassword } from '../../storage/statements/sign-in.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { requireUnlimited } from '../rights.ts';
import { revokeAllOf, revokeSignIns } from './credentials.ts';
import { forgetLockOutsOf, liftLockOutsOf } from './lock-outs.ts';

/**
 * Sets a person's password, revokes their sign-ins but the one that is kept, and lifts their lock-outs. One that has proven the old
 * password and has not written yet is refused when it does (`requireProven`).
 */
export async function setPassword(edit: Edit, personId: PersonId, hash: string, kept = ''): Promise<void> {
  requireUnlimited(edit.actor);
  edit.tx.send(upsertPassword, { org: edit.org, personId, hash, now: edit.now });
  record.passwordSet(edit, personId);
  await revokeSignIns(edit, personId, kept);
  await liftLockOutsOf(edit, personId);
}

export interface RenewedHash {
  readonly org: OrgId;
  readonly personId: PersonId;
  /** The hash that is replaced. If the password was changed in between, nothing is written. */
  readonly before: string;
  readonly hash: string;
}

/** Stores the same password hashed with newer parameters. Not an event, because nothing changes for anybody. */
export async function renewHash(tx: Transaction, renewed: RenewedHash): Promise<void> {
  await tx.run(rehashPassword, renewed);
}

/** Takes every way from a person in which they could sign in or act. Their password stays until the undo of that is over. */
export async function removeAccess(edit: Edit, person: Person): Promise<void> {
  await revokeAllOf(edit, personOwner(person.id));
  edit.tx.send(outdatePassword, { org: edit.org, personId: person.id });
  forgetLockOutsOf(edit, person.id);
}

/** For somebody who left for good, or comes back with a new one. */
export function forgetPassword(tx: Transaction, org: OrgId, personId: PersonId): void {
  tx.send(deletePassword, { org, personId });
}
