/** Passwords within a transaction. Their hashes are slow, and so they are made before it begins. */
import type { OrgId, PersonId } from '../../domain/ids.ts';
import { loginKey, type Person } from '../../domain/person.ts';
import { deleteLoginIndex, deletePassword, rehashPassword, upsertPassword } from '../../storage/statements/sign-in.ts';
import type { Transaction } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { revokeAllOf, revokeSignIns } from './credentials.ts';

/** Gives a person another password, and ends every sign-in that was made with the old one. */
export async function setPassword(edit: Edit, personId: PersonId, hash: string): Promise<void> {
  edit.tx.send(upsertPassword, { org: edit.org, personId, hash, now: edit.now });
  record.passwordSet(edit, personId);
  await revokeSignIns(edit, personId);
}

export interface RenewedHash {
  readonly org: OrgId;
  readonly personId: PersonId;
  /** Only this one is replaced: the password may have been changed meanwhile. */
  readonly before: string;
  readonly hash: string;
}

/** The same password under newer parameters. Nothing happened that the history should record. */
export async function renewHash(tx: Transaction, renewed: RenewedHash): Promise<void> {
  await tx.run(rehashPassword, renewed);
}

/** Takes from a person everything with which they could act or sign in. Their login is free again. */
export async function lockOut(edit: Edit, person: Person): Promise<void> {
  await revokeAllOf(edit, person);
  edit.tx.send(deletePassword, { org: edit.org, personId: person.id });
  edit.tx.send(deleteLoginIndex, { org: edit.org, loginKey: loginKey(person.login) });
}
